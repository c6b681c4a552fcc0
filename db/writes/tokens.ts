import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { Problem } from '../../lib/domain/problems';
import { tokenEnd, tokenLimits } from '../../lib/domain/users';
import type { Database } from '../client';
import { isValidToken } from '../queries/users';
import { apiTokens, users } from '../schema';
import { type Actor, lockUser, recordUser, unchanged } from './users';

/**
 * Adds an API token to a user; `tokenHash` is the SHA-256 of it, from lib/server/auth/secrets.ts.
 * @throws Problem 404, 409 for an account that is disabled or has as many as it may, 422 for a name that is too long
 */
export async function createToken(
  database: Database,
  input: { email: string; tokenHash: string; name?: string; expiresAt?: Date },
  actor: Actor,
): Promise<{ id: number }> {
  const { expiresAt = tokenEnd(new Date()) } = input;
  const name = (input.name ?? '').replaceAll(/\s+/gu, ' ').trim();
  if (name.length > tokenLimits.name) {
    throw new Problem('token-words', `Nama token paling banyak ${tokenLimits.name} huruf; ini ${name.length}.`);
  }
  return database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    if (user.disabled) throw unchanged(`Akun ${user.email} dinonaktifkan. Aktifkan dahulu, lalu buat token.`);
    const [held] = await transaction
      .select({ count: count() })
      .from(apiTokens)
      .where(and(eq(apiTokens.userId, user.id), isValidToken()));
    if (held && held.count >= tokenLimits.held) {
      throw unchanged(`Akun ${user.email} sudah punya ${tokenLimits.held} token. Cabut yang tidak dipakai dahulu.`);
    }
    const [token] = await transaction
      .insert(apiTokens)
      .values({ hash: input.tokenHash, userId: user.id, name, expiresAt })
      .returning({ id: apiTokens.id });
    if (!token) throw new Error('the token was not written');
    await recordUser(transaction, actor, {
      action: 'token.create',
      email: user.email,
      lo: user.areaLo,
      detail: { id: token.id, name, expiresAt: expiresAt.toISOString() },
    });
    return token;
  });
}

/**
 * Revokes an API token, in effect with the next request: by its hash, or by its number among those of a user.
 * @throws Problem 404
 */
export async function revokeToken(
  database: Database,
  which: { tokenHash: string } | { id: number; userId: number },
  actor: Actor,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const [revoked] = await transaction
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .from(users)
      .where(
        and(
          'id' in which
            ? and(eq(apiTokens.id, which.id), eq(apiTokens.userId, which.userId))
            : eq(apiTokens.hash, which.tokenHash),
          isNull(apiTokens.revokedAt),
          eq(users.id, apiTokens.userId),
        ),
      )
      .returning({ email: users.email, lo: users.areaLo, id: apiTokens.id, name: apiTokens.name });
    if (!revoked) throw new Problem('token-unknown', 'Token ini tidak ada atau sudah dicabut.');
    const { email, lo, id, name } = revoked;
    await recordUser(transaction, actor, { action: 'token.revoke', email, lo, detail: { id, name } });
  });
}
