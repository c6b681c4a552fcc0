import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { Problem } from '../../lib/domain/problems';
import type { Database } from '../client';
import { users } from '../schema';
import { type Actor, lockUser, recordUser } from './users';

/**
 * Stores a secret that the user has not yet confirmed. Signing in does not ask for it before `turnOnSecondFactor`.
 * @throws Problem 409 where a second factor is on
 */
export async function keepSecret(database: Database, userId: number, secret: string): Promise<void> {
  const kept = await database
    .update(users)
    .set({ totpSecret: secret, totpStep: null })
    .where(and(eq(users.id, userId), isNull(users.totpSince)))
    .returning({ id: users.id });
  if (kept.length === 0) throw alreadyOn();
}

/** Makes each sign-in ask for a code from now on. @throws Problem 409 when it does already */
export async function turnOnSecondFactor(
  database: Database,
  input: { email: string; step: number; recoveryHashes: string[] },
  actor: Actor,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    const { step: totpStep, recoveryHashes } = input;
    const turned = await transaction
      .update(users)
      .set({ totpSince: sql`now()`, totpStep, recoveryHashes })
      .where(and(eq(users.id, user.id), isNull(users.totpSince), isNotNull(users.totpSecret)))
      .returning({ id: users.id });
    if (turned.length === 0) throw alreadyOn();
    await recordUser(transaction, actor, { action: 'user.factor.on', email: user.email, lo: user.areaLo });
  });
}

/** Removes the second factor of an account. @throws Problem 404, 409 when it has none */
export async function turnOffSecondFactor(database: Database, input: { email: string }, actor: Actor): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    const turned = await transaction
      .update(users)
      .set({ totpSecret: null, totpSince: null, totpStep: null, recoveryHashes: [] })
      .where(and(eq(users.id, user.id), isNotNull(users.totpSince)))
      .returning({ id: users.id });
    if (turned.length === 0) {
      throw new Problem('second-factor-state', `Akun ${user.email} tidak memakai kode dua langkah.`);
    }
    await recordUser(transaction, actor, { action: 'user.factor.off', email: user.email, lo: user.areaLo });
  });
}

/** Uses up the code of a time step: false when that step or a later one was used before. */
export async function takeStep(database: Database, userId: number, step: number): Promise<boolean> {
  const taken = await database
    .update(users)
    .set({ totpStep: step })
    .where(and(eq(users.id, userId), or(isNull(users.totpStep), lt(users.totpStep, step))))
    .returning({ id: users.id });
  return taken.length > 0;
}

/** Uses up a recovery code, with its audit row: false when there is no such code left. */
export async function takeRecoveryCode(database: Database, userId: number, hash: string): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const [taken] = await transaction
      .update(users)
      .set({ recoveryHashes: sql`array_remove(${users.recoveryHashes}, ${hash})` })
      .where(and(eq(users.id, userId), sql`${hash} = any(${users.recoveryHashes})`))
      .returning({ email: users.email, lo: users.areaLo, left: sql<number>`cardinality(${users.recoveryHashes})` });
    if (!taken) return false;
    const { email, lo, left } = taken;
    await recordUser(transaction, { id: userId }, { action: 'user.factor.recovery', email, lo, detail: { left } });
    return true;
  });
}

function alreadyOn(): Problem {
  return new Problem('second-factor-state', 'Kode dua langkah sudah dipakai pada akun ini. Muat ulang halaman.');
}
