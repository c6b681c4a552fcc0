import { z } from 'zod';
import { shareLimits } from './shares';

// Apart from lib/domain/shares.ts, which browsers load.

const { least, most } = shareLimits.days;
const badDays = `Tulis berapa hari tautan berlaku: ${least} sampai ${most}.`;

/** What the form for a new link sends beside what it shows. */
export const shareWords = z.object({
  days: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, badDays)
    .transform(Number)
    .refine((days) => days >= least && days <= most, badDays),
  note: z
    .string()
    .transform((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .pipe(z.string().max(shareLimits.note, `Catatan paling banyak ${shareLimits.note} huruf.`)),
});
