import { turnOffSecondFactor } from '../../../db/writes/second-factors';
import { endOtherSessions, endSessionOf } from '../../../db/writes/sessions';
import { revokeToken } from '../../../db/writes/tokens';
import { isPersona } from '../../domain/personas';
import { Problem } from '../../domain/problems';
import { auditedAs, tokenEnd, tokenLimits } from '../../domain/users';
import { changeOwnPassword, issueToken, requirePassword } from '../auth/accounts';
import type { UserContext } from '../auth/context';
import { beginSecondFactor, proveSecondFactor, requireCode } from '../auth/second-factor';
import { isSecondFactorRequired } from '../loaders/user-accounts';

/** The password that is typed again: a session that was left open, or stolen, is not enough. */
type Proof = { current: string };

/**
 * Changes one's own password; all other sessions end.
 * @param input.sessionHash of the session that stays
 * @throws Problem 422 for a current password that is wrong or a new one that does not do, 429
 */
export async function changeMyPassword(
  ctx: UserContext,
  input: { current: string; password: string; sessionHash: string },
): Promise<void> {
  const { actor, database } = ctx;
  if (isPersona(actor.email)) {
    throw new Problem('user-state', 'Akun demo dibuka dengan kata sandi demo, yang tidak dapat diganti.');
  }
  await changeOwnPassword(database, actor, input);
}

/** Ends one of one's own sessions. @throws Problem 422 for another password, 429, 404 */
export async function endMySession(ctx: UserContext, { id, current }: { id: number } & Proof): Promise<void> {
  await requirePassword(ctx.database, ctx.actor, current);
  if (await endSessionOf(ctx.database, ctx.actor.id, id)) return;
  throw new Problem('session-unknown', 'Sesi ini tidak ada atau sudah berakhir.');
}

/** Ends all of one's own sessions but the one with this hash, and says how many. @throws Problem 422 for another password, 429 */
export async function endMyOtherSessions(
  ctx: UserContext,
  { sessionHash, current }: { sessionHash: string } & Proof,
): Promise<number> {
  await requirePassword(ctx.database, ctx.actor, current);
  return endOtherSessions(ctx.database, ctx.actor.id, sessionHash);
}

/** Makes an API token for oneself: the one time that anybody sees it. @throws Problem 422, 409, 429 */
export async function makeMyToken(
  ctx: UserContext,
  { name, days, current }: { name: string; days: number } & Proof,
): Promise<string> {
  if (name.trim() === '') throw new Problem('token-words', 'Beri nama menurut pemakaiannya, misalnya Skrip rekap.');
  if (!Number.isInteger(days) || days < 1 || days > tokenLimits.mostDays) {
    throw new Problem('token-words', `Token berlaku 1 sampai ${tokenLimits.mostDays} hari.`);
  }
  await requirePassword(ctx.database, ctx.actor, current);
  const made = { email: ctx.actor.email, name, expiresAt: tokenEnd(ctx.now, days) };
  return issueToken(ctx.database, made, { id: auditedAs(ctx.actor) });
}

/** Revokes one of one's own API tokens. @throws Problem 404 */
export async function revokeMyToken(ctx: UserContext, id: number): Promise<void> {
  await revokeToken(ctx.database, { id, userId: ctx.actor.id }, { id: auditedAs(ctx.actor) });
}

/** Begins a second factor of one's own: what the app reads. @throws Problem 422 for another password, 429, 409 */
export async function beginMySecondFactor(
  ctx: UserContext,
  { current }: Proof,
): Promise<{ uri: string; typed: string }> {
  await requirePassword(ctx.database, ctx.actor, current);
  return beginSecondFactor(ctx.database, ctx.actor);
}

/** Turns one's own second factor on with its first code; the recovery codes, this once. @throws Problem 409, 422, 429 */
export function proveMySecondFactor(ctx: UserContext, code: string): Promise<string[]> {
  return proveSecondFactor(ctx.database, ctx.actor, code);
}

/**
 * Takes one's own second factor away, with the password and a code of it.
 * @throws Problem 409 where there is none or it is required, 422, 429
 */
export async function stopMySecondFactor(ctx: UserContext, { code, current }: { code: string } & Proof): Promise<void> {
  await requirePassword(ctx.database, ctx.actor, current);
  if (await isSecondFactorRequired(ctx, ctx.actor)) {
    throw new Problem('second-factor-state', 'Administrator mewajibkan kode dua langkah untuk peran Anda.');
  }
  await requireCode(ctx.database, ctx.actor.id, code);
  await turnOffSecondFactor(ctx.database, { email: ctx.actor.email }, { id: ctx.actor.id });
}
