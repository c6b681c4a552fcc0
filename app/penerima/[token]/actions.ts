'use server';

import type { UserFormState } from '@/lib/format/user-forms';
import { readBrowser } from '@/lib/server/auth/browser';
import { answerRecipientLink } from '@/lib/server/auth/recipients';
import { answerUserForm } from '@/lib/server/http/user-form';

/** The owner of an address wants the recap of an office. */
export async function confirmAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return answer(previous, form, true);
}

/** The owner of an address does not want it. */
export async function declineAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return answer(previous, form, false);
}

async function answer(previous: UserFormState, form: FormData, wanted: boolean): Promise<UserFormState> {
  const { address } = await readBrowser();
  return answerUserForm(previous, form, async (typed) => {
    const { email, office } = await answerRecipientLink({ secret: typed('tautan'), wanted, address });
    const text = wanted
      ? `Rekap harian ${office} akan dikirim ke ${email}.`
      : `Rekap ${office} tidak akan dikirim ke ${email}. Halaman ini boleh ditutup.`;
    return { kind: 'said', text };
  });
}
