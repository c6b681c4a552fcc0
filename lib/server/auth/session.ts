import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { contextOf, type UserContext } from './context';
import { readSessionCookie, sessionCookieName } from './cookie';
import { signInPath } from './return-path';

/** The user who is signed in, read from the database once a request; null: nobody. For pages, sections and actions. */
export const currentContext = cache(async (): Promise<UserContext | null> => {
  const jar = await cookies();
  const user = await readSessionCookie(jar.get(sessionCookieName())?.value);
  return user && contextOf(user);
});

/**
 * The user who is signed in; anybody else is sent to the sign-in page, which says so when a session has ended.
 * @param returnTo path and query of the page itself, where signing in leads back to
 */
export async function requireContext(returnTo = '/'): Promise<UserContext> {
  const ctx = await currentContext();
  if (ctx) return ctx;
  const jar = await cookies();
  redirect(signInPath({ returnTo, expired: jar.has(sessionCookieName()) }));
}
