'use server';

import { z } from 'zod';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import type { FormState } from '@/lib/format/form-state';
import type { UserContext } from '@/lib/server/auth/context';
import { formId, formText, readForm } from '@/lib/server/http/read-form';
import { askQuestion, closeQuestion, replyToQuestion, requireAsker } from '@/lib/server/services/questions';
import { readDay } from '@/lib/server/services/typed-spans';
import { runTask } from '../../run-task';
import { questionsHref } from './search-params';

const questionForm = z.object({
  ...{ kampanye: formText(), kode: formText(20), nomor: formId, wilayah: formText(20), per: formText(60) },
  ...{ pertanyaan: formText(20_000), jawaban: formText(20_000), selesai: formText(5) },
});
type Said = z.output<typeof questionForm>;

/** Does what a form of questions asks for; a question that is not there, or not the user's to see, answers 404. */
async function run(previous: FormState, form: FormData, work: (said: Said, ctx: UserContext) => Promise<string>) {
  const said = readForm(form, questionForm);
  return runTask(previous, form, async (ctx) => {
    try {
      return await work(said, ctx);
    } catch (error) {
      throw error instanceof Problem && error.type === 'question-unknown' ? notFoundProblem() : error;
    }
  });
}

const placeOf = ({ kampanye, kode }: Said) => ({ campaign: kampanye, code: kode });

function namedIn({ kampanye, nomor }: Said) {
  if (nomor === null) throw notFoundProblem();
  return { campaignSlug: kampanye, id: nomor };
}

/** Asks about the figure of an area. */
export async function askAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    const campaignSlug = said.kampanye;
    await requireAsker(ctx, campaignSlug);
    const asOf = readDay('Hari', said.per);
    await askQuestion(ctx, { campaignSlug, code: said.wilayah || said.kode, text: said.pertanyaan, asOf });
    return questionsHref(placeOf(said), { said: 'ditanyakan' });
  });
}

/** Answers a question. */
export async function replyAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    await replyToQuestion(ctx, { ...namedIn(said), text: said.jawaban });
    return questionsHref(placeOf(said), { said: 'dijawab' });
  });
}

/** Settles a question, or opens it again. */
export async function closeAction(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, async (said, ctx) => {
    const closed = said.selesai === 'ya';
    await closeQuestion(ctx, { ...namedIn(said), closed });
    return questionsHref(placeOf(said), { said: closed ? 'selesai' : 'dibuka' });
  });
}
