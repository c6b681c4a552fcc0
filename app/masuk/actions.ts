'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { SignInRefusal } from '@/lib/domain/users';
import { clientAddress } from '@/lib/server/auth/address';
import { sealSession, sessionCookieName, sessionCookieOptions } from '@/lib/server/auth/cookie';
import { safeReturnPath } from '@/lib/server/auth/return-path';
import { signIn } from '@/lib/server/auth/sign-in';
import { formText, readForm } from '@/lib/server/http/read-form';

const signInForm = z.object({ email: formText(), password: formText(), ke: formText() });

/**
 * Signs in with `email` and `password` and goes on to `ke`; otherwise gives back what was typed and why not. It works
 * without JavaScript: the form then posts to its page, which is drawn anew with the answer.
 */
export async function signInAction(
  _previous: unknown,
  form: FormData,
): Promise<{ email: string; refusal: SignInRefusal }> {
  const { email, password, ke } = readForm(form, signInForm);
  const address = clientAddress((await headers()).get('x-forwarded-for'));
  const result = await signIn({ email, password, address });
  if (!result.signedIn) return { email: email.slice(0, 254), refusal: result.refusal };
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession(result.secret), sessionCookieOptions());
  redirect(safeReturnPath(ke));
}
