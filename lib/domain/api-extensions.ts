import { z } from 'zod';
import { areaRef } from './api-progress';
import { areaCode, day, dayInput } from './api-words';

export const extensionBody = z.strictObject({
  area: areaCode.describe('It moves the end for this area and all inside it.'),
  endDay: dayInput.describe('The new last day, to 23.59 WIB.'),
  decidedDay: dayInput.describe(
    'The day of the letter, from which on the new end counts. It may lie after the old end.',
  ),
  letter: z.string().max(2_000),
});

export const extensionChange = z.strictObject({
  withdrawn: z.literal(true).describe('It was noted by mistake, and never counted.'),
  reason: z.string().max(2_000),
});

export const extensionsAnswer = z.strictObject({
  campaign: z.string(),
  endDay: day.describe("The end of the reader's own area as it is known today."),
  extensions: z.array(
    z.strictObject({
      id: z.number().int(),
      area: areaRef,
      endDay: day,
      decidedDay: day,
      letter: z.string(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
      withdrawnAt: z.iso.datetime().nullable(),
      withdrawnBy: z.string().nullable(),
      withdrawnReason: z.string().nullable(),
    }),
  ),
});

export type ExtensionsAnswer = z.infer<typeof extensionsAnswer>;
