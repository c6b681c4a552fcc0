import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { sessions } from '../schema';

/**
 * Opens a session. `hash` is the SHA-256 of the secret that the cookie carries, so that a copy of the table opens
 * nothing. Sessions are no change to the figures and have no audit row: the rows themselves, kept for 90 days after
 * their time, say who was signed in and when.
 */
export async function createSession(
  database: Database,
  input: { userId: number; hash: string; expiresAt: Date },
): Promise<void> {
  await database
    .delete(sessions)
    .where(and(eq(sessions.userId, input.userId), lt(sessions.expiresAt, sql`now() - interval '90 days'`)));
  await database.insert(sessions).values(input);
}

/** Ends a session; one that is unknown or has ended is left as it is. */
export async function endSession(database: Database, hash: string): Promise<void> {
  await database
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.hash, hash), isNull(sessions.endedAt)));
}
