import type { SessionUser } from '../../domain/users';
import { listDemoUsers } from '../auth/demo';
import { safeReturnPath } from '../auth/return-path';
import { currentUser, requireUser } from '../auth/session';

/**
 * What the sign-in page shows: whoever is signed in already, where signing in leads to, and the demo's people where
 * there is a demo.
 * @param ke what the address says, which anybody may have written
 */
export async function loadSignIn(
  ke: unknown,
): Promise<{ user: SessionUser | null; returnTo: string; personas: SessionUser[] }> {
  const [user, personas] = await Promise.all([currentUser(), listDemoUsers()]);
  return { user, returnTo: safeReturnPath(ke), personas };
}

/** Whoever is signed in, for the head of a page; null: nobody. It gates nothing. */
export function loadReader(): Promise<SessionUser | null> {
  return currentUser();
}

/** Whoever is signed in; anybody else is sent to sign in and comes back to `returnTo`, the page's own path and query. */
export function requireReader(returnTo: string): Promise<SessionUser> {
  return requireUser(returnTo);
}
