'use server';

import { z } from 'zod';
import { notFoundProblem } from '@/lib/domain/problems';
import type { FormState } from '@/lib/format/form-state';
import { formId, formText, formVersion, readForm } from '@/lib/server/http/read-form';
import { addVersion, changeVersion, chooseVersion } from '@/lib/server/services/target-sets';
import { readDay } from '@/lib/server/services/typed-spans';
import { runTask } from '../run-task';
import { versionHref } from './search-params';

const versionForm = z.object({
  ...{ kampanye: formText(), wilayah: formText(20), versi: formText(80), perubahan: formVersion, dilihat: formId },
  ...{ nama: formText(1_000), surat: formText(1_000), putusan: formText(40), catatan: formText(2_000) },
  ...{ salinan: formText(80), mulai: formText(40) },
});
type Said = z.output<typeof versionForm>;

const wordsOf = ({ nama, surat, putusan, catatan }: Said) => ({
  ...{ name: nama, letter: surat, note: catatan },
  decidedDay: putusan.trim() === '' ? null : readDay('Hari surat', putusan),
});

/** Adds a version of the targets. */
export async function addVersionAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, versionForm);
  return runTask(previous, form, async (ctx) => {
    await addVersion(ctx, { campaignSlug: said.kampanye, copyOf: said.salinan || null, ...wordsOf(said) });
    return versionHref(said.kampanye, 'ditambahkan', said.wilayah);
  });
}

/** Edits the details of a version. */
export async function changeVersionAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, versionForm);
  return runTask(previous, form, async (ctx) => {
    const id = Number(said.versi);
    if (said.perubahan === null || !Number.isSafeInteger(id)) throw notFoundProblem();
    const change = { campaignSlug: said.kampanye, targetSet: id, version: said.perubahan };
    await changeVersion(ctx, { ...change, ...wordsOf(said) });
    return versionHref(said.kampanye, 'diubah', said.wilayah);
  });
}

/** Makes a version the one that counts, from a day on. */
export async function chooseVersionAction(previous: FormState, form: FormData): Promise<FormState> {
  const said = readForm(form, versionForm);
  return runTask(previous, form, async (ctx) => {
    const choice = { targetSet: said.versi, fromDay: readDay('Hari mulai', said.mulai), seen: said.dilihat };
    await chooseVersion(ctx, { campaignSlug: said.kampanye, ...choice });
    return versionHref(said.kampanye, 'diberlakukan', said.wilayah);
  });
}
