'use server';

import { z } from 'zod';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import { visitKinds } from '@/lib/domain/visits';
import type { FormState } from '@/lib/format/form-state';
import type { UserContext } from '@/lib/server/auth/context';
import { formChoice, formId, formText, formVersion, readForm } from '@/lib/server/http/read-form';
import { readDay } from '@/lib/server/services/typed-spans';
import { readPlaces } from '@/lib/server/services/visit-places';
import {
  agreeTask,
  recordVisit,
  removePicture,
  requireVisitor,
  restateVisit,
  takeBackVisit,
  tickTask,
} from '@/lib/server/services/visits';
import { runTask } from '../run-task';
import { visitHref, visitsHref } from './search-params';

const visitForm = z.object({
  ...{ kampanye: formText(), id: formId, versi: formVersion, jenis: formChoice(visitKinds), lokus: formText() },
  ...{ mulai: formText(60), selesai: formText(60), siapa: formText(1_000), hasil: formText(), alasan: formText(1_000) },
  ...{ tugas: formText(1_000), orang: formText(1_000), sampai: formText(60), nomor: formId, selesaikan: formText(5) },
});
type Said = z.output<typeof visitForm>;

function placeOf({ kampanye, id }: Said) {
  if (id === null) throw notFoundProblem();
  return { campaignSlug: kampanye, id };
}

/** A visit of one day needs its first day alone. */
function daysOf({ mulai, selesai }: Said) {
  const fromDay = readDay('Hari mulai', mulai);
  return { fromDay, toDay: selesai.trim() === '' ? fromDay : readDay('Hari selesai', selesai) };
}

/** Does what a form of visits asks for; a visit that is not there, or not the user's, answers 404. */
async function run(previous: FormState, form: FormData, work: (said: Said, ctx: UserContext) => Promise<string>) {
  const said = readForm(form, visitForm);
  return runTask(previous, form, async (ctx) => {
    try {
      return await work(said, ctx);
    } catch (error) {
      throw error instanceof Problem && error.type === 'visit-unknown' ? notFoundProblem() : error;
    }
  });
}

/** Records a visit. */
export async function recordVisitAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    const campaignSlug = said.kampanye;
    await requireVisitor(ctx, campaignSlug);
    const places = await readPlaces(ctx, { campaignSlug, text: said.lokus });
    const id = await recordVisit(ctx, {
      ...{ campaignSlug, places, kind: said.jenis, ...daysOf(said), participants: said.siapa },
      ...{ result: said.hasil, tasks: [] },
    });
    return visitHref(campaignSlug, id, 'dicatat');
  });
}

/** Says otherwise what a visit was, or what came of it. */
export async function changeVisitAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    await restateVisit(ctx, {
      ...placeOf(said),
      ...(said.versi !== null && { version: said.versi }),
      ...{ kind: said.jenis, ...daysOf(said), participants: said.siapa, result: said.hasil },
    });
    return visitHref(said.kampanye, placeOf(said).id, 'disimpan');
  });
}

/** Takes a visit back. */
export async function withdrawVisitAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    await takeBackVisit(ctx, { ...placeOf(said), note: said.alasan });
    return `${visitsHref(said.kampanye, {})}?kabar=ditarik`;
  });
}

/** Adds what was agreed. */
export async function addTaskAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    const task = { task: said.tugas, person: said.orang, dueDay: readDay('Hari', said.sampai) };
    await agreeTask(ctx, { ...placeOf(said), task });
    return visitHref(said.kampanye, placeOf(said).id, 'tugas');
  });
}

/** Says of a task that it is done, or not after all. */
export async function tickTaskAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    if (said.nomor === null) throw notFoundProblem();
    await tickTask(ctx, { ...placeOf(said), taskId: said.nomor, done: said.selesaikan === 'ya' });
    return visitHref(said.kampanye, placeOf(said).id, 'tugas');
  });
}

/** Removes a picture. */
export async function removePictureAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    if (said.nomor === null) throw notFoundProblem();
    await removePicture(ctx, { ...placeOf(said), pictureId: said.nomor });
    return visitHref(said.kampanye, placeOf(said).id, 'gambar-dihapus');
  });
}
