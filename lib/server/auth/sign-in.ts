import { timingSafeEqual } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { type Database, servingDatabase } from '../../../db/client';
import { getSecondFactor } from '../../../db/queries/second-factors';
import { getAccount } from '../../../db/queries/users';
import { countSignInAttempt, forgetSignInAttempt } from '../../../db/writes/login-limits';
import { createSession, endSession } from '../../../db/writes/sessions';
import type { AccessEvent } from '../../domain/accesses';
import { demoPassword, isPersona } from '../../domain/personas';
import { Problem } from '../../domain/problems';
import { isKeepable } from '../../domain/texts';
import type { SignInRefusal } from '../../domain/users';
import { authSecret, cookieName, openSessionCookie, sessionCookieOptions, sessionSeconds } from './cookie';
import { demoIsOn } from './demo';
import { findDevice, sealDevice } from './device';
import { verifyPassword } from './passwords';
import { requireCode } from './second-factor';
import { hashSecret, newSecret } from './secrets';
import { notePerson, recordSignIn } from './trail';
import { isDueToNote } from './use-notes';

/** From where somebody signs in. */
export type Browser = {
  /** From `clientAddress`. */
  address: string;
  /** What the browser says of itself, for the list of sessions. */
  agent?: string;
  /** The cookie of the session that the browser has: it ends when another one is opened there. */
  session?: string | undefined;
  /** The cookie of the device. */
  device?: string | undefined;
};

/** The secret goes into the session's cookie and nowhere else; `device` is the cookie of the device. */
export type Opened = { secret: string; device: string };

/** `pending` goes into a cookie and says whose password was right, until the code is typed too. */
export type SignIn = ({ signedIn: true } & Opened) | { signedIn: false; refusal: SignInRefusal; pending?: string };

const wrong: SignIn = { signedIn: false, refusal: { reason: 'wrong' } };

/** How long the code may be typed after the password. */
const pendingSeconds = 10 * 60;

/** The cookie that says whose password was right, between the two steps of a sign-in. */
export function pendingCookieName(): string {
  return cookieName('kejar-dua-langkah');
}

export function pendingCookieOptions() {
  return { ...sessionCookieOptions(), maxAge: pendingSeconds } as const;
}

/**
 * Opens a session for a user who knows the password and, where the account has a second factor, a code of it. Without the code
 * the refusal says `code`, and `signInWithCode` goes on from there.
 */
export async function signIn(
  input: { email: string; password: string; code?: string } & Browser,
  database = servingDatabase(),
): Promise<SignIn> {
  const email = input.email.trim().toLowerCase();
  if (email === '' || input.password === '' || !isKeepable(email)) return wrong;
  const attempt = { email, address: input.address, device: await findDevice(input.device, email) };
  const wait = await countSignInAttempt(database, attempt);
  const account = await getAccount(database, email);
  const tell = (event: AccessEvent) =>
    recordSignIn(database, { event, userId: account?.id ?? null, address: input.address });
  if (wait > 0) {
    // At most one row in five minutes: an attacker who goes on must not fill the table.
    if (isDueToNote(`lockOut ${email} ${input.address}`)) await tell('lockOut');
    return tooMany(wait);
  }
  const right = await isRightPassword({ email, password: input.password, passwordHash: account?.passwordHash ?? null });
  if (!account || account.disabled || !right) {
    await tell('wrong');
    return wrong;
  }
  if ((await getSecondFactor(database, account.id)).on) {
    const pending = await sealPending({ email, passwordHash: account.passwordHash });
    // The account keeps its count: an attacker must not gain tries by a password that was right.
    if (!input.code) return { signedIn: false, refusal: { reason: 'code' }, pending };
    return signInWithCode({ ...input, pending, code: input.code }, database);
  }
  const opened = await openSession({ id: account.id, email }, input, database);
  await forgetSignInAttempt(database, attempt);
  return { signedIn: true, ...opened };
}

/**
 * The second step of a sign-in: a code of the app, or a recovery code.
 * @param input.pending what the first step gave
 */
export async function signInWithCode(
  input: { pending: string; code: string } & Browser,
  database = servingDatabase(),
): Promise<SignIn> {
  const first = await openPending(input.pending);
  const account = first && (await getAccount(database, first.email));
  if (!account || account.disabled || digestOf(account.passwordHash) !== first.digest) return wrong;
  try {
    await requireCode(database, account.id, input.code);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const shut = error.status === 429;
    const event = shut ? 'lockOut' : 'wrong';
    await recordSignIn(database, { event, userId: account.id, address: input.address });
    if (shut) return tooMany(Number(error.extra.milliseconds));
    return { signedIn: false, refusal: { reason: 'code' }, pending: input.pending };
  }
  const { email } = first;
  const opened = await openSession({ id: account.id, email }, input, database);
  await forgetSignInAttempt(database, { email, address: input.address, device: await findDevice(input.device, email) });
  return { signedIn: true, ...opened };
}

function tooMany(wait: number): SignIn {
  return { signedIn: false, refusal: { reason: 'tooMany', minutes: Math.ceil(wait / 60_000) } };
}

/** Opens a session of a user who has been settled to be the one, and ends the one that the browser had. */
export async function openSession(
  user: { id: number; email: string },
  browser: Browser,
  database: Database = servingDatabase(),
): Promise<Opened> {
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + sessionSeconds * 1000);
  // What a browser says of itself may be anything.
  const agent = (browser.agent ?? '').replaceAll(/\p{C}/gu, '').slice(0, 300);
  await createSession(database, { userId: user.id, hash: hashSecret(secret), expiresAt, agent });
  await signOut(browser.session, database);
  notePerson(user.id);
  await recordSignIn(database, { event: 'signIn', userId: user.id, address: browser.address });
  return { secret, device: await sealDevice(browser.device, user.email) };
}

const pendingUse = 'second factor';

/** Encrypted as the session's cookie is, and no session: nothing in it is the secret of one. */
function sealPending(input: { email: string; passwordHash: string | null }): Promise<string> {
  const { email, passwordHash } = input;
  const token = { use: pendingUse, email, digest: digestOf(passwordHash) };
  return encode({ token, secret: authSecret(), maxAge: pendingSeconds });
}

async function openPending(pending: string): Promise<{ email: string; digest: string } | null> {
  try {
    const token = await decode({ token: pending, secret: authSecret() });
    if (token?.use !== pendingUse || typeof token.email !== 'string') return null;
    return { email: token.email, digest: String(token.digest) };
  } catch {
    // Altered, encrypted with another secret or past its time.
    return null;
  }
}

/** Changes with the password: who had it before must type the new one. */
function digestOf(passwordHash: string | null): string {
  return hashSecret(`pending ${passwordHash ?? ''}`);
}

/** A persona's account opens with the demo's password while the demo is on, and with nothing while it is off. */
export async function isRightPassword(input: {
  email: string;
  password: string;
  passwordHash: string | null;
}): Promise<boolean> {
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
