import { eq, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { users } from '../schema';

/** The second factor of an account, as signing in needs it; `secret` is encrypted. */
export type KeptFactor = { secret: string | null; on: boolean };

export async function getSecondFactor(database: Database, userId: number): Promise<KeptFactor> {
  const [row] = await database
    .select({ secret: users.totpSecret, on: sql<boolean>`${users.totpSince} is not null` })
    .from(users)
    .where(eq(users.id, userId));
  return row ?? { secret: null, on: false };
}
