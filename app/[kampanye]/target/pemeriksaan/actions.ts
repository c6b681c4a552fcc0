'use server';

import { z } from 'zod';
import type { FormState } from '@/lib/format/form-state';
import { formChoice, formText, readForm } from '@/lib/server/http/read-form';
import { settleCheckFinding } from '@/lib/server/services/campaign-check';
import { runTask } from '../../run-task';
import { checkHref } from './search-params';

const settleForm = z.object({
  ...{ kampanye: formText(), kode: formText(20), versi: formText(80), temuan: formText(40), dilihat: formText(64) },
  ...{ tanda: formChoice(['intended', 'done', 'open']), catatan: formText(2_000) },
});

/** Marks a finding as settled, or takes the mark back. */
export async function settleAction(previous: FormState, form: FormData): Promise<FormState> {
  const {
    kampanye: campaignSlug,
    kode: code,
    versi,
    temuan: finding,
    dilihat: seen,
    ...said
  } = readForm(form, settleForm);
  const place = { code, version: versi || null };
  return runTask(previous, form, async (ctx) => {
    const as = said.tanda === 'open' ? null : said.tanda;
    await settleCheckFinding(ctx, {
      ...{ campaignSlug, code, targetSet: place.version, finding, seen, as, note: said.catatan },
    });
    return checkHref(campaignSlug, place, as === null ? 'dicabut' : 'ditandai');
  });
}
