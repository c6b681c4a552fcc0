import { z } from 'zod';
import { areaRef } from './api-progress';
import { frozenFigures } from './api-visits';
import { areaCode, dayInput } from './api-words';
import { questionLimits, questionStates } from './questions';

const words = (what: string) =>
  z.string().max(20_000).describe(`${what}, at most ${questionLimits.text.most} characters.`);

export const questionBody = z.strictObject({
  area: areaCode,
  text: words('What is asked'),
  asOf: dayInput
    .optional()
    .describe('The day whose figure is asked about. Without it: the last one that was reported.'),
});

export const questionChange = z
  .strictObject({
    reply: words('What is said to it').optional(),
    closed: z.boolean().optional().describe('true: it is settled; false: it is open again.'),
  })
  .describe('`reply` comes before `closed`.');

export const questionsQuery = z.strictObject({
  area: areaCode.optional().describe("Questions about this area and what lies inside it; without it the reader's own."),
  state: z.enum(questionStates).default('open'),
});

export const questionAnswer = z.strictObject({
  id: z.number().int(),
  area: areaRef,
  text: z.string(),
  figures: frozenFigures.describe('What the area stood at on the day that is asked about, when it was asked.'),
  replies: z.array(
    z.strictObject({ id: z.number().int(), text: z.string(), by: z.string().nullable(), at: z.iso.datetime() }),
  ),
  closedAt: z.iso.datetime().nullable().describe('Null: it is open.'),
  closedBy: z.string().nullable(),
  mine: z.boolean().describe('The caller asked it.'),
  mayChange: z.boolean().describe('Whether the caller answers and settles it.'),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});

export const questionsAnswer = z.strictObject({
  campaign: z.string(),
  area: areaRef,
  questions: z.array(questionAnswer),
  truncated: z.boolean().describe('There are more than these.'),
});

export type QuestionAnswer = z.infer<typeof questionAnswer>;
export type QuestionsAnswer = z.infer<typeof questionsAnswer>;
