import { z } from 'zod';
import { areaRef } from './api-progress';
import { areaCode, count, day, number } from './api-words';
import { areaLevels } from './areas';
import { checkKinds, checkLimits, settledAs } from './campaign-check';

const targetSet = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .optional()
  .describe('Slug or id of the version of the targets; absent: the one that counts last.');

export const checkQuery = z.strictObject({
  area: areaCode.optional().describe("The area that is checked; absent: the reader's own."),
  targetSet,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(checkLimits.table)
    .default(100)
    .describe('So many areas of each finding are listed; `count` is of all.'),
});

export const settleBody = z.strictObject({
  area: areaCode.optional().describe("The area whose check it is; absent: the caller's own."),
  targetSet,
  finding: z.string().max(40).describe('The `id` of the finding.'),
  seen: z.string().max(64).describe('The `fingerprint` that the caller saw.'),
  as: z.enum(settledAs).nullable().describe('done: put right; intended: meant to be so; null: takes the mark back.'),
  note: z.string().max(2_000).default('').describe('Why; needed unless the mark is taken back.'),
});

const level = z.literal([...areaLevels]);

export const checkAnswer = z.strictObject({
  campaign: z.string(),
  area: areaRef,
  takesPart: z.boolean(),
  targetSet: z.strictObject({ id: z.number().int(), name: z.string() }).nullable(),
  days: z.number().int().describe('The days that the plan spreads the target over.'),
  stated: count.describe('What the area states as its target.'),
  open: z.number().int().describe('Findings that wait to be settled.'),
  levels: z
    .array(
      z.strictObject({
        level,
        areas: z.number().int().describe('Those that take part.'),
        withTarget: z.number().int(),
        sum: count,
        difference: count.describe('Above (+) or below (−) the target of the area.'),
      }),
    )
    .describe('From the area itself down.'),
  last: z
    .strictObject({
      campaign: z.string(),
      name: z.string(),
      startDay: day,
      levels: z.array(
        z.strictObject({
          level,
          compared: z.number().int(),
          now: z.number().int(),
          last: z.number().int(),
          notCompared: z.number().int(),
        }),
      ),
    })
    .nullable()
    .describe('The campaign of the same unit before this one.'),
  findings: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(checkKinds),
      level: level.nullable(),
      count: z.number().int(),
      fingerprint: z.string(),
      says: z.string().describe('What it is and what to do, in Indonesian.'),
      open: z.boolean(),
      settled: z
        .strictObject({
          as: z.enum(settledAs),
          note: z.string(),
          by: z.string().nullable(),
          at: z.iso.datetime(),
          stands: z.boolean().describe('False: its figures have changed since.'),
        })
        .nullable(),
      areas: z.array(
        z.strictObject({
          area: areaRef,
          within: z.string().nullable(),
          target: count,
          against: count.describe('partsDiffer: the sum of its parts; farFromLast: the last target; fewKader: kader.'),
          difference: count,
          percent: number,
          perKader: number,
          partsWithout: count.describe('partsDiffer: its parts without a target.'),
        }),
      ),
    }),
  ),
});

export type CheckAnswer = z.infer<typeof checkAnswer>;
