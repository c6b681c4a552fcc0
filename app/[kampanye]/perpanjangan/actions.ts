'use server';

import { z } from 'zod';
import { notFoundProblem } from '@/lib/domain/problems';
import type { FormState } from '@/lib/format/form-state';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import { extendArea, withdrawLetter } from '@/lib/server/services/extensions';
import { requireAreaCode } from '@/lib/server/services/require-area-code';
import { readDay } from '@/lib/server/services/typed-spans';
import { runTask } from '../run-task';
import { doneHref } from './search-params';

const extensionForm = z.object({
  ...{ kampanye: formText(), kode: formText(120), id: formId, batas: formText(60), putusan: formText(60) },
  ...{ surat: formText(1_000), alasan: formText(1_000) },
});

/** Notes a letter that moves the end. */
export async function extendAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, extensionForm);
  return runTask(previous, form, async (ctx) => {
    const code = await requireAreaCode(ctx, { campaignSlug: said.kampanye, typed: said.kode.trim() });
    await extendArea(ctx, {
      ...{ campaignSlug: said.kampanye, code, letter: said.surat },
      ...{ endDay: readDay('Batas baru', said.batas), decidedDay: readDay('Hari putusan', said.putusan) },
    });
    return doneHref(said.kampanye, 'dicatat');
  });
}

/** Withdraws a letter. */
export async function withdrawLetterAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, extensionForm);
  return runTask(previous, form, async (ctx) => {
    if (said.id === null) throw notFoundProblem();
    await withdrawLetter(ctx, { campaignSlug: said.kampanye, id: said.id, reason: said.alasan });
    return doneHref(said.kampanye, 'ditarik');
  });
}
