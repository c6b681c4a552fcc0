import type { Database } from '../../../db/client';
import { type Actor, createToken, createUser, type NewUser, setPassword } from '../../../db/writes/users';
import { Problem } from '../../domain/problems';
import { findPasswordProblem, hashPassword } from './passwords';
import { hashSecret, newToken } from './secrets';

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

async function acceptPassword(password: string, about: readonly string[]): Promise<string> {
  const problem = findPasswordProblem(password, about);
  if (problem === null) return hashPassword(password);
  throw new Problem('password-refused', problem);
}

/** Makes an API token for a user and returns it: the one time that anybody sees it. @throws Problem 404 or 409 */
export async function issueToken(database: Database, input: { email: string }, actor: Actor): Promise<string> {
  const token = newToken();
  await createToken(database, { email: input.email, tokenHash: hashSecret(token) }, actor);
  return token;
}
