import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { Problem } from '@/lib/domain/problems';
import type { FormState } from '@/lib/format/form-state';
import type { UserContext } from '@/lib/server/auth/context';
import { requireContextOfForm } from '@/lib/server/auth/session';
import { countTry, requireForm } from '@/lib/server/http/require-form';

/**
 * Runs the action of a form and redirects to the page that confirms it. After a refusal, or when the session has ended, the
 * form shows the reason and keeps what the user typed. For an area outside the user's own it answers 404.
 * @param work returns the address to redirect to
 */
export async function runTask(
  previous: FormState,
  form: FormData,
  work: (ctx: UserContext) => Promise<string>,
): Promise<FormState> {
  requireForm(form);
  let next: string;
  try {
    next = await work(await requireContextOfForm());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.type === 'not-found') notFound();
    return answer(previous, form, error);
  }
  // The user is on that page already: a redirect that only changes the fragment would not draw it anew.
  revalidatePath(next.split('?')[0] ?? next);
  redirect(next);
}

function answer(previous: FormState, form: FormData, { title, detail }: Problem): FormState {
  const texts = [...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return { typed: Object.fromEntries(texts), tries: countTry(previous), problem: { title, detail } };
}
