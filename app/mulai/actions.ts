'use server';

import { redirect } from 'next/navigation';
import type { UserFormState } from '@/lib/format/user-forms';
import { keepSession, readBrowser } from '@/lib/server/auth/browser';
import { beginFirstRun } from '@/lib/server/auth/first-run';
import { openSession } from '@/lib/server/auth/sign-in';
import { answerUserForm } from '@/lib/server/http/user-form';

/** Makes the first administrator, signs them in, and redirects to the form of the first campaign. */
export async function beginAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  const browser = await readBrowser();
  return answerUserForm(previous, form, async (typed) => {
    const email = typed('email').trim().toLowerCase();
    const { id } = await beginFirstRun({
      code: typed('kode-mulai'),
      email,
      name: typed('nama'),
      office: typed('kantor'),
      password: typed('sandi'),
      address: browser.address,
    });
    await keepSession(await openSession({ id, email }, browser));
    redirect('/');
  });
}
