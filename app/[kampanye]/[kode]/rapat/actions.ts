'use server';

import { randomUUID } from 'node:crypto';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { Problem } from '@/lib/domain/problems';
import type { SnapshotRefusal } from '@/lib/domain/snapshots';
import type { UserContext } from '@/lib/server/auth/context';
import { requireContextOfForm } from '@/lib/server/auth/session';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import { deleteSheet, freezeSheet, renameSheet, restoreSheet } from '../../../../lib/server/services/snapshots';
import { parseAreaQuery } from '../search-params';

type State = SnapshotRefusal | null;

const snapshotForm = z.object({
  kampanye: formText(),
  kode: formText(),
  nomor: formId,
  nama: z.string().nullable().catch(null),
  usul: formText(),
  kunci: formText(),
  sebelumnya: formText(),
  susunan: formText(),
});

/**
 * Freezes the sheet that the form names, with the figures of this moment, and opens it. `usul` is a name that was
 * suggested and is taken over; `susunan` is the query of the page.
 */
export async function freezeAction(_previous: State, form: FormData): Promise<State> {
  const { place, page, said } = openForm(form);
  const { usul, nama, kunci: requestKey, susunan } = said;
  const name = usul || (nama ?? '');
  return answer({ name, requestKey }, page, async (ctx) => {
    const query = parseAreaQuery(new URLSearchParams(susunan));
    const id = await freezeSheet(ctx, place, { name, requestKey, query });
    return `${page}/${id}`;
  });
}

/** Gives a snapshot the name that was typed. */
export async function renameAction(_previous: State, form: FormData): Promise<State> {
  const { place, page, said } = openForm(form);
  const id = said.nomor ?? notFound();
  const name = said.usul || (said.nama ?? '');
  return answer({ name, requestKey: '' }, page, async (ctx) => {
    await renameSheet(ctx, place, { id, name, before: said.sebelumnya });
    return `${page}/${id}`;
  });
}

/** Deletes a snapshot and leads to the list, where it can be taken back. */
export async function deleteAction(_previous: State, form: FormData): Promise<State> {
  const { place, page, said } = openForm(form);
  const id = said.nomor ?? notFound();
  return answer({ name: '', requestKey: '' }, page, async (ctx) => {
    await deleteSheet(ctx, place, id);
    return `${page}?dihapus=${id}`;
  });
}

/** Takes a deletion back; with `nama`, under that name. */
export async function restoreAction(_previous: State, form: FormData): Promise<State> {
  const { place, page, said } = openForm(form);
  const id = said.nomor ?? notFound();
  return answer({ name: said.nama ?? '', requestKey: '' }, page, async (ctx) => {
    await restoreSheet(ctx, place, { id, name: said.nama });
    return `${page}/${id}`;
  });
}

function openForm(form: FormData) {
  const said = readForm(form, snapshotForm);
  const page = `/${encodeURIComponent(said.kampanye)}/${encodeURIComponent(said.kode)}/rapat`;
  return { place: { campaignSlug: said.kampanye, code: said.kode }, page, said };
}

/** Does it and goes on to the page that `work` names; a refusal goes back to the form with what was typed. */
async function answer(
  typed: { name: string; requestKey: string },
  page: string,
  work: (ctx: UserContext) => Promise<string>,
): Promise<SnapshotRefusal> {
  let next: string;
  try {
    next = await work(await requireContextOfForm(page));
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
