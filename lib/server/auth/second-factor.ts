import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Database } from '../../../db/client';
import { getSecondFactor } from '../../../db/queries/second-factors';
import { getSetting } from '../../../db/queries/settings';
import { countGuess, forgetGuess } from '../../../db/writes/login-limits';
import { keepSecret, takeRecoveryCode, takeStep, turnOnSecondFactor } from '../../../db/writes/second-factors';

import { Problem } from '../../domain/problems';
import { needsSecondFactor, type SessionUser } from '../../domain/users';
import { authSecret } from './cookie';
import { hashSecret } from './secrets';
import { tooManyTries } from './too-many-tries';

const recoveryCodes = 10;
const recoverySigns = 24;
/** Without the letters and digits that are read as one another. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, half a minute. */
function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Kejar Target', label, algorithm: 'SHA1', digits: 6, period: 30, secret });
}

function keyOf(): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret(), '', 'kejar second factor', 32));
}

/** A secret as it is kept: a copy of the database alone makes no codes. */
function seal(secret: Secret): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(), nonce);
  const sealed = Buffer.concat([cipher.update(secret.base32, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Null: it was sealed under another AUTH_SECRET. Who manages the account takes the second factor away. */
function unseal(kept: string): Secret | null {
  const bytes = Buffer.from(kept, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Secret.fromBase32(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
  } catch {
    return null;
  }
}

/** Whether an account must have a second factor here and has none. */
export async function lacksRequiredFactor(
  database: Database,
  user: Pick<SessionUser, 'id' | 'role'>,
): Promise<boolean> {
  if (!needsSecondFactor(user.role)) return false;
  if ((await getSetting(database, 'secondFactor')) !== 'required') return false;
  return !(await getSecondFactor(database, user.id)).on;
}

/**
 * Begins a second factor: a new secret as the address that an app reads from a QR code, and to be typed. Nothing asks for
 * it before `proveSecondFactor`.
 * @throws Problem 409 where there is one already
 */
export async function beginSecondFactor(
  database: Database,
  user: SessionUser,
): Promise<{ uri: string; typed: string }> {
  const secret = new Secret({ size: 20 });
  await keepSecret(database, user.id, seal(secret));
  return { uri: totpOf(secret, user.email).toString(), typed: secret.base32.replaceAll(/(.{4})(?=.)/g, '$1 ') };
}

/**
 * Turns the second factor on once its owner has shown a code of it, and gives back the recovery codes: the one time that
 * anybody sees them.
 * @throws Problem 422 `code-wrong`, 429, 409 where it is on already or none was begun
 */
export async function proveSecondFactor(database: Database, user: SessionUser, code: string): Promise<string[]> {
  const kept = await getSecondFactor(database, user.id);
  if (kept.on || kept.secret === null) {
    throw new Problem('second-factor-state', 'Mulai lagi dari halaman Akun saya: kode QR ini tidak berlaku.');
  }
  const step = await guessed(database, user.id, () => stepOf(kept.secret, code));
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  const recoveryHashes = codes.map(hashRecovery);
  await turnOnSecondFactor(database, { email: user.email, step, recoveryHashes }, { id: user.id });
  return codes;
}

/**
 * Settles that a code is right, once: of the app, or a recovery code.
 * @throws Problem 422 `code-wrong`, 429
 */
export async function requireCode(database: Database, userId: number, typed: string): Promise<void> {
  const { secret } = await getSecondFactor(database, userId);
  await guessed(database, userId, async () => {
    const step = stepOf(secret, typed);
    if (step !== null) return (await takeStep(database, userId, step)) ? step : null;
    const recovery = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
    // Of ten signs are those that were given out before they had twenty-four.
    if (![10, recoverySigns].includes(recovery.length)) return null;
    return (await takeRecoveryCode(database, userId, hashSecret(recovery))) ? 0 : null;
  });
}

async function guessed(
  database: Database,
  userId: number,
  look: () => number | null | Promise<number | null>,
): Promise<number> {
  const guess = { kind: 'code', key: String(userId) } as const;
  const wait = await countGuess(database, guess);
  if (wait > 0) throw tooManyTries(wait);
  const step = await look();
  if (step === null) {
    throw new Problem(
      'code-wrong',
      'Tulis enam angka yang sekarang tampil di aplikasi, masing-masing dipakai sekali. Bila selalu ditolak, periksa jam ponsel Anda.',
    );
  }
  await forgetGuess(database, guess);
  return step;
}

/** The time step whose code this is, one before or after now at most; null: of none. */
function stepOf(kept: string | null, typed: string): number | null {
  const token = typed.replaceAll(/\s/g, '');
  const secret = kept === null ? null : unseal(kept);
  if (secret === null || !/^\d{6}$/.test(token)) return null;
  const delta = totpOf(secret, '').validate({ token, window: 1 });
  return delta === null ? null : Math.floor(Date.now() / 30_000) + delta;
}

/** Twenty-four signs (118 random bits) in six groups: too many to be guessed from the digest that is kept of them. */
function newRecoveryCode(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: recoverySigns / 4 }, group).join('-');
}

function hashRecovery(code: string): string {
  return hashSecret(code.replaceAll('-', ''));
}
