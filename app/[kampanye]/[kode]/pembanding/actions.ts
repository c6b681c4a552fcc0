'use server';

import { z } from 'zod';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import { readTypedFigure } from '@/lib/domain/typed-figures';
import type { FormState } from '@/lib/format/form-state';
import { describeTypedProblem } from '@/lib/format/typed-words';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import {
  recordComparison,
  requireComparer,
  restoreComparison,
  uploadComparison,
  withdrawComparison,
} from '@/lib/server/services/comparisons';
import { readDay, readHour } from '@/lib/server/services/typed-spans';
import { runTask } from '../../run-task';
import { comparisonHref } from './search-params';

const comparisonForm = z.object({
  ...{ kampanye: formText(), kode: formText(20), sumber: formText(1_000), hari: formText(60), jam: formText(20) },
  ...{ sebagian: formText(5), nomor: formId },
});
type Said = z.output<typeof comparisonForm>;

const sourceOf = ({ sumber, hari, jam }: Said) => ({
  ...{ source: sumber, day: readDay('Hari', hari), hour: readHour('Jam', jam) },
});

/** Keeps the figures of a file. */
export async function uploadComparisonAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, comparisonForm);
  return runTask(previous, form, async (ctx) => {
    const place = { campaignSlug: said.kampanye, code: said.kode };
    await requireComparer(ctx, place);
    const file = form.get('berkas');
    if (!(file instanceof File) || file.size === 0)
      throw new Problem('file-missing', 'Pilih file CSV atau XLSX dengan kode atau nama wilayah dan angkanya.');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kept = await uploadComparison(ctx, {
      ...{ ...place, ...sourceOf(said), fileName: file.name, bytes, acceptPartial: said.sebagian === 'ya' },
    });
    return comparisonHref(
      { campaign: said.kampanye, code: said.kode },
      { setId: kept.id, said: 'disimpan', refused: kept.refused.length },
    );
  });
}

/** Keeps the figures that were typed; what is empty is not known. */
export async function recordComparisonAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, comparisonForm);
  return runTask(previous, form, async (ctx) => {
    const place = { campaignSlug: said.kampanye, code: said.kode };
    await requireComparer(ctx, place);
    const { id } = await recordComparison(ctx, { ...place, ...sourceOf(said), figures: readFigures(form) });
    return comparisonHref({ campaign: said.kampanye, code: said.kode }, { setId: id, said: 'disimpan' });
  });
}

/** @throws Problem 422 that names the area of a text that is no figure */
function readFigures(form: FormData): { code: string; total: number }[] {
  return [...form.entries()].flatMap(([name, text]) => {
    const code = /^angka-([\d.]{2,13}|id)$/.exec(name)?.[1];
    if (code === undefined || typeof text !== 'string') return [];
    const reading = readTypedFigure(text);
    if (!reading.ok)
      throw new Problem('words-invalid', describeTypedProblem(`${code} '${text.slice(0, 20)}'`, reading.problem));
    return reading.value === null ? [] : [{ code, total: reading.value }];
  });
}

/** Takes a set back. */
export async function withdrawComparisonAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, comparisonForm);
  return runTask(previous, form, async (ctx) => {
    const named = { campaignSlug: said.kampanye, id: said.nomor ?? 0 };
    if (said.nomor === null) throw notFoundProblem();
    await withdrawComparison(ctx, named);
    return comparisonHref({ campaign: said.kampanye, code: said.kode }, { setId: named.id, said: 'ditarik' });
  });
}

/** Gives a set back that was taken back. */
export async function restoreComparisonAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, comparisonForm);
  return runTask(previous, form, async (ctx) => {
    const named = { campaignSlug: said.kampanye, id: said.nomor ?? 0 };
    if (said.nomor === null) throw notFoundProblem();
    await restoreComparison(ctx, named);
    return comparisonHref({ campaign: said.kampanye, code: said.kode }, { setId: named.id, said: 'dikembalikan' });
  });
}
