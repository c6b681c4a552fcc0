'use server';

import { randomUUID } from 'node:crypto';
import { notFound, redirect } from 'next/navigation';
import { deleteSnapshot, freezeSnapshot, renameSnapshot, restoreSnapshot } from '@/db/writes/snapshots';
import { Problem } from '@/lib/domain/problems';
import type { SnapshotRefusal } from '@/lib/domain/snapshots';
import type { UserContext } from '@/lib/server/auth/context';
import { requireContext } from '@/lib/server/auth/session';
import { type CampaignScope, loadCampaignScope } from '@/lib/server/loaders/imports';
import { readContent } from '../../../../lib/server/services/snapshots';
import { parseAreaQuery } from '../search-params';
import { parseSnapshotId } from './search-params';

type State = SnapshotRefusal | null;

const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

const keyPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Freezes the sheet that the form names, with the figures of this moment, and opens it. `usul` is a name that was
 * suggested and is taken over; `susunan` is the query of the page.
 */
export async function freezeAction(_previous: State, form: FormData): Promise<State> {
  const { ctx, scope, page } = await requirePublisher(form);
  const name = textOf(form, 'usul') || textOf(form, 'nama');
  const requestKey = textOf(form, 'kunci');
  return answer({ name, requestKey }, async () => {
    if (!keyPattern.test(requestKey)) throw brokenForm();
    const id = await freezeSnapshot(ctx.database, scope.area, {
      campaignId: scope.campaign.id,
      name,
      requestKey,
      userId: ctx.actor.id,
      content: await readContent(ctx, scope, parseAreaQuery(new URLSearchParams(textOf(form, 'susunan')))),
    });
    return `${page}/${id}`;
  });
}

/** Gives a snapshot the name that was typed. */
export async function renameAction(_previous: State, form: FormData): Promise<State> {
  const { ctx, scope, page } = await requirePublisher(form);
  const id = requireId(form);
  const name = textOf(form, 'usul') || textOf(form, 'nama');
  return answer({ name, requestKey: '' }, async () => {
    const before = textOf(form, 'sebelumnya');
    await renameSnapshot(ctx.database, scope.area, {
      campaignId: scope.campaign.id,
      id,
      name,
      before,
      user: ctx.actor,
    });
    return `${page}/${id}`;
  });
}

/** Deletes a snapshot and leads to the list, where it can be taken back. */
export async function deleteAction(_previous: State, form: FormData): Promise<State> {
  const { ctx, scope, page } = await requirePublisher(form);
  const id = requireId(form);
  return answer({ name: '', requestKey: '' }, async () => {
    await deleteSnapshot(ctx.database, scope.area, { campaignId: scope.campaign.id, id, user: ctx.actor });
    return `${page}?dihapus=${id}`;
  });
}

/** Takes a deletion back; with `nama`, under that name. */
export async function restoreAction(_previous: State, form: FormData): Promise<State> {
  const { ctx, scope, page } = await requirePublisher(form);
  const id = requireId(form);
  const typed = textOf(form, 'nama');
  return answer({ name: typed, requestKey: '' }, async () => {
    const name = form.has('nama') ? typed : null;
    await restoreSnapshot(ctx.database, scope.area, { campaignId: scope.campaign.id, id, name, user: ctx.actor });
    return `${page}/${id}`;
  });
}

/** Whoever may freeze, rename and delete where the form says; everybody else finds no such page. */
async function requirePublisher(form: FormData): Promise<{ ctx: UserContext; scope: CampaignScope; page: string }> {
  const [campaignSlug, code] = [textOf(form, 'kampanye'), textOf(form, 'kode')];
  const page = `/${encodeURIComponent(campaignSlug)}/${encodeURIComponent(code)}/rapat`;
  const ctx = await requireContext(page);
  const scope = await loadCampaignScope(ctx, { campaignSlug, under: code, verb: 'publish' });
  if (!scope) notFound();
  return { ctx, scope, page };
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

function brokenForm(): Problem {
  return new Problem({
    status: 400,
    type: 'snapshot-form-broken',
    title: 'Belum dibekukan',
    detail: 'Formulirnya tidak lengkap. Kirim sekali lagi.',
  });
}
