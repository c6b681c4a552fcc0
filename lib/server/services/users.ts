import { turnOffSecondFactor } from '../../../db/writes/second-factors';
import { changeSetting } from '../../../db/writes/settings';
import { changeUser, inviteUser, resetUser, type UserWords } from '../../../db/writes/user-changes';
import { disableUser, enableUser } from '../../../db/writes/users';
import { levelOfCode, rangeOfCode } from '../../domain/areas';
import { notFoundProblem, Problem } from '../../domain/problems';
import { type AccountRole, auditedAs, isAllowed, mayManageAccount, rolesManagedBy } from '../../domain/users';
import type { Context } from '../auth/context';
import { issueInvitation } from '../auth/invitations';
import {
  type AccountPage,
  type AccountsRequest,
  findAccount,
  type ListedAccount,
  loadAccounts,
} from '../loaders/user-accounts';

export type { AccountPage, AccountsRequest, ListedAccount, UserWords };

/** A one-time link as it is handed over, this once. */
export type HandedLink = { url: string; expiresAt: Date };

/** Which account is meant. */
export type Which = { id: number } | { email: string };

/**
 * The accounts that the actor may manage, a page at a time.
 * @throws Problem 404 to an actor who manages none, and for an area that is not the actor's
 */
export async function requireAccounts(ctx: Context, request: AccountsRequest): Promise<AccountPage> {
  const found = await loadAccounts(ctx, request);
  if (!found) throw notFoundProblem();
  return found;
}

/** An account that the actor may manage. @throws Problem 404: there is none, or the actor may not manage it */
export async function requireAccount(ctx: Context, which: Which): Promise<ListedAccount> {
  const found = await findAccount(ctx, which);
  if (found) return found;
  throw new Problem('user-unknown', 'Tidak ada pengguna ini di wilayah dan peran yang Anda kelola.');
}

/**
 * Settles that the actor may give an account this role and area.
 * @throws Problem 404 to an actor who manages none, 403 for more than the actor's own rights
 */
function requireGrant(ctx: Context, to: { role: AccountRole; areaCode: string }): void {
  const { actor } = ctx;
  const roles = rolesManagedBy(actor.role);
  if (roles.length === 0) throw notFoundProblem();
  // What is no code is refused where the account is written, in words for it.
  const area = levelOfCode(to.areaCode) === null ? null : rangeOfCode(to.areaCode);
  if (roles.includes(to.role) && (area === null || mayManageAccount(actor, { role: to.role, area }))) return;
  throw new Problem(
    'account-not-yours',
    `Peran ${to.role} untuk wilayah ${to.areaCode} melebihi wewenang Anda: ${roles.join(', ')}, di ${actor.area.code} dan di dalamnya.`,
  );
}

/**
 * Adds an account and gives back the link by which its person sets a password.
 * @param site the server's address where this process does not know it
 * @throws Problem as `requireGrant`, 422 and 409 as `createUser`
 */
export async function invite(
  ctx: Context,
  user: UserWords & { email: string },
  site?: string,
): Promise<{ id: number; link: HandedLink }> {
  requireGrant(ctx, user);
  const { kept, ...link } = issueInvitation(ctx.now, site);
  const { id } = await inviteUser(ctx.database, { ...user, invitation: kept }, { id: auditedAs(ctx.actor) });
  return { id, link };
}

/**
 * Changes name, office, role or area of an account, in effect with its person's next request.
 * @param input.before what the form was opened with; left out: what stands now
 * @throws Problem 404, 403 as `requireGrant`, 409 `user-changed` and `last-administrator`, 422
 */
export async function change(
  ctx: Context,
  which: Which,
  input: { to: { [Word in keyof UserWords]?: UserWords[Word] | undefined }; before?: UserWords },
): Promise<void> {
  const account = await requireAccount(ctx, which);
  const standing = wordsOf(account);
  const { name, office, role, areaCode } = input.to;
  const to: UserWords = {
    name: name ?? standing.name,
    office: office ?? standing.office,
    role: role ?? standing.role,
    areaCode: areaCode ?? standing.areaCode,
  };
  requireGrant(ctx, to);
  const { email } = account;
  await changeUser(ctx.database, { email, before: input.before ?? standing, to }, { id: auditedAs(ctx.actor) });
}

function wordsOf({ name, office, role, area }: ListedAccount): UserWords {
  return { name, office, role, areaCode: area.code };
}

/** Shuts an account, or opens it again. @throws Problem 404, 409 `user-state` and `last-administrator` */
export async function setDisabled(ctx: Context, which: Which, disabled: boolean): Promise<void> {
  const { email } = await requireAccount(ctx, which);
  const actor = { id: auditedAs(ctx.actor) };
  await (disabled ? disableUser(ctx.database, { email }, actor) : enableUser(ctx.database, { email }, actor));
}

/**
 * Gives an account a new link to set a password; the old password and all sessions end.
 * @throws Problem 404, 409
 */
export async function reset(ctx: Context, which: Which, site?: string): Promise<HandedLink> {
  const { email } = await requireAccount(ctx, which);
  const { kept, ...link } = issueInvitation(ctx.now, site);
  await resetUser(ctx.database, { email, invitation: kept }, { id: auditedAs(ctx.actor) });
  return link;
}

/** Takes the second factor of an account away: its person has lost the phone and the codes. @throws Problem 404, 409 */
export async function resetSecondFactor(ctx: Context, which: Which): Promise<void> {
  const { email } = await requireAccount(ctx, which);
  await turnOffSecondFactor(ctx.database, { email }, { id: auditedAs(ctx.actor) });
}

/** Says whether administrators and provinces must have a second factor. @throws Problem 404 to an actor who is no administrator */
export async function requireSecondFactors(ctx: Context, required: boolean): Promise<void> {
  if (!isAllowed({ role: ctx.actor.role, verb: 'manage', relation: 'own' })) throw notFoundProblem();
  const value = required ? 'required' : null;
  await changeSetting(ctx.database, { key: 'secondFactor', value }, { id: auditedAs(ctx.actor) });
}
