import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Problem } from '../../domain/problems';
import { contextOf, type UserContext } from './context';
import { openSessionCookie, readSessionCookie, sessionCookieName } from './cookie';
import { signInPath } from './return-path';
import { lacksRequiredFactor } from './second-factor';
import { hashSecret } from './secrets';
import { notePerson } from './trail';

/** The user who is signed in, read from the database once a request; null: nobody. For pages, sections and actions. */
export const currentContext = cache(async (): Promise<UserContext | null> => {
  const jar = await cookies();
  const user = await readSessionCookie(jar.get(sessionCookieName())?.value);
  if (user) notePerson(user.id);
  return user && contextOf(user);
});

/** The SHA-256 of the secret of the session that asks; null: it is none. */
export async function currentSessionHash(): Promise<string | null> {
  const secret = await openSessionCookie((await cookies()).get(sessionCookieName())?.value);
  return secret === null ? null : hashSecret(secret);
}

const ownPages = '/akun';

/**
 * The user who is signed in; anybody else is sent to the sign-in page, which says so when a session has ended.
 * @param returnTo path and query of the page itself, where signing in leads back to
 */
export async function requireContext(returnTo = '/'): Promise<UserContext> {
  const ctx = await currentContext();
  if (ctx) {
    // An account that must have a second factor and has none sets it up first; its own pages are where.
    if (!returnTo.startsWith(ownPages) && (await lacksRequiredFactor(ctx.database, ctx.actor))) {
      redirect(`${ownPages}/dua-langkah`);
    }
    return ctx;
  }
  const jar = await cookies();
  redirect(signInPath({ returnTo, expired: jar.has(sessionCookieName()) }));
}

/**
 * As `requireContext`, for an action whose form holds what the user typed: where the session has ended it throws a Problem, which the
 * form shows beside that. The sign-in page would take the form away.
 */
export async function requireContextOfForm(returnTo?: string): Promise<UserContext> {
  if (!(await currentContext())) {
    throw new Problem('session-ended', 'Masuk lagi di tab lain, lalu kirim lagi. Yang Anda ketik tetap di sini.');
  }
  return requireContext(returnTo);
}
