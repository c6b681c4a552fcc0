import { createHash } from 'node:crypto';
import { type RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../client';
import { createLimiter } from './limiters';

/**
 * Different wrong secrets that an address may send within a quarter of an hour. Nobody guesses 256 random bits; this
 * keeps those who try from keeping the server busy, and them from telling one answer from another by trying often.
 */
export const shareGuessLimits = { wrong: 30, seconds: 15 * 60 } as const;

type Limiters = { wrong: RateLimiterDrizzle; again: RateLimiterDrizzle };

const kept = new WeakMap<Database, Limiters>();

function limitersOf(database: Database): Limiters {
  const known = kept.get(database);
  if (known) return known;
  const limiter = (keyPrefix: string, points: number) =>
    createLimiter(database, { keyPrefix, points, seconds: shareGuessLimits.seconds });
  const limiters = { wrong: limiter('share', shareGuessLimits.wrong), again: limiter('share-again', 1) };
  kept.set(database, limiters);
  return limiters;
}

/** Whether an address has sent as many wrong secrets as it may. Until that passes, it is told that no link works. */
export async function hasGuessedTooOften(database: Database, address: string): Promise<boolean> {
  const found = await limitersOf(database).wrong.get(address);
  return found !== null && found.consumedPoints >= shareGuessLimits.wrong;
}

/**
 * Counts a wrong secret. The same one counts once: a whole phone network may share an address, and all of a group open
 * the link that has expired.
 */
export async function countWrongShare(
  database: Database,
  wrong: { address: string; secretHash: string },
): Promise<void> {
  const { again, wrong: limiter } = limitersOf(database);
  const key = createHash('sha256').update(`${wrong.address} ${wrong.secretHash}`).digest('base64url');
  if (await consume(again, key)) await consume(limiter, wrong.address);
}

async function consume(limiter: RateLimiterDrizzle, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
