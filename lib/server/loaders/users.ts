import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { servingDatabase } from '../../../db/client';
import { getArea, listEditions } from '../../../db/queries/areas';
import type { AreaRef } from '../../domain/area-progress';
import type { SessionUser } from '../../domain/users';
import { clientAddress } from '../auth/address';
import type { UserContext } from '../auth/context';
import { listDemoUsers } from '../auth/demo';
import { awaitsFirstRun } from '../auth/first-run';
import { type Invited, openInvitation } from '../auth/invitations';
import { safeReturnPath } from '../auth/return-path';
import { currentContext, currentSessionHash, requireContext } from '../auth/session';
import { pendingCookieName } from '../auth/sign-in';
import { loadOwnAccount, type OwnAccount } from './user-accounts';

export type { UserContext };

/**
 * What the sign-in page shows: the user who is signed in already, where signing in leads to, and the demo's people where
 * there is a demo. An installation without an administrator leads to its first step instead.
 * @param ke what the address says, which anybody may have written
 */
export async function loadSignIn(
  ke: unknown,
): Promise<{ user: SessionUser | null; returnTo: string; personas: SessionUser[] }> {
  const [ctx, personas, waits] = await Promise.all([currentContext(), listDemoUsers(), awaitsFirstRun()]);
  if (waits) redirect('/mulai');
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

/** Whom a one-time link is for, as far as it opens anything for the address that asks; `area` null: no edition has its code. */
export async function loadInvitation(
  secret: string,
): Promise<(Invited & { area: Pick<AreaRef, 'name' | 'kind'> | null }) | null> {
  const invited = await openInvitation(secret, clientAddress((await headers()).get('x-forwarded-for')));
  if (!invited) return null;
  const database = servingDatabase();
  for (const { id } of await listEditions(database)) {
    const area = await getArea(database, id, invited.areaCode);
    if (area) return { ...invited, area };
  }
  return { ...invited, area: null };
}

/** For the page that makes the first administrator: where there is one, it leads home. */
export async function requireFirstRun(): Promise<void> {
  // Of the installation as it is, not as it was built.
  await connection();
  if (!(await awaitsFirstRun())) redirect('/');
}

/** Whether a password was typed and the code that its account asks for was not yet. */
export async function isCodeAwaited(): Promise<boolean> {
  return (await cookies()).has(pendingCookieName());
}

/** One's own account, with the session that asks marked among the others. */
export async function loadMyAccount(ctx: UserContext): Promise<OwnAccount> {
  return loadOwnAccount(ctx, await currentSessionHash());
}
