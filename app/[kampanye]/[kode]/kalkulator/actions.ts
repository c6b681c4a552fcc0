'use server';

import { z } from 'zod';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import type { FormState } from '@/lib/format/form-state';
import { readAssumptions } from '@/lib/format/what-if-fields';
import { formChoice, formId, formText, readForm } from '@/lib/server/http/read-form';
import { changeScenario, keepScenario, requireKeeper } from '@/lib/server/services/scenarios';
import { readDay } from '@/lib/server/services/typed-spans';
import { runTask } from '../../run-task';
import { saidHref } from './search-params';

const place = { kampanye: formText(), kode: formText(20), per: formText(60) };
const keepForm = z.object({
  ...place,
  ...{ nama: formText(1_000), sampai: formText(40), kader: formText(40), laju: formText(40), formulir: formText(40) },
});
const changeForm = z.object({ ...place, id: formId, terdaftar: formChoice(['tidak', 'ya']) });

/** Keeps what is on the screen as a scenario. */
export async function keepAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, keepForm);
  return runTask(previous, form, async (ctx) => {
    const { kampanye: campaignSlug, kode: code, sampai, kader, laju, formulir, nama: name } = said;
    const typed = { sampai, kader, laju, formulir };
    // What the page shows was read already: a fault here is a form that somebody changed.
    const { campaign } = await requireKeeper(ctx, { campaignSlug, code });
    const asOf = readDay('Hari', said.per);
    const { assumed, faults } = readAssumptions(typed, { campaign, asOf });
    const [fault] = Object.values(faults);
    if (fault !== undefined) throw new Problem('scenario-assumption', fault);
    await keepScenario(ctx, { campaignSlug, code, asOf, name, assumed });
    return saidHref(said, { kind: 'disimpan' }, typed);
  });
}

/** Deletes a scenario, or takes that back. */
export async function changeAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, changeForm);
  return runTask(previous, form, async (ctx) => {
    const { kampanye: campaignSlug, kode: code, id, terdaftar } = said;
    if (id === null) throw notFoundProblem();
    const listed = terdaftar === 'ya';
    await changeScenario(ctx, { campaignSlug, code, id, listed });
    return saidHref(said, listed ? { kind: 'dipulihkan' } : { kind: 'dihapus', id });
  });
}
