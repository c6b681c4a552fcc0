import { timingSafeEqual } from 'node:crypto';
import { servingDatabase } from '../../../db/client';
import { getAccount } from '../../../db/queries/users';
import { countSignInAttempt, forgetSignInAttempt } from '../../../db/writes/login-limits';
import { createSession, endSession } from '../../../db/writes/sessions';
import { demoPassword, isPersona } from '../../domain/personas';
import { isKeepable } from '../../domain/texts';
import type { SignInRefusal } from '../../domain/users';
import { openSessionCookie, sessionSeconds } from './cookie';
import { demoIsOn } from './demo';
import { verifyPassword } from './passwords';
import { hashSecret, newSecret } from './secrets';

export type SignIn = { signedIn: true; secret: string } | { signedIn: false; refusal: SignInRefusal };

const wrong: SignIn = { signedIn: false, refusal: { reason: 'wrong' } };

/** Opens a session for who knows the password. The secret goes into the cookie and nowhere else. */
export async function signIn(
  input: { email: string; password: string; address: string },
  database = servingDatabase(),
): Promise<SignIn> {
  const email = input.email.trim().toLowerCase();
  if (email === '' || input.password === '' || !isKeepable(email)) return wrong;
  const attempt = { email, address: input.address };
  const wait = await countSignInAttempt(database, attempt);
  if (wait > 0) return { signedIn: false, refusal: { reason: 'tooMany', minutes: Math.ceil(wait / 60_000) } };
  const account = await getAccount(database, email);
  const right = await isRight({ email, password: input.password, passwordHash: account?.passwordHash ?? null });
  if (!account || account.disabled || !right) return wrong;
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + sessionSeconds * 1000);
  await createSession(database, { userId: account.id, hash: hashSecret(secret), expiresAt });
  await forgetSignInAttempt(database, attempt);
  return { signedIn: true, secret };
}

/** A persona's account opens with the demo's password while the demo is on, and with nothing while it is off. */
async function isRight(input: { email: string; password: string; passwordHash: string | null }): Promise<boolean> {
  const right = await verifyPassword(input.passwordHash, input.password);
  if (!isPersona(input.email)) return right;
  return demoIsOn() && (right || hashEquals(input.password, demoPassword));
}

function hashEquals(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)));
}

/** Ends the session that a cookie speaks for. */
export async function signOut(cookie: string | undefined, database = servingDatabase()): Promise<void> {
  const secret = await openSessionCookie(cookie);
  if (secret !== null) await endSession(database, hashSecret(secret));
}
