'use server';

import { revalidatePath } from 'next/cache';
import { parseId } from '@/lib/domain/ids';
import type { UserFormDone, UserFormState } from '@/lib/format/user-forms';
import type { UserContext } from '@/lib/server/auth/context';
import { requireContextOfForm } from '@/lib/server/auth/session';
import { answerUserForm } from '@/lib/server/http/user-form';
import { askRecipientAgain, withdrawRecipient } from '@/lib/server/services/recap-recipients';
import { officeHref, parseOfficeArea } from './search-params';

type Chosen = { areaCode: string | null; id: number };

/** Has the link of a recipient sent anew. */
export async function askAgainAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onRecipient(previous, form, async (ctx, chosen) => {
    await askRecipientAgain(ctx, chosen);
    return { kind: 'said', text: 'Tautan baru dikirim dalam beberapa menit.' };
  });
}

/** Takes a recipient off the list. */
export async function withdrawAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  return onRecipient(previous, form, async (ctx, chosen) => {
    await withdrawRecipient(ctx, chosen);
    return { kind: 'said', text: 'Penerima dicabut.' };
  });
}

async function onRecipient(
  previous: UserFormState,
  form: FormData,
  work: (ctx: UserContext, chosen: Chosen) => Promise<UserFormDone>,
): Promise<UserFormState> {
  return answerUserForm(previous, form, async (typed) => {
    const areaCode = parseOfficeArea(typed('wilayah'));
    const ctx = await requireContextOfForm(officeHref(areaCode));
    const done = await work(ctx, { areaCode, id: parseId(typed('id')) ?? 0 });
    revalidatePath('/kantor');
    return done;
  });
}
