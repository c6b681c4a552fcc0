import { z } from 'zod';
import { areaRef } from './api-progress';
import { areaCode, day, dayInput } from './api-words';
import { comparisonLimits } from './comparisons';
import { largestCount } from './counts';
import { clockMinute } from './offices';

const source = z
  .string()
  .max(10_000)
  .describe(`Not a name of our own; at most ${comparisonLimits.source.most} characters.`);

export const comparisonBody = z.strictObject({
  area: areaCode.describe('The area that all figures lie in.'),
  source,
  day: dayInput.describe('The day of which the source shows them: of the campaign, and not in the future.'),
  hour: clockMinute.optional().describe('"16.00" in WIB.').meta({ type: 'string' }),
  figures: z
    .array(z.strictObject({ area: areaCode, total: z.number().int().min(0).max(largestCount) }))
    .max(comparisonLimits.figures)
    .describe('What is not known is left out; it is not 0.'),
});

export const comparisonChange = z.strictObject({
  withdrawn: z
    .boolean()
    .describe('true: its figures count no more, and what stood before them does; false: they do again.'),
});

export const comparisonsQuery = z.strictObject({
  area: areaCode.optional().describe("Sets with a figure inside this area; without it inside the reader's own."),
});

const set = {
  id: z.number().int(),
  area: areaRef.describe('The area that it was entered for.'),
  source: z.string(),
  day,
  hour: z.string().nullable().describe('"16.00" in WIB; null: not said.'),
  withdrawn: z.boolean(),
  mayChange: z.boolean(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
};

export const comparisonAnswer = z.strictObject({
  ...set,
  figures: z
    .array(
      z.strictObject({
        area: areaRef,
        total: z.number().int(),
        takesPart: z
          .boolean()
          .describe('false: the area does not take part in the campaign; its figure is kept all the same.'),
      }),
    )
    .describe('Those that the caller sees.'),
});

export const comparisonsAnswer = z.strictObject({
  campaign: z.string(),
  area: areaRef,
  comparisons: z.array(z.strictObject({ ...set, figures: z.number().int().describe('How many the caller sees.') })),
  truncated: z.boolean().describe('There are more than these.'),
});

export type ComparisonAnswer = z.infer<typeof comparisonAnswer>;
export type ComparisonsAnswer = z.infer<typeof comparisonsAnswer>;
