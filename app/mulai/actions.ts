'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { UserFormState } from '@/lib/format/user-forms';
import { clientAddress } from '@/lib/server/auth/address';
import { sealSession, sessionCookieName, sessionCookieOptions } from '@/lib/server/auth/cookie';
import { beginFirstRun } from '@/lib/server/auth/first-run';
import { openSession } from '@/lib/server/auth/sign-in';
import { answerUserForm } from '@/lib/server/http/user-form';

/** Makes the first administrator, signs them in, and redirects to the form of the first campaign. */
export async function beginAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  const head = await headers();
  const address = clientAddress(head.get('x-forwarded-for'));
  return answerUserForm(previous, form, async (typed) => {
    const { id } = await beginFirstRun({
      code: typed('kode-mulai'),
      email: typed('email'),
      name: typed('nama'),
      office: typed('kantor'),
      password: typed('sandi'),
      address,
    });
    const { secret } = await openSession(id, head.get('user-agent') ?? '');
    (await cookies()).set(sessionCookieName(), await sealSession(secret), sessionCookieOptions());
    redirect('/');
  });
}
