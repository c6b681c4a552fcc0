import { z } from 'zod';
import { areaRef } from './api-progress';
import { areaCode, count, day, dayInput } from './api-words';

const words = z.string().max(2_000);
const version = z.number().int().min(1);

export const targetSetsQuery = z.strictObject({
  area: areaCode.optional().describe("Whose target each version is asked for; without it the reader's own area."),
});

export const targetSetBody = z.strictObject({
  name: words.describe('"DIPA 2021": at most 60 characters; case, blanks and signs do not tell two names apart.'),
  letter: words.nullable().default(null),
  decidedDay: dayInput.nullable().default(null).describe('The day of the letter.'),
  note: words.nullable().default(null),
  copyOf: words.nullable().default(null).describe('Slug or id of the version that it copies; without it it is empty.'),
});

export const targetSetChange = z.strictObject({
  version: version
    .optional()
    .describe('That the caller has seen; needed to change words, and 409 where another stands.'),
  name: words.optional(),
  letter: words.nullable().optional(),
  decidedDay: dayInput.nullable().optional(),
  note: words.nullable().optional(),
  counts: z
    .strictObject({
      from: dayInput.describe('A day of the campaign; on the days before it the version that counted there stays.'),
      insteadOf: z.number().int().min(1).optional().describe('The id that the caller saw as the one that counts.'),
    })
    .optional()
    .describe('Makes it the version that counts. Alone, without other changes.'),
});

const targetSet = z.strictObject({
  id: z.number().int(),
  slug: z.string().describe('What addresses and `targetSet` call it; it stays when the name changes.'),
  name: z.string(),
  letter: z.string().nullable(),
  decidedDay: day.nullable(),
  note: z.string().nullable(),
  version,
  by: z.string().nullable(),
  at: z.iso.datetime(),
  countsToday: z.boolean(),
  counts: z
    .array(z.strictObject({ from: day.nullable(), until: day.nullable() }))
    .describe('The days on which it counts; null: from the first, to the last. Empty: on none.'),
  target: z
    .strictObject({ total: count, online: count, manual: count, stated: count, parts: count })
    .nullable()
    .describe('The target of `area`; null: the version says nothing of it.'),
});

export const targetSetsAnswer = z.strictObject({
  campaign: z.string(),
  area: areaRef,
  targetSets: z.array(targetSet).describe('The one that counts today comes first.'),
});

export type TargetSetsAnswer = z.infer<typeof targetSetsAnswer>;
