import { nationCode } from '../../lib/domain/areas';
import type { Database } from '../client';
import { getSetting } from '../queries/settings';
import { hasAdministrator } from '../queries/user-accounts';
import { lockAdministrators } from './administrators';
import { putSetting, takeSetting } from './settings';
import { addUser } from './users';

/**
 * Keeps the SHA-256 of a code that lets a browser make the first administrator; the one before it opens nothing any more.
 * False, and nothing kept, where there is an administrator. `except`: addresses that do not count as one.
 */
export async function keepFirstRunCode(
  database: Database,
  input: { hash: string; except: readonly string[] },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await lockAdministrators(transaction);
    const there = await hasAdministrator(transaction, input.except);
    await putSetting(transaction, { key: 'firstRunCode', value: there ? null : input.hash, userId: null });
    return !there;
  });
}

/** Whether a browser may make the first administrator: a code was given out and there is none yet. */
export async function awaitsFirstAdministrator(database: Database, except: readonly string[]): Promise<boolean> {
  if ((await getSetting(database, 'firstRunCode')) === null) return false;
  return !(await hasAdministrator(database, except));
}

/**
 * Makes the first administrator and uses the code up. Null: the code is another one, was used, or there is an administrator
 * by now.
 * @throws Problem as `createUser`, and the code stays
 */
export async function createFirstAdministrator(
  database: Database,
  input: { codeHash: string; email: string; name: string; office: string; passwordHash: string },
  except: readonly string[],
): Promise<{ id: number } | null> {
  const { codeHash, ...user } = input;
  return database.transaction(async (transaction) => {
    await lockAdministrators(transaction);
    if (!(await takeSetting(transaction, 'firstRunCode', codeHash))) return null;
    if (await hasAdministrator(transaction, except)) return null;
    return addUser(transaction, { ...user, role: 'admin', areaCode: nationCode }, { id: null });
  });
}
