'use server';

import { revalidatePath } from 'next/cache';
import { describeBroken, describeSound } from '@/lib/format/audit-check-words';
import type { UserFormState } from '@/lib/format/user-forms';
import { requireContext } from '@/lib/server/auth/session';
import { answerUserForm } from '@/lib/server/http/user-form';
import { verifyAudit } from '@/lib/server/services/audit';

const page = '/kelola/audit';

/** Has the chain of the audit read through now. */
export async function verifyAuditAction(previous: UserFormState, form: FormData): Promise<UserFormState> {
  const ctx = await requireContext(page);
  const state = await answerUserForm(previous, form, async () => {
    const check = await verifyAudit(ctx);
    return { kind: 'said', text: check.broken ? describeBroken(check.broken, null) : describeSound(check) };
  });
  if (state.done) revalidatePath(page);
  return state;
}
