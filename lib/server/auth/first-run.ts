import { randomInt } from 'node:crypto';
import { type Database, servingDatabase } from '../../../db/client';
import { countGuess, forgetGuess } from '../../../db/writes/login-limits';
import { awaitsFirstAdministrator, createFirstAdministrator, keepFirstRunCode } from '../../../db/writes/user-first';
import { personas } from '../../domain/personas';
import { Problem } from '../../domain/problems';
import { acceptPassword } from './accounts';
import { demoIsOn } from './demo';
import { hashSecret } from './secrets';
import { tooManyTries } from './too-many-tries';

/** Without the letters and digits that are read as one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The demo's administrator is one only where there is a demo. */
function notCounted(): string[] {
  return demoIsOn() ? [] : personas.map(({ email }) => email);
}

/**
 * Makes a code of 20 signs (99 random bits) with which a browser may make the first administrator. Null where there is an
 * administrator. Each start makes another one, for only its hash is kept.
 */
export async function issueFirstRunCode(database: Database): Promise<string | null> {
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join(''),
  );
  const code = groups.join('-');
  const kept = await keepFirstRunCode(database, { hash: hashCode(code), except: notCounted() });
  return kept ? code : null;
}

/** A code however it is typed: in small letters, with or without its dashes. */
function hashCode(typed: string): string {
  return hashSecret(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));
}

/** Whether this installation has no administrator yet and waits for a browser to make one. */
export function awaitsFirstRun(database: Database = servingDatabase()): Promise<boolean> {
  return awaitsFirstAdministrator(database, notCounted());
}

/**
 * Makes the first administrator with the code that the console printed, which is then used up.
 * @param input.address whom wrong codes are counted for, from `clientAddress`
 * @throws Problem 429 after too many, 403 `first-run-refused` for another code or where there is an administrator; 422 for
 *   an address, name or password, and the code stays
 */
export async function beginFirstRun(
  input: { code: string; email: string; name: string; office: string; password: string; address: string },
  database: Database = servingDatabase(),
): Promise<{ id: number }> {
  const { code, email, name, office, password, address } = input;
  const guess = { kind: 'firstRun', key: address } as const;
  const wait = await countGuess(database, guess);
  if (wait > 0) throw tooManyTries(wait);
  // Before the password is hashed, which takes its time: a stranger must not keep the server busy by it.
  if (!(await awaitsFirstRun(database))) throw refused();
  const passwordHash = await acceptPassword(password, [email, name, office]);
  const user = { codeHash: hashCode(code), email, name, office, passwordHash };
  const made = await createFirstAdministrator(database, user, notCounted());
  if (!made) throw refused();
  await forgetGuess(database, guess);
  return made;
}

function refused(): Problem {
  return new Problem(
    'first-run-refused',
    'Kode dicetak di layar server setiap kali dinyalakan; yang terakhir yang berlaku, sampai administrator pertama ada. Periksa kodenya, atau nyalakan server sekali lagi.',
  );
}
