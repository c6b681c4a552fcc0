import { hash, verify } from '@node-rs/argon2';
import { isCommonPassword } from './common-passwords';
import { newSecret } from './secrets';

const shortest = 12;
const longest = 256;

/** Argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP password storage cheat sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

let decoy: Promise<string> | null = null;

/**
 * Whether the password is the one that was hashed. Without a hash (no such account, or one without a password) it is
 * false, after the same work: how long the answer takes does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(newSecret());
  const right = await verify(passwordHash ?? (await decoy), password.slice(0, longest * 2).normalize('NFC'));
  return right && passwordHash !== null;
}

/**
 * What is wrong with a new password, in Indonesian, or null. Length and a list of known passwords, no rules of
 * composition (OWASP ASVS 5, 6.2). `about` holds words that say nothing new about its owner: address, name, office.
 */
export function findPasswordProblem(password: string, about: readonly string[] = []): string | null {
  const length = [...password].length;
  if (length < shortest) {
    return `Kata sandi terlalu pendek: ${length} karakter. Pakai paling sedikit ${shortest}, misalnya beberapa kata.`;
  }
  if (length > longest) return `Kata sandi terlalu panjang: ${length} karakter. Pakai paling banyak ${longest}.`;
  if (isCommonPassword(password, about)) {
    return 'Kata sandi ini mudah ditebak: termasuk yang sering dipakai, berpola, atau memuat nama sendiri. Pilih yang lain.';
  }
  return null;
}
