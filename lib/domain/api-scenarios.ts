import { z } from 'zod';
import { areaRef } from './api-progress';
import { count, day, dayInput, number } from './api-words';

const assumptions = (whole: z.ZodType<number>) => ({
  endDay: dayInput.nullable().default(null).describe('The last day; null: as it is now.'),
  kader: whole.nullable().default(null).describe('Null: as many as now.'),
  pace: whole.nullable().default(null).describe('A day, of all kader together; null: the pace of now, for each kader.'),
  formsPerDay: whole
    .nullable()
    .default(null)
    .describe('Of the forms that wait, entered a day beside the pace; null: none.'),
});

export const scenariosQuery = z.strictObject({
  asOf: dayInput.optional().describe('Absent: the last day that was reported.'),
  ...assumptions(z.coerce.number().int()),
});

export const scenarioBody = z.strictObject({
  name: z.string().max(2_000),
  asOf: dayInput.optional().describe('The day of the figures that it starts from; absent: the last that was reported.'),
  ...assumptions(z.number().int()),
});

export const scenarioChange = z.strictObject({
  listed: z.boolean().describe('False takes it off the list; true puts it back.'),
});

const assumed = z.strictObject({ endDay: day.nullable(), kader: count, pace: number, formsPerDay: count });

const start = z
  .strictObject({
    ...{ asOf: day, endDay: day, target: count, total: count, pace: number, kader: count },
    formsWaiting: count.describe('Forms that are filled in and not entered; null: not known.'),
  })
  .describe('Where the area stands.');

const follows = z
  .strictObject({
    endDay: day,
    daysLeft: z.number().int(),
    kader: count,
    pace: number,
    formsEntered: z.number().int(),
    total: count.describe('On `endDay`; null: not known.'),
    percent: number,
    short: count.describe('Of the target, not there on `endDay`.'),
    finishDay: day.nullable().describe('When the target is reached, before or after the end; null: never, or already.'),
    requiredPace: count,
    requiredPacePerKader: number,
    kaderNeeded: count,
  })
  .describe('What follows.');

export const scenariosAnswer = z.strictObject({
  campaign: z.string(),
  area: areaRef,
  start,
  assumed,
  follows,
  says: z.string().describe('The same as a sentence, in Indonesian.'),
  scenarios: z
    .array(
      z.strictObject({
        id: z.number().int(),
        name: z.string(),
        ...{ start, assumed, follows },
        says: z.string(),
        by: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    )
    .describe('Those that were kept, the newest first.'),
});

export type ScenariosAnswer = z.infer<typeof scenariosAnswer>;
