'use server';

import { notFound, redirect } from 'next/navigation';
import { type CorrectState, recheck } from '@/lib/server/services/import-corrections';
import { requireContext } from '../../../../lib/server/auth/session';
import { formatRecheck } from '../search-params';
import { placeOfForm } from './place-of-form';

/** Checks an upload anew with what a user says of its columns and rows, and goes on to its page, which says what changed. */
export async function correctAction(_previous: CorrectState, form: FormData): Promise<CorrectState> {
  const { id, page } = placeOfForm(form);
  const outcome = await recheck(await requireContext(page), id, form);
  if (outcome.kind === 'unknown') notFound();
  if (outcome.kind === 'refused') return outcome.state;
  redirect(outcome.kind === 'stale' ? page : `${page}?${formatRecheck(outcome.before)}`);
}
