import { z } from 'zod';
import { daySchema } from './day-schema';
import type { Plan } from './plans';

const percent = z
  .number()
  .min(0)
  .max(1000)
  .refine(
    (value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
    'Paling banyak dua angka di belakang koma.',
  );

const rises = (values: readonly (number | string)[]) =>
  values.every((value, at) => at === 0 || (values[at - 1] ?? value) < value);
const neverFalls = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || (values[at - 1] ?? 0) <= value);

/** How many lines a plan may have: holidays, steps, points of a course. */
const mostPlanLines = 120;

const tooMany = `Paling banyak ${mostPlanLines} baris.`;

/** A plan as it is sent and stored. */
export const planSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('straight') }),
  z.strictObject({
    kind: z.literal('percentADay'),
    percent: percent.refine((value) => value > 0 && value <= 100, 'Isi lebih dari 0 sampai 100.'),
  }),
  z.strictObject({
    kind: z.literal('workingDays'),
    holidays: z.array(daySchema).max(mostPlanLines, tooMany).refine(rises, 'Hari libur harus urut dan tidak berulang.'),
  }),
  z.strictObject({
    kind: z.literal('steps'),
    steps: z
      .array(z.strictObject({ day: daySchema, percent: percent.max(100, 'Paling banyak 100 %.') }))
      .min(1, 'Isi sedikitnya satu tanggal.')
      .max(mostPlanLines, tooMany)
      .refine((steps) => rises(steps.map((step) => step.day)), 'Tanggal harus urut dan tidak berulang.')
      .refine((steps) => neverFalls(steps.map((step) => step.percent)), 'Persen tidak boleh turun.'),
  }),
  z.strictObject({
    kind: z.literal('course'),
    of: z.string().trim().min(1, 'Isi nama kampanye yang diikuti.').max(120),
    dayCount: z.number().int().min(1).max(2000),
    points: z
      .array(z.strictObject({ day: z.number().int().min(1).max(2000), percent }))
      .min(1, 'Isi sedikitnya satu hari.')
      .max(mostPlanLines, tooMany)
      .refine((points) => rises(points.map((point) => point.day)), 'Hari harus urut dan tidak berulang.')
      .refine((points) => neverFalls(points.map((point) => point.percent)), 'Persen tidak boleh turun.'),
  }),
]) satisfies z.ZodType<Plan>;
