import type { Database } from '../../../db/client';
import { countGuess, forgetGuess, type Guess } from '../../../db/writes/login-limits';
import { hashSecret } from './secrets';

/**
 * What a one-time link opens. Null for a guessed secret and in the same way for a link that was used, replaced or is over,
 * and for any from an address that has guessed too often. A right one does not count.
 * @param input.address whom wrong secrets are counted for, from `clientAddress`
 * @param find looks up the SHA-256 of the secret
 */
export async function openOneTimeLink<Found>(
  database: Database,
  input: { kind: Guess['kind']; secret: string; address: string },
  find: (database: Database, secretHash: string) => Promise<Found | null>,
): Promise<Found | null> {
  const guess = { kind: input.kind, key: input.address };
  if ((await countGuess(database, guess)) > 0) return null;
  const found = await find(database, hashSecret(input.secret));
  if (found) await forgetGuess(database, guess);
  return found;
}
