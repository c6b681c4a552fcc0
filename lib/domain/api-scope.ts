import { z } from 'zod';
import { areaRef } from './api-progress';
import { areaCode, day, dayInput } from './api-words';
import { workModes } from './scope';
import { scopeLimits } from './scope-changes';

const entry = z.strictObject({
  code: areaCode,
  mode: z.enum(workModes).describe('How it works: by smartphone, on paper (formulir), or both.'),
});

const version = z.strictObject({
  id: z.number().int(),
  fromDay: day.describe('It stands from this day on, until a later one does.'),
  everybody: z.boolean().describe('A census: nobody is listed, and all areas take part.'),
  listed: z.number().int().describe("The areas that are listed, as far as they touch the reader's own."),
  letter: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  by: z.string().nullable().describe('Null: the operator, or the demo.'),
});

export const scopeQuery = z.strictObject({
  day: dayInput.optional().describe('The day for which the list is wanted. Without it: today, inside the campaign.'),
});

export const scopeAnswer = z.strictObject({
  campaign: z.string().describe('Its slug.'),
  day,
  version: version.nullable().describe('The version that stands on the day. Null: none does, and all areas take part.'),
  areas: z
    .array(entry)
    .nullable()
    .describe("The listed areas that touch the reader's own, by code. Null: all areas take part."),
  versions: z.array(version).describe('All versions, the newest first.'),
});

export const scopeBody = z.strictObject({
  fromDay: dayInput.describe('The list stands from this day on; days before keep theirs.'),
  letter: z.string().trim().max(scopeLimits.letter).nullable().default(null),
  note: z.string().trim().max(scopeLimits.note).nullable().default(null),
  areas: z
    .array(entry)
    .nullable()
    .describe('The whole list: it replaces the one before. Null: all areas take part (a census).'),
  basedOn: z
    .number()
    .int()
    .nullable()
    .optional()
    .describe('The newest version that the caller has seen, null for none: 409 where another one was added since.'),
  dryRun: z.boolean().default(false).describe('true: only say what it would change.'),
});

const counted = z.strictObject({
  count: z.number().int(),
  first: z.array(areaRef).describe(`The first ${scopeLimits.named} of them.`),
});

export const scopeChangeAnswer = z.strictObject({
  saved: z.boolean(),
  version: z.number().int().nullable().describe('The version that was added; null: nothing was saved.'),
  preview: z
    .strictObject({
      fromDay: day,
      everybody: z.boolean(),
      listed: z.number().int().nullable(),
      before: z.strictObject({ id: z.number().int(), fromDay: day }).nullable(),
      until: day
        .nullable()
        .describe('The first day of a later version, which stands from then on. Null: there is none.'),
      added: counted,
      removed: counted,
      changed: counted.describe('Areas whose way of working changes.'),
      kept: z.number().int(),
      figuresOutside: counted.describe(
        'Areas with figures that would fall outside: these stay counted and are flagged.',
      ),
      targetsOutside: counted.describe('Areas with a target of their own that would fall outside.'),
    })
    .describe('What it changes of the list that stood on the day.'),
});

export type ScopeAnswer = z.infer<typeof scopeAnswer>;
