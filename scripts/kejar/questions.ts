import { questionStates } from '../../lib/domain/questions';
import { formatDay } from '../../lib/format/days';
import { buildQuestionAnswer, buildQuestionsAnswer } from '../../lib/reports/questions-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import type { QuestionView } from '../../lib/server/loaders/questions';
import {
  askQuestion,
  closeQuestion,
  replyToQuestion,
  requireQuestion,
  requireQuestions,
} from '../../lib/server/services/questions';
import { type Command, oneOf, readArguments, readDayOption, required, WrongCall } from './command';

export const questionAdd: Command = {
  summary: 'bertanya tentang angka sebuah wilayah',
  help: `Pemakaian: kejar question add KAMPANYE --area KODE --text PERTANYAAN [--day HARI]

  --day   hari yang angkanya ditanyakan; tanpa ini hari terakhir yang dilaporkan`,
  async run(args, open) {
    const options = { area: { type: 'string' }, text: { type: 'string' }, day: { type: 'string' } } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const campaignSlug = positionals[0] ?? '';
    const said = {
      ...{ campaignSlug, code: required(values.area, 'area'), text: required(values.text, 'text') },
      asOf: values.day === undefined ? null : readDayOption(values.day, 'day'),
    };
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const id = await askQuestion(ctx, said);
    return resultOf((await requireQuestion(ctx, { campaignSlug, id })).question);
  },
};

export const questionAnswer: Command = {
  summary: 'menjawab sebuah pertanyaan',
  help: `Pemakaian: kejar question answer KAMPANYE NOMOR --text JAWABAN`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { text: { type: 'string' } }, ['KAMPANYE', 'NOMOR']);
    const named = readNamed(positionals);
    const text = required(values.text, 'text');
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    await replyToQuestion(ctx, { ...named, text });
    return resultOf((await requireQuestion(ctx, named)).question);
  },
};

export const questionClose: Command = {
  summary: 'menyatakan sebuah pertanyaan selesai, atau membukanya lagi',
  help: `Pemakaian: kejar question close KAMPANYE NOMOR [--undo]

  --undo   buka lagi yang sudah selesai`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { undo: { type: 'boolean' } }, ['KAMPANYE', 'NOMOR']);
    const named = readNamed(positionals);
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    await closeQuestion(ctx, { ...named, closed: !values.undo });
    return resultOf((await requireQuestion(ctx, named)).question);
  },
};

export const questionList: Command = {
  summary: 'menampilkan pertanyaan tentang angka',
  help: `Pemakaian: kejar question list KAMPANYE [--area KODE] [--state ${questionStates.join('|')}]`,
  async run(args, open) {
    const options = { area: { type: 'string' }, state: { type: 'string', default: 'open' } } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const state = oneOf(values.state, questionStates, 'state');
    const { serving } = await open();
    const list = await requireQuestions(contextOf(operatorUser(), serving), {
      ...{ campaignSlug: positionals[0] ?? '', code: values.area ?? null, state },
    });
    const lines = list.questions.map(describeInLine);
    return {
      text: lines.length === 0 ? 'Tidak ada pertanyaan.' : lines.join('\n'),
      json: buildQuestionsAnswer(list),
    };
  },
};

function readNamed(positionals: readonly string[]): { campaignSlug: string; id: number } {
  const id = Number(positionals[1]);
  if (!Number.isSafeInteger(id) || id < 1) throw new WrongCall(`'${positionals[1]}' bukan nomor pertanyaan.`);
  return { campaignSlug: positionals[0] ?? '', id };
}

const resultOf = (question: QuestionView) => ({ text: describeInLine(question), json: buildQuestionAnswer(question) });

function describeInLine({ id, area, figures, text, replies, closedAt }: QuestionView): string {
  const state = closedAt === null ? `${replies.length} jawaban` : 'selesai';
  return `${id}\t${area.name} (${area.code}), ${formatDay(figures.asOf)}: ${text.replaceAll('\n', ' ')} [${state}]`;
}
