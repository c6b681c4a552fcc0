import type { Database } from '../../../db/client';
import { getAccount } from '../../../db/queries/users';
import { countGuess, forgetGuess } from '../../../db/writes/login-limits';
import { createToken } from '../../../db/writes/tokens';
import { type Actor, createUser, type NewUser, setPassword } from '../../../db/writes/users';
import { Problem } from '../../domain/problems';
import { findPasswordProblem, hashPassword } from './passwords';
import { hashSecret, newToken } from './secrets';
import { isRightPassword } from './sign-in';
import { tooManyTries } from './too-many-tries';

/**
 * Adds a user with a password (null: without one, for tokens only).
 * @throws Problem 422 or 409 with what to correct
 */
export async function addUser(
  database: Database,
  input: Omit<NewUser, 'passwordHash'> & { password: string | null },
  actor: Actor,
): Promise<{ id: number }> {
  const { password, ...user } = input;
  const passwordHash = password === null ? null : await acceptPassword(password, [user.email, user.name, user.office]);
  return createUser(database, { ...user, passwordHash }, actor);
}

/** Sets a user's password and ends their sessions. @throws Problem 422 or 404 */
export async function changePassword(
  database: Database,
  input: { email: string; password: string },
  actor: Actor,
): Promise<void> {
  const passwordHash = await acceptPassword(input.password, [input.email]);
  await setPassword(database, { email: input.email, passwordHash }, actor);
}

/**
 * Changes a person's own password, with the current one; all other sessions end. Guesses at the current one count as those
 * of signing in do.
 * @throws Problem 422 for a current password that is wrong or a new one that does not do, 429
 */
export async function changeOwnPassword(
  database: Database,
  user: { id: number; email: string; name: string; office: string },
  input: { current: string; password: string; sessionHash: string },
): Promise<void> {
  const { id, email, name, office } = user;
  await requirePassword(database, user, input.current);
  const passwordHash = await acceptPassword(input.password, [email, name, office]);
  await setPassword(database, { email, passwordHash, keptSession: input.sessionHash }, { id });
}

/**
 * Settles that who acts in a session is its owner, by the password: before what opens the account otherwise is changed or made.
 * Guesses count as those of signing in do.
 * @throws Problem 422 for another password, 429
 */
export async function requirePassword(
  database: Database,
  { id, email }: { id: number; email: string },
  typed: string,
): Promise<void> {
  const guess = { kind: 'password', key: String(id) } as const;
  const wait = await countGuess(database, guess);
  if (wait > 0) throw tooManyTries(wait);
  const account = await getAccount(database, email);
  if (!(await isRightPassword({ email, password: typed, passwordHash: account?.passwordHash ?? null }))) {
    throw new Problem('password-refused', 'Kata sandi yang sekarang tidak cocok.', { extra: { field: 'current' } });
  }
  await forgetGuess(database, guess);
}

/** A new password as it is kept. @throws Problem 422 with what is wrong with it */
export async function acceptPassword(password: string, about: readonly string[]): Promise<string> {
  const problem = findPasswordProblem(password, about);
  if (problem === null) return hashPassword(password);
  throw new Problem('password-refused', problem);
}

/** Makes an API token for a user and returns it: the one time that anybody sees it. @throws Problem 404, 409 or 422 */
export async function issueToken(
  database: Database,
  input: { email: string; name?: string; expiresAt?: Date },
  actor: Actor,
): Promise<string> {
  const token = newToken();
  await createToken(database, { ...input, tokenHash: hashSecret(token) }, actor);
  return token;
}
