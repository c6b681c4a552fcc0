'use server';

import { notFound, redirect } from 'next/navigation';
import { requireContext } from '../../../../lib/server/auth/session';
import { compareAgain } from '../../../../lib/server/services/import-comparisons';
import type { ActState } from './actions';
import { placeOfForm } from './place-of-form';

/** Compares an upload that waits with what stands by now, and goes on to its page. */
export async function compareAction(_previous: ActState, form: FormData): Promise<ActState> {
  const { id, page } = placeOfForm(form);
  const outcome = await compareAgain(await requireContext(page), id);
  if (outcome === 'unknown') notFound();
  if (outcome !== 'done') return outcome;
  redirect(page);
}
