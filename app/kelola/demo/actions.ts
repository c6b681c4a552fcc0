'use server';

import { revalidatePath } from 'next/cache';
import { demoOrders } from '@/lib/domain/settings';
import type { UserFormState } from '@/lib/format/user-forms';
import { requireContext } from '@/lib/server/auth/session';
import { answerUserForm } from '@/lib/server/http/user-form';
import { orderDemo } from '@/lib/server/services/demo';

const page = '/kelola/demo';

/** Orders the demo to be loaded or removed, as `perintah` says. */
export async function orderDemoAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  const ctx = await requireContext(page);
  const state = await answerUserForm(previous, form, async (typed) => {
    const order = demoOrders.find((one) => one === typed('perintah')) ?? 'load';
    await orderDemo(ctx, order);
    return { kind: 'said', text: 'Perintah diterima. Muat ulang halaman untuk melihat hasilnya.' };
  });
  if (state.done) revalidatePath(page);
  return state;
}
