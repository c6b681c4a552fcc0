import { decode, encode } from 'next-auth/jwt';
import { servingDatabase } from '../../../db/client';
import { getSessionUser } from '../../../db/queries/users';
import { noteSessionUse } from '../../../db/writes/sessions';
import { type SessionUser, sessionLimits } from '../../domain/users';
import { hashSecret } from './secrets';
import { isDueToNote } from './use-notes';

/**
 * How long the browser keeps the cookie. Longer than any session, so that a session past its time can be told from no
 * session, and the reader be told so.
 */
export const cookieSeconds = 30 * 24 * 60 * 60;

/** A session ends a week after it began, whatever happens in between. */
export const sessionSeconds = sessionLimits.days * 24 * 60 * 60;

/** What signs and encrypts the cookie. @throws Error when the environment does not say */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET ?? process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set: start with `npm start`, which sets it.');
  return secret;
}

function isSecure(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith('https://') ?? false;
}

/**
 * A cookie's name as browsers get it. Over HTTPS `__Host-`: they then take it from this very host alone, so that no
 * neighbour under the same domain can put one of its own in its place.
 */
export function cookieName(name: string): string {
  return isSecure() ? `__Host-${name}` : name;
}

/** The name of the session's cookie: next-auth's, whose programs know it. */
export function sessionCookieName(): string {
  return cookieName('next-auth.session-token');
}

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(), maxAge: cookieSeconds } as const;
}

/** The cookie of a session, the same that next-auth's own sign-in sets: an encrypted JWT with the secret in it. */
export function sealSession(secret: string): Promise<string> {
  return encode({ token: { sub: secret }, secret: authSecret(), maxAge: cookieSeconds });
}

/** The session's secret in a cookie; null when it is not one of ours. */
export async function openSessionCookie(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: authSecret() });
    return token?.sub ?? null;
  } catch {
    // Altered, encrypted with another secret or past its time: no session in any case.
    return null;
  }
}

/** Whose session a cookie speaks for, by the session's row as it stands now. */
export async function readSessionCookie(
  cookie: string | undefined,
  database = servingDatabase(),
): Promise<SessionUser | null> {
  const secret = await openSessionCookie(cookie);
  if (secret === null) return null;
  const hash = hashSecret(secret);
  const user = await getSessionUser(database, hash);
  if (user && isDueToNote(hash)) await noteSessionUse(database, hash);
  return user;
}
