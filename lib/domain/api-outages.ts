import { z } from 'zod';
import { areaRef } from './api-progress';
import { areaCode, day } from './api-words';
import { largestId } from './ids';
import { outageLimits, parseMoment } from './outages';

/** A day, or an hour of it: "2021-04-12", "2021-04-12T08:10+07:00". Without a zone the hour is of WIB. */
const moment = z
  .string()
  .max(40)
  .transform((text, context) => {
    const found = parseMoment(text);
    if (found) return found;
    context.addIssue({
      code: 'custom',
      message: `'${text}' bukan hari atau jam. Tulis seperti 2021-04-12 atau 2021-04-12T08:10+07:00.`,
    });
    return z.NEVER;
  })
  .meta({ examples: ['2021-04-12', '2021-04-12T08:10+07:00'] });

const fromInput = z
  .union([z.literal('now'), moment])
  .describe('`now`, a day (from its first minute) or an instant; without a zone it is of WIB.');
const untilInput = z
  .union([z.literal('now'), moment])
  .nullable()
  .describe('`now`, a day (to its last minute) or an instant; null: it has not ended.');
const channelInput = z.enum(['online', 'manual']).nullable().describe('Null: every channel.');
const reasonInput = z
  .string()
  .max(2_000)
  .describe(`What failed; ${outageLimits.reason.least} to ${outageLimits.reason.most} characters.`);
const sourceInput = z.string().max(2_000).describe(`Who says so, at most ${outageLimits.source} characters.`);

export const outageBody = z.strictObject({
  area: areaCode,
  channel: channelInput.default(null),
  from: fromInput,
  until: untilInput.default(null),
  reason: reasonInput,
  source: sourceInput.default(''),
});

/** `until` alone ends an outage; anything else, with a note, corrects it; `withdrawn` takes it back. What is absent stays. */
export const outageChange = z.strictObject({
  seen: z
    .number()
    .int()
    .positive()
    .max(largestId)
    .optional()
    .describe('The `seen` of the outage as its caller knows it: refused where it was said anew since.'),
  channel: channelInput.optional(),
  from: moment.optional().describe('A day or an instant.'),
  until: untilInput.optional(),
  reason: reasonInput.optional(),
  source: sourceInput.optional(),
  withdrawn: z.literal(true).optional().describe('There was no such outage.'),
  note: z
    .string()
    .max(2_000)
    .optional()
    .describe('Why it is corrected or withdrawn: needed for all but an end, that is `until` alone.'),
});

const said = {
  channel: z.enum(['online', 'manual', 'unsplit']).nullable().describe('Null: every channel.'),
  fromDay: day.describe('In WIB.'),
  toDay: day.nullable().describe('Null: it has not ended.'),
  from: z.iso.datetime().nullable().describe('Null: from the first minute of fromDay.'),
  until: z.iso.datetime().nullable().describe('Null: to the last minute of toDay.'),
  reason: z.string(),
  source: z.string(),
  withdrawn: z.boolean(),
};

export const outageAnswer = z.strictObject({
  id: z.number().int(),
  seen: z.number().int().describe('Changes with each word on the outage.'),
  area: areaRef,
  ...said,
  daysLost: z
    .strictObject({ online: z.number().int(), manual: z.number().int() })
    .describe('What this outage alone takes from its area.'),
  mayChange: z.boolean(),
  history: z
    .array(
      z.strictObject({
        ...said,
        note: z.string().describe('Why it was corrected or withdrawn.'),
        by: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    )
    .describe('All that was said of it, the oldest first.'),
});

export const outagesAnswer = z.strictObject({
  campaign: z.string(),
  outages: z.array(outageAnswer),
});

export type OutageAnswer = z.infer<typeof outageAnswer>;
export type OutagesAnswer = z.infer<typeof outagesAnswer>;
