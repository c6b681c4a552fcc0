import { z } from 'zod';
import { levelOfCode } from './areas';
import { daySchema } from './day-schema';

/** Values that the queries, bodies and answers of API v1 share. Objects are strict: what is not named is refused, not ignored. */

export const day = z.iso.date();

export const dayInput = daySchema.meta({ format: 'date' });

/** A figure in the campaign's unit. Null: not known or not reported, never 0. */
export const count = z.number().int().nullable();

export const number = z.number().nullable();

export const named = z.string().trim().min(1).max(80);

export const areaCode = z.string().refine((code) => levelOfCode(code) !== null, {
  error: (issue) => `'${issue.input}' bukan kode wilayah. Tulis seperti 32.15 atau 32.15.01.2001.`,
});

export const noQuery = z.strictObject({});

export const noBody = z.strictObject({});
