import { and, eq, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { apiTokens, sessions } from '../schema';

/**
 * Opens a session. `hash` is the SHA-256 of the secret that the cookie carries, so that a copy of the table opens
 * nothing. Sessions are no change to the figures and have no audit row: the rows themselves, kept for 90 days after
 * their time, say who was signed in and when.
 */
export async function createSession(
  database: Database,
  input: { userId: number; hash: string; expiresAt: Date; agent?: string },
): Promise<void> {
  await database
    .delete(sessions)
    .where(and(eq(sessions.userId, input.userId), lt(sessions.expiresAt, sql`now() - interval '90 days'`)));
  await database.insert(sessions).values(input);
}

/** Interval between two notes of a use: a page sends many requests. */
const notedFor = sql`interval '5 minutes'`;

/** Notes the time of a session's last use, to some minutes. */
export async function noteSessionUse(database: Database, hash: string): Promise<void> {
  await database
    .update(sessions)
    .set({ usedAt: sql`now()` })
    .where(and(eq(sessions.hash, hash), or(isNull(sessions.usedAt), lt(sessions.usedAt, sql`now() - ${notedFor}`))));
}

/** Notes the time of an API token's last use, to some minutes. */
export async function noteTokenUse(database: Database, hash: string): Promise<void> {
  await database
    .update(apiTokens)
    .set({ usedAt: sql`now()` })
    .where(and(eq(apiTokens.hash, hash), or(isNull(apiTokens.usedAt), lt(apiTokens.usedAt, sql`now() - ${notedFor}`))));
}

/** Ends a session of a user by its number; false: it is another user's, or has ended. */
export async function endSessionOf(database: Database, userId: number, id: number): Promise<boolean> {
  const ended = await database
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends all sessions of a user but one, and says how many. */
export async function endOtherSessions(database: Database, userId: number, keptHash: string): Promise<number> {
  const ended = await database
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), ne(sessions.hash, keptHash), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length;
}

/** Ends a session; one that is unknown or has ended is left as it is. */
export async function endSession(database: Database, hash: string): Promise<void> {
  await database
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.hash, hash), isNull(sessions.endedAt)));
}
