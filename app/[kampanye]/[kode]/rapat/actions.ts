'use server';

import { randomUUID } from 'node:crypto';
import { notFound, redirect } from 'next/navigation';
import { Problem } from '@/lib/domain/problems';
import type { SnapshotRefusal } from '@/lib/domain/snapshots';
import { requireContext } from '@/lib/server/auth/session';
import { deleteSheet, freezeSheet, renameSheet, restoreSheet } from '../../../../lib/server/services/snapshots';
import { parseAreaQuery } from '../search-params';
import { parseSnapshotId } from './search-params';

type State = SnapshotRefusal | null;

const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/**
 * Freezes the sheet that the form names, with the figures of this moment, and opens it. `usul` is a name that was
 * suggested and is taken over; `susunan` is the query of the page.
 */
export async function freezeAction(_previous: State, form: FormData): Promise<State> {
  const { ctx, place, page } = await placeOf(form);
  const name = textOf(form, 'usul') || textOf(form, 'nama');
  const requestKey = textOf(form, 'kunci');
  const query = parseAreaQuery(new URLSearchParams(textOf(form, 'susunan')));
  return answer({ name, requestKey }, async () => {
    const id = await freezeSheet(ctx, place, { name, requestKey, query });
    return `${page}/${id}`;
  });
}

/** Gives a snapshot the name that was typed. */
export async function renameAction(_previous: State, form: FormData): Promise<State> {
  const { ctx, place, page } = await placeOf(form);
  const id = requireId(form);
  const name = textOf(form, 'usul') || textOf(form, 'nama');
  return answer({ name, requestKey: '' }, async () => {
    await renameSheet(ctx, place, { id, name, before: textOf(form, 'sebelumnya') });
    return `${page}/${id}`;
  });
}

/** Deletes a snapshot and leads to the list, where it can be taken back. */
export async function deleteAction(_previous: State, form: FormData): Promise<State> {
  const { ctx, place, page } = await placeOf(form);
  const id = requireId(form);
  return answer({ name: '', requestKey: '' }, async () => {
    await deleteSheet(ctx, place, id);
    return `${page}?dihapus=${id}`;
  });
}

/** Takes a deletion back; with `nama`, under that name. */
export async function restoreAction(_previous: State, form: FormData): Promise<State> {
  const { ctx, place, page } = await placeOf(form);
  const id = requireId(form);
  const typed = textOf(form, 'nama');
  return answer({ name: typed, requestKey: '' }, async () => {
    await restoreSheet(ctx, place, { id, name: form.has('nama') ? typed : null });
    return `${page}/${id}`;
  });
}

async function placeOf(form: FormData) {
  const place = { campaignSlug: textOf(form, 'kampanye'), code: textOf(form, 'kode') };
  const page = `/${encodeURIComponent(place.campaignSlug)}/${encodeURIComponent(place.code)}/rapat`;
  return { ctx: await requireContext(page), place, page };
}

function requireId(form: FormData): number {
  return parseSnapshotId(textOf(form, 'nomor')) ?? notFound();
}

/** Does it and goes on to the page that `work` names; a refusal goes back to the form with what was typed. */
async function answer(
  typed: { name: string; requestKey: string },
  work: () => Promise<string>,
): Promise<SnapshotRefusal> {
  let next: string;
  try {
    next = await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) notFound();
    const { title, detail, type, extra } = error;
    const spent = type === 'snapshot-form-used' || type === 'snapshot-form-broken';
    return {
      title,
      detail,
      name: typed.name.slice(0, 500),
      suggestion: typeof extra.suggestion === 'string' ? extra.suggestion : null,
      requestKey: spent ? randomUUID() : typed.requestKey,
    };
  }
  redirect(next);
}
