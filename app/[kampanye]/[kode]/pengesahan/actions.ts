'use server';

import { z } from 'zod';
import type { FormState } from '@/lib/format/form-state';
import { formText, readForm } from '@/lib/server/http/read-form';
import { closeAreas, openArea } from '@/lib/server/services/closures';
import { readDay } from '@/lib/server/services/typed-spans';
import { runTask } from '../../run-task';
import { doneHref } from './search-params';

const signOffForm = z.object({
  ...{ kampanye: formText(), kode: formText(20), per: formText(60), wilayah: formText(20) },
  ...{ mulai: formText(60), alasan: formText(1_000) },
});

/** Signs off the chosen areas up to the day of the form. */
export async function closeAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, signOffForm);
  return runTask(previous, form, async (ctx) => {
    const untilDay = readDay('Hari', said.per);
    const codes = form.getAll('wilayah').flatMap((one) => (typeof one === 'string' ? [one] : []));
    const count = await closeAreas(ctx, { campaignSlug: said.kampanye, codes, untilDay, settle: said.alasan });
    const place = { campaign: said.kampanye, code: said.kode, asOf: untilDay };
    return doneHref(place, { kind: 'disahkan', count });
  });
}

/** Opens an area again. */
export async function openAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, signOffForm);
  return runTask(previous, form, async (ctx) => {
    const fromDay = said.mulai.trim() === '' ? null : readDay('Hari', said.mulai);
    await openArea(ctx, { campaignSlug: said.kampanye, code: said.wilayah, fromDay, reason: said.alasan });
    return doneHref({ campaign: said.kampanye, code: said.kode, asOf: readDay('Hari', said.per) }, { kind: 'dibuka' });
  });
}
