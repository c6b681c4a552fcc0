'use server';

import { z } from 'zod';
import { notFoundProblem } from '@/lib/domain/problems';
import type { FormState } from '@/lib/format/form-state';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import { correctOutage, endOutage, noteOutage, withdrawOutage } from '@/lib/server/services/outages';
import { requireAreaCode } from '@/lib/server/services/require-area-code';
import { readChannel, readSpan } from '@/lib/server/services/typed-spans';
import { runTask } from '../run-task';
import { doneHref } from './search-params';

const outageForm = z.object({
  ...{ kampanye: formText(), kode: formText(120), sekarang: formText(5), id: formId, dilihat: formId },
  ...{ kanal: formText(20), penyebab: formText(1_000), sumber: formText(1_000), alasan: formText(1_000) },
  ...{ mulai: formText(60), 'mulai-jam': formText(10), selesai: formText(60), 'selesai-jam': formText(10) },
});
type Said = z.output<typeof outageForm>;

function statementOf(said: Said) {
  return { channel: readChannel(said.kanal), reason: said.penyebab, source: said.sumber };
}

function spanOf(said: Said) {
  return readSpan({
    from: { day: said.mulai, clock: said['mulai-jam'] },
    until: { day: said.selesai, clock: said['selesai-jam'] },
  });
}

function placeOf({ kampanye, id, dilihat }: Said) {
  if (id === null) throw notFoundProblem();
  return { campaignSlug: kampanye, id, ...(dilihat !== null && { seen: dilihat }) };
}

/** Notes an outage: from now on, or with the days and hours of the form. */
export async function noteOutageAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, outageForm);
  return runTask(previous, form, async (ctx) => {
    const span = said.sekarang === 'ya' ? 'now' : spanOf(said);
    const code = await requireAreaCode(ctx, { campaignSlug: said.kampanye, typed: said.kode.trim() });
    await noteOutage(ctx, { ...statementOf(said), campaignSlug: said.kampanye, code, span });
    return doneHref(said.kampanye, 'dicatat');
  });
}

/** Ends an outage now. */
export async function endOutageAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, outageForm);
  return runTask(previous, form, async (ctx) => {
    await endOutage(ctx, { ...placeOf(said), at: null });
    return doneHref(said.kampanye, 'selesai');
  });
}

/** Corrects an outage. */
export async function correctOutageAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, outageForm);
  return runTask(previous, form, async (ctx) => {
    await correctOutage(ctx, { ...placeOf(said), ...statementOf(said), span: spanOf(said), note: said.alasan });
    return doneHref(said.kampanye, 'dikoreksi');
  });
}

/** Withdraws an outage that was noted by mistake. */
export async function withdrawOutageAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, outageForm);
  return runTask(previous, form, async (ctx) => {
    await withdrawOutage(ctx, { ...placeOf(said), note: said.alasan });
    return doneHref(said.kampanye, 'ditarik');
  });
}
