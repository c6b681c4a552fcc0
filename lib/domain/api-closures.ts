import { z } from 'zod';
import { areaRef } from './api-progress';
import { areaCode, day, dayInput } from './api-words';

export const closuresQuery = z.strictObject({
  area: areaCode.optional().describe("The area whose children are listed; absent: the reader's own."),
  asOf: dayInput.optional().describe('Absent: the last day that was reported.'),
});

export const closeBody = z.strictObject({
  area: areaCode,
  until: dayInput.describe('The last day that is signed off; all days before it are too.'),
  heldReason: z
    .string()
    .max(2_000)
    .optional()
    .describe('Why figures inside that are held are signed off all the same; absent: they refuse it.'),
});

export const openBody = z.strictObject({
  area: areaCode,
  from: dayInput.nullable().default(null).describe('The first day that is open again; null: all of them.'),
  reason: z.string().max(2_000),
});

const closed = z
  .strictObject({ until: day, by: z.string(), at: z.iso.datetime() })
  .nullable()
  .describe('What closes the area furthest, itself or with one above it; null: nothing does.');

export const closuresAnswer = z.strictObject({
  campaign: z.string(),
  asOf: day,
  area: areaRef,
  closed,
  areas: z
    .array(
      z.strictObject({
        area: areaRef,
        reported: z.boolean(),
        odd: z.array(z.enum(['held', 'fell', 'partsExceedWhole'])),
        ready: z.boolean().describe('Reported for the day, and nothing is odd.'),
        closed,
        mayClose: z.boolean(),
        mayOpen: z.boolean(),
      }),
    )
    .describe('The areas right below, and the area itself where the reader signs that off.'),
  history: z
    .array(
      z.strictObject({
        area: z.strictObject({ code: z.string(), name: z.string() }),
        until: day.nullable().describe('Null: nothing stays closed.'),
        reason: z.string().nullable().describe('Why it was opened; null: it was closed.'),
        heldReason: z.string().nullable(),
        by: z.string().describe('The office that signed off.'),
        user: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    )
    .describe('The newest first.'),
});

export type ClosuresAnswer = z.infer<typeof closuresAnswer>;
