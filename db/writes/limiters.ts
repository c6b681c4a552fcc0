import { lt } from 'drizzle-orm';
import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import type { Database } from '../client';
import { loginLimits } from '../schema';

/**
 * A limiter whose counts stand in the database, so that all servers share them. The library would remove what has expired by a
 * timer for each limiter, which outlives the database's connections: the clock does it instead, by `deleteExpiredLimits`.
 */
export function createLimiter(
  database: Database,
  limit: { keyPrefix: string; points: number; seconds: number },
): RateLimiterDrizzle {
  const { keyPrefix, points, seconds } = limit;
  return new RateLimiterDrizzle({
    ...{ storeClient: database, schema: loginLimits, keyPrefix, points, duration: seconds },
    clearExpiredByTimeout: false,
  });
}

/** Removes the counts whose time is over; a limiter takes them as none already. */
export async function deleteExpiredLimits(database: Database, now: Date): Promise<void> {
  await database.delete(loginLimits).where(lt(loginLimits.expire, now));
}
