'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { Problem } from '@/lib/domain/problems';
import type { SignInRefusal } from '@/lib/domain/users';
import type { UserFormState } from '@/lib/format/user-forms';
import { keepSession, readBrowser } from '@/lib/server/auth/browser';
import { safeReturnPath } from '@/lib/server/auth/return-path';
import { pendingCookieName, pendingCookieOptions, signIn, signInWithCode } from '@/lib/server/auth/sign-in';
import { logAccess } from '@/lib/server/http/log';
import { formText, readForm } from '@/lib/server/http/read-form';
import { answerUserForm } from '@/lib/server/http/user-form';

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
  const result = await signIn({ email, password, ...(await readBrowser()) });
  logAccess(result.signedIn ? 'signIn' : result.refusal.reason);
  if (!result.signedIn && result.pending) {
    (await cookies()).set(pendingCookieName(), result.pending, pendingCookieOptions());
    redirect(`/masuk/kode?${new URLSearchParams({ ke: safeReturnPath(ke) })}`);
  }
  if (!result.signedIn) return { email: email.slice(0, 254), refusal: result.refusal };
  await keepSession(result);
  redirect(safeReturnPath(ke));
}

/** The second step, for an account that asks for one: the code, and on to `ke`. */
export async function signInCodeAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return answerUserForm(previous, form, async (typed) => {
    const jar = await cookies();
    const pending = jar.get(pendingCookieName())?.value ?? '';
    const result = await signInWithCode({ pending, code: typed('kode'), ...(await readBrowser()) });
    logAccess(result.signedIn ? 'signIn' : result.refusal.reason);
    if (!result.signedIn) throw refusedCode(result.refusal);
    jar.set(pendingCookieName(), '', { ...pendingCookieOptions(), maxAge: 0 });
    await keepSession(result);
    redirect(safeReturnPath(typed('ke')));
  });
}

function refusedCode(refusal: SignInRefusal): Problem {
  if (refusal.reason === 'tooMany') {
    return new Problem('too-many-tries', `Tunggu ${refusal.minutes} menit, lalu coba lagi.`);
  }
  if (refusal.reason === 'code') {
    return new Problem(
      'code-wrong',
      'Tulis enam angka yang sekarang tampil di aplikasi, masing-masing dipakai sekali, atau satu kode pemulihan.',
    );
  }
  return new Problem('session-ended', 'Waktu untuk kode sudah lewat. Mulai lagi dari alamat email dan kata sandi.');
}
