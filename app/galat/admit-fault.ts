import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Reports that the log takes a minute: from one address, and in all. */
export const faultLimits = { address: 30, all: 60 };

const perAll = new RateLimiterMemory({ points: faultLimits.all, duration: 60 });
const perAddress = new RateLimiterMemory({ points: faultLimits.address, duration: 60 });
let left = 0;

async function takes(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

/**
 * Whether the log takes one more report, and how many it has left out since the last one it took; null when it does not.
 * Kept in memory: a flood costs neither the log nor the database anything, and no more addresses are remembered than
 * reports are taken.
 */
export async function admitFault(address: string): Promise<{ left: number } | null> {
  const known = await perAddress.get(address);
  const admitted =
    (known === null || known.remainingPoints > 0) && (await takes(perAll, 'all')) && (await takes(perAddress, address));
  if (!admitted) {
    left += 1;
    return null;
  }
  const result = { left };
  left = 0;
  return result;
}
