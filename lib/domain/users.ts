import { type AreaLevel, type AreaRange, type AreaRelation, levelOfCode, relationOf } from './areas';

export const roles = ['admin', 'provinsi', 'kabupaten', 'kecamatan', 'pembaca'] as const;
/** What an account may have. */
export type AccountRole = (typeof roles)[number];

/** `tamu`: a guest who opened a share link, without an account: a guest sees one area and nothing above or beside it. */
export type Role = AccountRole | 'tamu';

/**
 * view: open pages, API and exports of an area. compare: see the headline of an area above one's own, in the
 * breadcrumb. import: check, commit and undo uploads. publish: freeze a sheet for a meeting, hand out a link to it.
 * setTargets: say what the target of an area is, and decide what others propose for it; the level above decides, so a
 * province may not for itself, and who may import but not this proposes. office: change the letterhead, signature and
 * daily recap of the office of an area. logOutages: say when a server or channel was down for an area. recordVisits: record
 * who went to an area, why and what came of it: its own office or one above. ask: put a question to the office of an area about
 * its figures; who may import there answers it. signOff: close the
 * days of an area, and open them again; the level above does, so an office may for what is inside it and not for itself,
 * but the nation has nobody above. users: the accounts of an area, of the roles that `mayManageAccount` says. audit: read who
 * changed what about an area. manage: campaigns, areas, settings.
 */
export const verbs = [
  'view',
  'compare',
  'import',
  'setTargets',
  'publish',
  'office',
  'users',
  'logOutages',
  'recordVisits',
  'ask',
  'signOff',
  'audit',
  'manage',
] as const;
export type Verb = (typeof verbs)[number];

const inside: readonly AreaRelation[] = ['own', 'descendant'];
const nowhere: readonly AreaRelation[] = [];
const below: readonly AreaRelation[] = ['descendant'];
const own: readonly AreaRelation[] = ['own'];
const above: readonly AreaRelation[] = ['own', 'ancestor', 'descendant'];

/** Role × verb → the areas, by their relation to the user's own, for which it is allowed. Everything else is refused. */
const matrix: Record<Role, Record<Verb, readonly AreaRelation[]>> = {
  admin: {
    ...{ view: inside, compare: above, import: inside, setTargets: inside },
    ...{ publish: inside, office: inside, users: inside, manage: inside },
    ...{ logOutages: inside, recordVisits: inside, ask: inside, signOff: inside, audit: inside },
  },
  provinsi: {
    ...{ view: inside, compare: above, import: inside, setTargets: below },
    ...{ publish: inside, office: inside, users: inside, manage: nowhere },
    ...{ logOutages: inside, recordVisits: inside, ask: inside, signOff: below, audit: inside },
  },
  kabupaten: {
    ...{ view: inside, compare: above, import: inside, setTargets: nowhere },
    ...{ publish: inside, office: inside, users: inside, manage: nowhere },
    ...{ logOutages: inside, recordVisits: inside, ask: inside, signOff: below, audit: inside },
  },
  kecamatan: {
    ...{ view: inside, compare: above, import: inside, setTargets: nowhere },
    ...{ publish: inside, office: own, users: nowhere, manage: nowhere },
    ...{ logOutages: own, recordVisits: inside, ask: inside, signOff: below, audit: nowhere },
  },
  pembaca: {
    ...{ view: inside, compare: above, import: nowhere, setTargets: nowhere },
    ...{ publish: nowhere, office: nowhere, users: nowhere, manage: nowhere },
    ...{ logOutages: nowhere, recordVisits: nowhere, ask: inside, signOff: nowhere, audit: nowhere },
  },
  tamu: {
    ...{ view: own, compare: own, import: nowhere, setTargets: nowhere },
    ...{ publish: nowhere, office: nowhere, users: nowhere, manage: nowhere },
    ...{ logOutages: nowhere, recordVisits: nowhere, ask: nowhere, signOff: nowhere, audit: nowhere },
  },
};

export function isAllowed(input: { role: Role; verb: Verb; relation: AreaRelation }): boolean {
  return matrix[input.role][input.verb].includes(input.relation);
}

/** The roles whose accounts a role may manage: its own and those below. A reader's role lies below all that manage. */
const managedRoles: Record<Role, readonly AccountRole[]> = {
  admin: roles,
  provinsi: ['provinsi', 'kabupaten', 'kecamatan', 'pembaca'],
  kabupaten: ['kabupaten', 'kecamatan', 'pembaca'],
  kecamatan: [],
  pembaca: [],
  tamu: [],
};

/** The roles that a person may give to an account. */
export function rolesManagedBy(role: Role): readonly AccountRole[] {
  return managedRoles[role];
}

/** Whether a person may manage an account of this role in this area: what one holds oneself or below, in both. */
export function mayManageAccount(
  person: Pick<Person, 'role' | 'area'>,
  account: { role: AccountRole; area: AreaRange },
): boolean {
  const relation = relationOf(person.area, account.area);
  return isAllowed({ role: person.role, verb: 'users', relation }) && managedRoles[person.role].includes(account.role);
}

/** Whether accounts of a role are offered a second factor, and must have one where the installation says so. */
export function needsSecondFactor(role: Role): boolean {
  return role === 'admin' || role === 'provinsi';
}

/** What decides what is seen and done, and in whose name it is printed. */
export type Person = {
  email: string;
  name: string;
  office: string;
  role: Role;
  /** The person's own area; the nation is `id`. */
  area: { code: string; lo: number; hi: number };
};

/** An account, read from the database for the request that speaks for it. */
export type SessionUser = Person & { kind: 'user'; id: number };

/**
 * Who acts: a user with an account, a guest with a share link, the operator at the command line, or the clock that
 * prepares what is due.
 */
export type Actor = SessionUser | Guest | (Person & { kind: 'operator' | 'schedule' });

/** `link`: its number, and the address from which it was opened. */
type Guest = Person & { kind: 'guest'; link?: { id: number; address: string } };

/** The number of the actor's account; null: only a user has one. */
export function accountOf(actor: Actor): number | null {
  return actor.kind === 'user' ? actor.id : null;
}

/**
 * The account that the audit names for what the actor does; null: the operator or the clock did it.
 * @throws Error for a guest, who changes nothing
 */
export function auditedAs(actor: Actor): number | null {
  if (actor.kind === 'guest') throw new Error('a guest changes nothing');
  return accountOf(actor);
}

/** The level that a role's own area has; null: any. */
export const levelOfRole: Record<AccountRole, AreaLevel | null> = {
  admin: 0,
  provinsi: 1,
  kabupaten: 2,
  kecamatan: 3,
  pembaca: null,
};

/** Whether the code names an area that a user of this role can have as their own. */
export function fitsRole(role: AccountRole, areaCode: string): boolean {
  const level = levelOfCode(areaCode);
  return level !== null && (levelOfRole[role] ?? level) === level;
}

/** How much of an account's words is kept, and for how long its link opens. */
export const userLimits = { words: 120, invitationDays: 7, page: 50, importRows: 10_000 } as const;

/** A session ends so long after it began, and earlier when nothing was asked with it for so many hours. */
export const sessionLimits = { days: 7, idleHours: 12 } as const;

/** API tokens that an account may hold at once, the length of their names, and the days that they are valid. */
export const tokenLimits = { held: 20, name: 60, days: 90, mostDays: 365 } as const;

/** When a token that is made now ends. */
export function tokenEnd(now: Date, days: number = tokenLimits.days): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

/**
 * Where an account stands. invited: its person has a link and has not set a password yet; noPassword: neither, it opens
 * with API tokens only.
 */
export const accountStates = ['active', 'invited', 'noPassword', 'disabled'] as const;
export type AccountState = (typeof accountStates)[number];

const emailPattern = /^[^\s@<>"'(),:;\\]+@[^\s@<>"'(),:;\\]+\.[^\s@<>"'(),:;\\.]+$/;

/** An e-mail address as it is stored and compared: lower case, no spaces around. Null when it is none. */
export function parseEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && emailPattern.test(email) ? email : null;
}

/**
 * Why signing in was refused. An unknown address, a wrong password and a disabled account are not told apart. `code`: the
 * password was right and the account asks for a second factor.
 */
export type SignInRefusal = { reason: 'wrong' | 'code' } | { reason: 'tooMany'; minutes: number };
