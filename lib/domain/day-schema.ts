import { z } from 'zod';
import { parseDay } from './days';

/** A day in a URL or a body. It stands apart from the arithmetic of days, which browsers load and zod would double. */
export const daySchema = z.string().transform((text, context) => {
  const day = parseDay(text);
  if (day) return day;
  context.addIssue({ code: 'custom', message: `'${text}' bukan tanggal. Tulis seperti 2021-04-12.` });
  return z.NEVER;
});
