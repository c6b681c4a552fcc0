import { type Database, servingDatabase } from '../../../db/client';
import { getTokenUser } from '../../../db/queries/users';
import { noteTokenUse } from '../../../db/writes/sessions';
import { Problem } from '../../domain/problems';
import type { SessionUser } from '../../domain/users';
import { contextOf, type UserContext } from './context';
import { readSessionCookie, sessionCookieName } from './cookie';
import { isFromOwnPages } from './same-origin.mjs';
import { lacksRequiredFactor } from './second-factor';
import { hashSecret, looksLikeToken } from './secrets';
import { notePerson } from './trail';
import { isDueToNote } from './use-notes';

/**
 * The user that a request to a route handler speaks for, by `Authorization: Bearer TOKEN` or else by the session cookie; null
 * answers 401. A header that does not hold is never made good by a cookie. A change that comes with a cookie must come
 * from our own pages.
 * @throws Problem 403 for one that does not, and for a session whose account must have a second factor and has none
 */
export async function authenticateRequest(
  request: Request,
  database: Database = servingDatabase(),
): Promise<UserContext | null> {
  const user = await readUser(request, database);
  if (user) notePerson(user.id);
  return user && contextOf(user, database);
}

async function readUser(request: Request, database: Database): Promise<SessionUser | null> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
    if (!token || !looksLikeToken(token)) return null;
    const hash = hashSecret(token);
    const user = await getTokenUser(database, hash);
    if (user && isDueToNote(hash)) await noteTokenUse(database, hash);
    return user;
  }
  const cookie = readCookie(request.headers.get('cookie'), sessionCookieName());
  if (cookie !== undefined && !isSafe(request.method) && !isSameOrigin(request)) {
    throw new Problem(
      'foreign-origin',
      'Kiriman ini datang dari situs lain. Kirim dari halaman Kejar Target, atau dengan token.',
    );
  }
  const user = await readSessionCookie(cookie, database);
  if (user && (await lacksRequiredFactor(database, user))) {
    throw new Problem('second-factor-needed', 'Pasang kode dua langkah dahulu di halaman Akun saya.');
  }
  return user;
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** Whether a request comes from a page of this server. */
export function isSameOrigin(request: Request): boolean {
  return isFromOwnPages((name) => request.headers.get(name), process.env.NEXTAUTH_URL);
}

/** A cookie of the header of that name; of two the first, as servers read them. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
