'use server';

import { redirect } from 'next/navigation';
import type { UserFormState } from '@/lib/format/user-forms';
import { keepSession, readBrowser } from '@/lib/server/auth/browser';
import { redeemInvitation } from '@/lib/server/auth/invitations';
import { signIn } from '@/lib/server/auth/sign-in';
import { answerUserForm } from '@/lib/server/http/user-form';

/** Sets name and password by a one-time link, and signs in. */
export async function acceptAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  const browser = await readBrowser();
  return answerUserForm(previous, form, async (typed) => {
    const password = typed('sandi');
    const { address } = browser;
    const { email } = await redeemInvitation({ secret: typed('tautan'), name: typed('nama'), password, address });
    const result = await signIn({ email, password, ...browser });
    // An account with a second factor goes through the sign-in page.
    if (!result.signedIn) redirect('/masuk');
    await keepSession(result);
    redirect('/');
  });
}
