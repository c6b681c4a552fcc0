'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { clientAddress } from '@/lib/auth/address';
import { sealSession, sessionCookieName, sessionCookieOptions } from '@/lib/auth/cookie';
import { safeReturnPath } from '@/lib/auth/return-path';
import { signIn } from '@/lib/auth/sign-in';
import type { SignInRefusal } from '@/lib/domain/users';

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
