import { z } from 'zod';
import { areaRef } from './api-progress';
import { areaCode, count, day, dayInput, number } from './api-words';
import { largestId } from './ids';
import { visitKinds, visitLimits } from './visits';

const kindInput = z.enum(visitKinds).describe('`baksos`: social service; `pendampingan`: help on the spot.');
const words = (most: number, what: string) => z.string().max(10_000).describe(`${what}, at most ${most} characters.`);
const participantsInput = words(visitLimits.participants.most, 'Who went');
const resultInput = words(visitLimits.result, 'What came of it');

const placeInput = z.strictObject({
  area: areaCode,
  kampung: words(visitLimits.kampung, 'A kampung of a desa by its name; empty: the area as a whole').default(''),
});

const taskInput = z.strictObject({
  task: words(visitLimits.task.most, 'What was agreed'),
  person: words(visitLimits.person.most, 'Who does it'),
  due: dayInput.describe('Until when.'),
});

export const visitBody = z.strictObject({
  kind: kindInput,
  from: dayInput,
  until: dayInput,
  places: z.array(placeInput).max(1_000).describe(`At most ${visitLimits.places}.`),
  participants: participantsInput,
  tasks: z.array(taskInput).max(1_000).default([]).describe(`At most ${visitLimits.tasks}.`),
  result: resultInput.default(''),
});

/** What is absent stays; `withdrawn` takes the visit back. */
export const visitChange = z.strictObject({
  version: z
    .number()
    .int()
    .positive()
    .max(largestId)
    .optional()
    .describe('The `version` as its caller knows it: refused where it was changed since.'),
  kind: kindInput.optional(),
  from: dayInput.optional(),
  until: dayInput.optional(),
  participants: participantsInput.optional(),
  result: resultInput.optional(),
  addTasks: z.array(taskInput).max(1_000).default([]),
  tasks: z
    .array(z.strictObject({ id: z.number().int().positive().max(largestId), done: z.boolean() }))
    .max(1_000)
    .default([])
    .describe('Those that are done, or not after all.'),
  withdrawn: z.literal(true).optional().describe('It did not take place.'),
  note: z.string().max(2_000).optional().describe('Why it is withdrawn.'),
});

export const visitsQuery = z.strictObject({
  area: areaCode.optional().describe('Visits to this area, inside it, or to one that holds it.'),
  kind: kindInput.optional(),
  from: dayInput.optional().describe('Visits that end on this day or later.'),
  to: dayInput.optional().describe('Visits that begin on this day or earlier.'),
});

export const frozenFigures = z.strictObject({
  asOf: day,
  stage: z.enum(['collected', 'recorded', 'validated']),
  target: count,
  total: count,
  percent: number,
  expectedPercent: z.number(),
  status: z.enum(['done', 'onTrack', 'atRisk', 'behind', 'notReported']).nullable(),
  pace: number,
});

const figures = frozenFigures.describe('As they stood when the visit was recorded: never computed anew.');

const part = z.strictObject({
  part: z.enum(['before', 'during', 'after']).describe('Seven days before, the visit, seven days after.'),
  fromDay: day,
  toDay: day.nullable().describe('The last day that counts; null: it has not begun.'),
  whole: z.boolean().describe('Whether the part is over.'),
  pace: number.describe('Recorded per day that was not down; null: not reported.'),
  parentPace: number.describe('Of the area above over the same days; null: not reported, or not seen.'),
});

const place = {
  area: areaRef,
  kampung: z.string(),
  reason: z.string().describe('The sentence of its page when the visit was recorded.'),
  figures,
};

const visit = {
  id: z.number().int(),
  version: z.number().int().describe('Counts up with each change.'),
  kind: z.enum(visitKinds),
  from: day,
  until: day,
  participants: z.string(),
  result: z.string(),
  tasks: z.array(
    z.strictObject({
      id: z.number().int(),
      task: z.string(),
      person: z.string(),
      due: day,
      doneAt: z.iso.datetime().nullable().describe('Null: not done.'),
    }),
  ),
  pictures: z.number().int().describe('How many there are; pages show them.'),
  mayChange: z.boolean(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
};

export const visitAnswer = z.strictObject({
  ...visit,
  places: z
    .array(z.strictObject({ ...place, parent: areaRef.nullable(), paces: z.array(part) }))
    .describe('Those that the caller sees. Paces prove nothing by themselves.'),
});

export const visitsAnswer = z.strictObject({
  campaign: z.string(),
  area: areaRef,
  visits: z.array(z.strictObject({ ...visit, places: z.array(z.strictObject(place)) })),
  truncated: z.boolean().describe('There are more than these.'),
});

export type VisitAnswer = z.infer<typeof visitAnswer>;
export type VisitsAnswer = z.infer<typeof visitsAnswer>;
