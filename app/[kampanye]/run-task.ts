import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { Problem } from '@/lib/domain/problems';
import type { FormState } from '@/lib/format/form-state';

/**
 * Does what a form asks for and goes on to the page that says so; where it is refused, the form says why and keeps what was
 * typed. A page that is not the user's is not found.
 * @param work answers where to go on
 */
export async function runTask(previous: FormState, form: FormData, work: () => Promise<string>): Promise<FormState> {
  let next: string;
  try {
    next = await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.type === 'not-found') notFound();
    const texts = [...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
    const { title, detail } = error;
    return { typed: Object.fromEntries(texts), tries: previous.tries + 1, problem: { title, detail } };
  }
  // The user stands on that page already, and only the part of it changes: it would be left as it was.
  revalidatePath(next.split('?')[0] ?? next);
  redirect(next);
}
