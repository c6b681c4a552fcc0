'use server';

import { refresh } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import { commitUpload, type ProposalChoice } from '@/lib/server/services/import-commits';
import { recheck } from '@/lib/server/services/import-corrections';
import { discardUpload, undoUpload } from '@/lib/server/services/import-undo';
import type { ChangedFigure } from '../../../../lib/domain/imports';
import { Problem } from '../../../../lib/domain/problems';
import { describeChangedFigure, describeMoreChanges } from '../../../../lib/format/changed-figures';
import { nameBoxes } from '../../../../lib/format/preview-words';
import type { Context } from '../../../../lib/server/auth/context';
import { requireContext, requireContextOfForm } from '../../../../lib/server/auth/session';
import { typedCorrections } from '../../../../lib/server/services/read-corrections';
import { formatRecheck } from '../search-params';
import { placeOfForm } from './place-of-form';

/**
 * What a form says when it could not be done; null while there is nothing to say. `lines`: each figure that a user changed
 * meanwhile. `compare`: whether comparing anew is what to do.
 */
export type ActState = { title: string; detail: string; lines?: string[]; compare?: boolean } | null;

const commitForm = z.object({
  rencana: z.string().nullable().catch(null),
  sebagian: formText(),
  usulan: formText(),
  'alasan-usulan': formText(),
});
const undoForm = z.object({ sesudahnya: formId });

/**
 * Counts a checked upload, as the plan that was shown (`rencana`). `sebagian=ya` lets refused rows be left out; `alasan ROW`
 * confirms a held one. Corrections that were chosen on its page and not sent come along with the form: then they are checked
 * first, and nothing is counted.
 */
export async function commitAction(_previous: ActState, form: FormData): Promise<ActState> {
  const checked = await checkCarried(form);
  if (checked) return checked;
  const { rencana: shown, sebagian, ...proposal } = readForm(form, commitForm);
  const state = await act(form, (ctx, id) =>
    commitUpload(ctx, {
      id,
      acceptPartial: sebagian === 'ya',
      confirmHeld: readReasons(form),
      proposal: proposalChoice(proposal),
      ...(shown !== null && { shown }),
    }),
  );
  // The page was drawn with what stood before: drawn anew, it says that its comparison is past.
  if (state?.compare) refresh();
  return state;
}

/** Checks what a form says besides, and goes on to what came of it. Null: it says nothing. */
async function checkCarried(form: FormData): Promise<ActState> {
  if (Object.keys(typedCorrections(form)).length === 0) return null;
  const { id, page } = placeOfForm(form);
  const outcome = await recheck(await requireContext(page), id, form);
  if (outcome.kind === 'checked') redirect(`${page}?${formatRecheck(outcome.before)}`);
  if (outcome.kind !== 'refused' || outcome.state.type === 'no-correction') return null;
  const { title, detail } = outcome.state;
  return { title, detail: `${detail} Belum ada yang disimpan.` };
}

/** Sets a checked upload aside. */
export async function discardAction(_previous: ActState, form: FormData): Promise<ActState> {
  return act(form, discardUpload);
}

/** Takes a counted upload back. `sesudahnya` says of how many later reports that stand on it the user who does knows. */
export async function undoAction(_previous: ActState, form: FormData): Promise<ActState> {
  const known = readForm(form, undoForm).sesudahnya ?? 0;
  const state = await act(form, (ctx, id) => undoUpload(ctx, { id, acceptLater: known > 0, knownLater: known }));
  // A report may have come since the page was opened: drawn anew, it lists it and asks.
  refresh();
  return state;
}

/**
 * Does it for the upload that the form names and goes on to its page, which says where it stands now: also when a double
 * click, or another user, had done it before.
 */
async function act(form: FormData, write: (ctx: Context, id: number) => Promise<void>): Promise<ActState> {
  const { id, page } = placeOfForm(form);
  try {
    await write(await requireContextOfForm(page), id);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) notFound();
    if (!standsElsewhere.has(error.type)) return explain(error);
  }
  redirect(page);
}

/** What a form says of targets that its sender may not set: the reason of a proposal, or to save without them. */
function proposalChoice(said: { usulan: string; 'alasan-usulan': string }): ProposalChoice | undefined {
  if (said.usulan === 'lewati') return 'leaveOut';
  const reason = said['alasan-usulan'];
  return reason.trim() === '' ? undefined : { reason };
}

const reasonField = /^alasan ((?:.{1,31}!)?\d{1,7})$/s;

/** The reasons for held rows: a field that was left empty says nothing of its row. */
function readReasons(form: FormData): Record<string, string> {
  const reasons: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    const [, row] = reasonField.exec(name) ?? [];
    if (row !== undefined && typeof value === 'string' && value.trim() !== '') reasons[row] = value;
  }
  return reasons;
}

function explain({ type, title, detail, extra }: Problem): ActState {
  // A second comparison refuses the rows of closed days, and the rest can be saved. An undo has no rest to save.
  if (type === 'days-closed' && extra.waits === true) return { title, detail, lines: [], compare: true };
  if (!mendedByComparing.has(type)) return { title, detail: nameBoxes(detail) };
  const figures = (extra.changed ?? []) as ChangedFigure[];
  const more = describeMoreChanges(Number(extra.count ?? 0), figures.length);
  const lines = [...figures.map(describeChangedFigure), ...(more === null ? [] : [more])];
  return { title, detail, lines, compare: true };
}

/** What stood has changed since the upload was compared. */
const mendedByComparing = new Set(['figures-changed', 'base-changed', 'counted-meanwhile']);

/** The upload has another status by now. */
const standsElsewhere = new Set(['import-checked', 'import-committed', 'import-undone', 'import-discarded']);
