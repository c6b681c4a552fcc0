import type { SessionUser } from '../../domain/users';
import type { UserContext } from '../auth/context';
import { listDemoUsers } from '../auth/demo';
import { safeReturnPath } from '../auth/return-path';
import { currentContext, requireContext } from '../auth/session';

export type { UserContext };

/**
 * What the sign-in page shows: the user who is signed in already, where signing in leads to, and the demo's people where
 * there is a demo.
 * @param ke what the address says, which anybody may have written
 */
export async function loadSignIn(
  ke: unknown,
): Promise<{ user: SessionUser | null; returnTo: string; personas: SessionUser[] }> {
  const [ctx, personas] = await Promise.all([currentContext(), listDemoUsers()]);
  return { user: ctx?.actor ?? null, returnTo: safeReturnPath(ke), personas };
}

/** The user who is signed in, for the head of a page; null: nobody. It gates nothing. */
export async function loadReader(): Promise<SessionUser | null> {
  return (await currentContext())?.actor ?? null;
}

/** The user who is signed in; anybody else is sent to sign in and comes back to `returnTo`, the page's own path and query. */
export function requireReader(returnTo: string): Promise<UserContext> {
  return requireContext(returnTo);
}

/** The user who is signed in; null: nobody. For a part of a page that stays away then. */
export function findReader(): Promise<UserContext | null> {
  return currentContext();
}
