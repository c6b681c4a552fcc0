'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { SignInRefusal } from '@/lib/domain/users';
import { clientAddress } from '@/lib/server/auth/address';
import { sealSession, sessionCookieName, sessionCookieOptions } from '@/lib/server/auth/cookie';
import { safeReturnPath } from '@/lib/server/auth/return-path';
import { signIn } from '@/lib/server/auth/sign-in';

/**
 * Signs in with `email` and `password` and goes on to `ke`; otherwise gives back what was typed and why not. It works
 * without JavaScript: the form then posts to its page, which is drawn anew with the answer.
 */
export async function signInAction(
  _previous: unknown,
  form: FormData,
): Promise<{ email: string; refusal: SignInRefusal }> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const address = clientAddress((await headers()).get('x-forwarded-for'));
  const result = await signIn({ email: text('email'), password: text('password'), address });
  if (!result.signedIn) return { email: text('email').slice(0, 254), refusal: result.refusal };
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession(result.secret), sessionCookieOptions());
  redirect(safeReturnPath(text('ke')));
}
