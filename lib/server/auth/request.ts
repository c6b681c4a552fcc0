import { type Database, servingDatabase } from '../../../db/client';
import { getTokenUser } from '../../../db/queries/users';
import { noteTokenUse } from '../../../db/writes/sessions';
import { Problem } from '../../domain/problems';
import type { SessionUser } from '../../domain/users';
import { contextOf, type UserContext } from './context';
import { readSessionCookie, sessionCookieName } from './cookie';
import { lacksRequiredFactor } from './second-factor';
import { hashSecret, looksLikeToken } from './secrets';
import { isDueToNote } from './use-notes';

/**
 * The user that a request to a route handler speaks for, by `Authorization: Bearer TOKEN` or else by the session cookie; null
 * answers 401. A header that does not hold is never made good by a cookie. A change that comes with a cookie must come
 * from our own pages.
 * @throws Problem 403 for a session whose account must have a second factor and has none
 */
export async function authenticateRequest(
  request: Request,
  database: Database = servingDatabase(),
): Promise<UserContext | null> {
  const user = await readUser(request, database);
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
  if (!isSafe(request.method) && !isSameOrigin(request)) return null;
  const user = await readSessionCookie(readCookie(request.headers.get('cookie'), sessionCookieName()), database);
  if (user && (await lacksRequiredFactor(database, user))) {
    throw new Problem('second-factor-needed', 'Pasang kode dua langkah dahulu di halaman Akun saya.');
  }
  return user;
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/**
 * Whether a request comes from a page of this server. Browsers say so by Sec-Fetch-Site, and where that is absent (plain
 * HTTP) by Origin, which they send with every POST; a request with neither comes from no browser, so that nobody's
 * cookie can have been misused for it. The same steps as Go's http.CrossOriginProtection.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** A cookie of the header of that name; of two the first, as servers read them. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
