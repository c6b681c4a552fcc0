'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { UserFormState } from '@/lib/format/user-forms';
import { clientAddress } from '@/lib/server/auth/address';
import { sealSession, sessionCookieName, sessionCookieOptions } from '@/lib/server/auth/cookie';
import { redeemInvitation } from '@/lib/server/auth/invitations';
import { signIn } from '@/lib/server/auth/sign-in';
import { answerUserForm } from '@/lib/server/http/user-form';

/** Sets name and password by a one-time link, and signs in. */
export async function acceptAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  const head = await headers();
  const address = clientAddress(head.get('x-forwarded-for'));
  return answerUserForm(previous, form, async (typed) => {
    const password = typed('sandi');
    const { email } = await redeemInvitation({ secret: typed('tautan'), name: typed('nama'), password, address });
    const result = await signIn({ email, password, address, agent: head.get('user-agent') ?? '' });
    // An account with a second factor goes through the sign-in page.
    if (!result.signedIn) redirect('/masuk');
    (await cookies()).set(sessionCookieName(), await sealSession(result.secret), sessionCookieOptions());
    redirect('/');
  });
}
