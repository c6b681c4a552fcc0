import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { SessionUser } from '../../domain/users';
import { readSessionCookie, sessionCookieName } from './cookie';
import { signInPath } from './return-path';

/** Whoever is signed in, read from the database once a request; null: nobody. For pages, sections and actions. */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const jar = await cookies();
  return readSessionCookie(jar.get(sessionCookieName())?.value);
});

/**
 * Whoever is signed in; anybody else is sent to the sign-in page, which says so when a session has ended.
 * @param returnTo path and query of the page itself, where signing in leads back to
 */
export async function requireUser(returnTo = '/'): Promise<SessionUser> {
  const user = await currentUser();
  if (user) return user;
  const jar = await cookies();
  redirect(signInPath({ returnTo, expired: jar.has(sessionCookieName()) }));
}
