import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { rangeOfCode } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { type AccountRole, fitsRole, levelOfRole, parseEmail, userLimits } from '../../lib/domain/users';
import type { Database, Transaction } from '../client';
import { apiTokens, areas, invitations, sessions, users } from '../schema';
import { requireOtherAdministrator } from './administrators';
import { recordAudit } from './audit';

/** Who makes the change; null: the operator at the command line. */
export type Actor = { id: number | null };

export type NewUser = {
  email: string;
  name: string;
  office: string;
  role: AccountRole;
  areaCode: string;
  /** Argon2id, from lib/server/auth/passwords.ts; null where nobody signs in with a password. */
  passwordHash: string | null;
};

/** An account that no other transaction changes meanwhile. */
export type LockedUser = {
  id: number;
  email: string;
  name: string;
  office: string;
  role: AccountRole;
  areaCode: string;
  areaLo: number;
  hasPassword: boolean;
  disabled: boolean;
};

const roleAreas: Record<AccountRole, string> = {
  admin: 'Indonesia (id)',
  provinsi: 'provinsi, misalnya 32',
  kabupaten: 'kabupaten atau kota, misalnya 32.15',
  kecamatan: 'kecamatan, misalnya 32.15.03',
  pembaca: 'wilayah mana pun',
};

/**
 * Adds a user.
 * @throws Problem 422 for an address, name or area that does not do, 409 for an address that is taken
 */
export async function createUser(database: Database, input: NewUser, actor: Actor): Promise<{ id: number }> {
  return database.transaction((transaction) => addUser(transaction, input, actor));
}

/** As `createUser`, in a transaction of the caller's that does more. */
export async function addUser(transaction: Transaction, input: NewUser, actor: Actor): Promise<{ id: number }> {
  const email = parseEmail(input.email);
  if (!email) throw new Problem('email-invalid', `'${input.email}' bukan alamat email.`);
  const { name, office } = readUserWords(input);
  await requireArea(transaction, input);
  const { lo, hi } = rangeOfCode(input.areaCode);
  const { role, areaCode, passwordHash } = input;
  const [user] = await transaction
    .insert(users)
    .values({ email, name, office, role, areaCode, areaLo: lo, areaHi: hi, passwordHash })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  if (!user) {
    throw new Problem('email-taken', `Sudah ada pengguna dengan alamat ${email}. Pakai alamat lain.`);
  }
  await recordUser(transaction, actor, { action: 'user.create', email, lo, detail: { name, role, areaCode } });
  return user;
}

/** Name and office as they are kept. @throws Problem 422 */
export function readUserWords(input: { name: string; office: string }): { name: string; office: string } {
  const [name, office] = [input.name, input.office].map((text) => text.replaceAll(/\s+/gu, ' ').trim()) as [
    string,
    string,
  ];
  if (name === '') throw new Problem('name-missing', 'Tulis nama pengguna.');
  for (const [label, text] of [
    ['Nama', name],
    ['Kantor', office],
  ] as const) {
    if (text.length > userLimits.words) {
      throw new Problem('user-words', `${label} paling banyak ${userLimits.words} huruf; ini ${text.length}.`);
    }
  }
  return { name, office };
}

/** Whether the area is known and a user of the role can have it. @throws Problem 422 */
export async function requireArea(
  transaction: Transaction,
  { role, areaCode }: { role: AccountRole; areaCode: string },
): Promise<void> {
  const [known] = await transaction.select({ code: areas.code }).from(areas).where(eq(areas.code, areaCode)).limit(1);
  if (!known) {
    throw new Problem(
      'area-unknown',
      `Tidak ada wilayah dengan kode '${areaCode}'. Tulis seperti 32, 32.15 atau 32.15.03; id untuk Indonesia.`,
    );
  }
  if (!fitsRole(role, areaCode)) {
    const level = levelOfRole[role];
    throw new Problem(
      'area-does-not-fit-role',
      `Peran ${role} memerlukan ${level === null ? 'wilayah' : 'kode'} ${roleAreas[role]}; '${areaCode}' tidak cocok.`,
    );
  }
}

/** Shuts a user out: every session ends and every token is revoked, in effect with the next request. */
export async function disableUser(database: Database, input: { email: string }, actor: Actor): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    if (user.disabled) throw unchanged(`Akun ${user.email} sudah dinonaktifkan.`);
    if (user.role === 'admin') await requireOtherAdministrator(transaction, user.id);
    await transaction.update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, user.id));
    await endSessions(transaction, user.id);
    await transaction.delete(invitations).where(and(eq(invitations.userId, user.id), isNull(invitations.usedAt)));
    await transaction
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiTokens.userId, user.id), isNull(apiTokens.revokedAt)));
    await recordUser(transaction, actor, { action: 'user.disable', email: user.email, lo: user.areaLo });
  });
}

/** Lets a disabled user in again, with the password as it was; sessions and tokens of before stay ended. */
export async function enableUser(database: Database, input: { email: string }, actor: Actor): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    if (!user.disabled) throw unchanged(`Akun ${user.email} sudah aktif.`);
    await transaction.update(users).set({ disabledAt: null }).where(eq(users.id, user.id));
    await recordUser(transaction, actor, { action: 'user.enable', email: user.email, lo: user.areaLo });
  });
}

/**
 * Sets a new password and ends every session: a user who knew the old one is out. Tokens stay, and the session with the hash
 * `keptSession`.
 */
export async function setPassword(
  database: Database,
  input: { email: string; passwordHash: string; keptSession?: string },
  actor: Actor,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    await transaction.update(users).set({ passwordHash: input.passwordHash }).where(eq(users.id, user.id));
    await endSessions(transaction, user.id, input.keptSession);
    await recordUser(transaction, actor, { action: 'user.password', email: user.email, lo: user.areaLo });
  });
}

/** The account with this address, which no other transaction changes meanwhile. @throws Problem 404 */
export async function lockUser(transaction: Transaction, typed: string): Promise<LockedUser> {
  const [user] = await transaction
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      office: users.office,
      role: users.role,
      areaCode: users.areaCode,
      areaLo: users.areaLo,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      disabled: sql<boolean>`${users.disabledAt} is not null`,
    })
    .from(users)
    .where(eq(users.email, typed.trim().toLowerCase()))
    .for('update');
  if (user) return user;
  throw new Problem('user-unknown', `Tidak ada pengguna dengan alamat '${typed}'.`);
}

/** Ends all sessions of a user, but the one with the hash `kept`. */
export async function endSessions(transaction: Transaction, userId: number, kept?: string): Promise<void> {
  await transaction
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        kept === undefined ? undefined : ne(sessions.hash, kept),
      ),
    );
}

/** The audit row of a change to an account; the account is the subject, by its address. */
export function recordUser(
  transaction: Transaction,
  actor: Actor,
  change: { action: string; email: string; lo: number; detail?: Record<string, unknown> },
): Promise<void> {
  const { action, email, lo, detail = {} } = change;
  return recordAudit(transaction, { userId: actor.id, action, campaignId: null, area: lo, subject: email, detail });
}

/** A change of state that changes nothing. */
export function unchanged(detail: string): Problem {
  return new Problem('user-state', detail);
}
