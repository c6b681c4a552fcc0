import { createHash } from 'node:crypto';
import { type RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../client';
import { createLimiter } from './limiters';

/**
 * Failed sign-ins within a quarter of an hour. An account takes few from one device or address, for nobody mistypes a
 * password ten times; an address takes more over all accounts, for a whole office or a phone network may share one; and an
 * account takes a hundred from all addresses together, which is what a guesser with many of them has. A device from which the
 * account has signed in before is held to its own ten alone: nobody else can shut it out.
 */
export const signInLimits = { own: 10, address: 50, account: 100, seconds: 15 * 60 } as const;

/**
 * Limits of guesses within a quarter of an hour at one-time links, the code of the first run, codes of second factors, and the
 * password of a signed-in user. As at signing in, an address may try more than an account, since many users may share it.
 */
const guessLimits = { invitation: 50, recipient: 50, firstRun: 20, code: 10, password: 10 } as const;
export type Guess = { kind: keyof typeof guessLimits; key: string };

/** `device`: what a device from which the account has signed in before is counted by; null: it has not. */
type Attempt = { email: string; address: string; device: string | null };
type Limiters = Record<'account' | 'address' | 'device' | 'pair' | Guess['kind'], RateLimiterDrizzle>;

const kept = new WeakMap<Database, Limiters>();

function limitersOf(database: Database): Limiters {
  const known = kept.get(database);
  if (known) return known;
  const limiter = (keyPrefix: string, points: number) =>
    createLimiter(database, { keyPrefix, points, seconds: signInLimits.seconds });
  const limiters = {
    device: limiter('device', signInLimits.own),
    pair: limiter('pair', signInLimits.own),
    account: limiter('account', signInLimits.account),
    address: limiter('address', signInLimits.address),
    invitation: limiter('invitation', guessLimits.invitation),
    recipient: limiter('recipient', guessLimits.recipient),
    firstRun: limiter('first-run', guessLimits.firstRun),
    code: limiter('code', guessLimits.code),
    password: limiter('password', guessLimits.password),
  };
  kept.set(database, limiters);
  return limiters;
}

/** An account's key is a digest: whatever was typed into the field is not kept, whether or not it is a user's. */
function accountKey(email: string): string {
  return createHash('sha256').update(email).digest('base64url');
}

function pairKey({ email, address }: Attempt): string {
  return accountKey(`${email} ${address}`);
}

/**
 * Counts an attempt before the password is looked at, so that a hundred at once count as a hundred. Returns 0 when it
 * may go on, otherwise the milliseconds after which the next one may. What is over a narrower limit does not count for a
 * wider one: an address could shut an account for all by going on.
 */
export async function countSignInAttempt(database: Database, attempt: Attempt): Promise<number> {
  const { account, address, device, pair } = limitersOf(database);
  if (attempt.device !== null) return consume(device, attempt.device);
  return (
    (await consume(address, attempt.address)) ||
    (await consume(pair, pairKey(attempt))) ||
    (await consume(account, accountKey(attempt.email)))
  );
}

async function consume(limiter: RateLimiterDrizzle, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(refused.msBeforeNext, 1);
    throw refused;
  }
}

/** After a right password: its device, or its address, starts afresh with the account, and the attempt itself does not count. */
export async function forgetSignInAttempt(database: Database, attempt: Attempt): Promise<void> {
  const { account, address, device, pair } = limitersOf(database);
  if (attempt.device !== null) {
    await device.delete(attempt.device);
    return;
  }
  await Promise.all([
    ...[pair.delete(pairKey(attempt)), address.reward(attempt.address)],
    account.reward(accountKey(attempt.email)),
  ]);
}

/** Counts a guess before it is checked. Returns the milliseconds to wait; 0: the guess is allowed. */
export function countGuess(database: Database, { kind, key }: Guess): Promise<number> {
  return consume(limitersOf(database)[kind], key);
}

/** After a right guess: it does not count. */
export async function forgetGuess(database: Database, { kind, key }: Guess): Promise<void> {
  await limitersOf(database)[kind].reward(key);
}
