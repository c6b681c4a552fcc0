import { z } from 'zod';
import type { ColumnKey } from './columns';
import type { Letterhead, Signature } from './letterheads';
import type { TimeZone } from './time-zones';
import { parseEmail } from './users';

export const officeLimits = {
  name: 120,
  line: 120,
  lines: 5,
  logoBytes: 200 * 1024,
  /** Width and height of a logo in pixels. */
  logoPixels: 2000,
  signature: 120,
  telephone: 40,
  greeting: 300,
  closing: 300,
  emails: 20,
} as const;

/** An office: who prints, signs and sends. One an area; where none is kept, `defaultOffice` stands. */
export type Office = {
  areaCode: string;
  letterhead: Letterhead;
  signature: Signature;
  /** Whom to call about its figures; '': not said. */
  telephone: string;
  /** Where the office above reminds it of a report that is missing; '': not said. */
  email: string;
  /** The campaign whose reports it has those below it reminded of, and at which minute of its zone; null: of none. */
  reminder: { campaignId: number; minute: number } | null;
  timeZone: TimeZone;
  recap: {
    greeting: string;
    closing: string;
    /** The campaign and the minute after midnight, in the office's zone, of the daily recap; null: none is prepared. */
    schedule: { campaignId: number; minute: number } | null;
    emails: string[];
  };
  /** The columns of its sheets; null: the standard ones. */
  columns: readonly ColumnKey[] | null;
  /** Counts up with every change; 0: nothing is kept yet. */
  version: number;
};

const noSignature: Signature = { place: '', position: '', name: '', nip: '' };

/** What an office prints as long as it has said nothing: its name alone. */
export function defaultOffice(input: { areaCode: string; name: string; timeZone: TimeZone }): Office {
  return {
    areaCode: input.areaCode,
    letterhead: { name: input.name, lines: [], logo: null },
    signature: noSignature,
    telephone: '',
    email: '',
    reminder: null,
    timeZone: input.timeZone,
    recap: { greeting: '', closing: '', schedule: null, emails: [] },
    columns: null,
    version: 0,
  };
}

/** Without what no paper prints and what turns a line around: control and format characters, but the joiner of emoji. */
const withoutControls = (text: string) => text.replaceAll(/(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}]/gu, '');

const atMost = (most: number) =>
  z.string().refine((text) => text.length <= most, {
    error: ({ input }) => `Paling banyak ${most} huruf; ini ${String(input).length}.`,
  });

const line = (most: number) =>
  z
    .string()
    .transform((text) => withoutControls(text.replaceAll(/\s+/gu, ' ')).trim())
    .pipe(atMost(most));

const paragraph = (most: number) =>
  z
    .string()
    .transform((text) => {
      const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u);
      return lines
        .map((one) => withoutControls(one.replaceAll(/\s+/gu, ' ')).trim())
        .join('\n')
        .trim();
    })
    .pipe(atMost(most));

/** The words of letterhead and signature as a form sends them: one line each, no longer than the paper takes. */
export const letterheadWords = z.object({
  name: line(officeLimits.name).pipe(z.string().min(1, 'Nama kantor belum diisi.')),
  lines: z.array(line(officeLimits.line)).max(officeLimits.lines, {
    error: ({ input }) => `Paling banyak ${officeLimits.lines} baris; ini ${Array.isArray(input) ? input.length : 0}.`,
  }),
});
/** A telephone number as an office writes it: digits, and what stands between them; also two, or an extension. */
export const telephoneWords = line(officeLimits.telephone).pipe(
  z
    .string()
    .regex(/^$|^\+?[\d(][\d\s().,/-]*(?:\s*ext\.?\s*\d+)?$/i, 'Tulis nomor telepon dengan angka, misalnya 0267 401234.')
    .refine((text) => text === '' || text.replaceAll(/\D/g, '').length >= 5, 'Nomor telepon ini terlalu pendek.'),
);
/** One address, or ''. */
export const emailWords = z.string().transform((text, context) => {
  const typed = text.trim();
  if (typed === '') return '';
  const email = parseEmail(typed);
  if (email) return email;
  context.addIssue({ code: 'custom', message: `'${typed.slice(0, 80)}' bukan alamat email. Tulis satu alamat saja.` });
  return z.NEVER;
});
export const signatureWords = z.object({
  place: line(officeLimits.signature),
  position: line(officeLimits.signature),
  name: line(officeLimits.signature),
  nip: line(officeLimits.signature),
});

/** The words around a recap: plain text, which may have lines. */
export const recapWords = z.object({
  greeting: paragraph(officeLimits.greeting),
  closing: paragraph(officeLimits.closing),
});

/** Addresses, one a line; commas and semicolons part them too. Each once, in the order typed. */
export const emailList = z.string().transform((text, context) => {
  const typed = text.split(/[\r\n,;]+/).map((one) => one.trim());
  const emails = new Set<string>();
  for (const one of typed.filter((word) => word !== '')) {
    const email = parseEmail(one);
    if (email) emails.add(email);
    else context.addIssue({ code: 'custom', message: `'${one.slice(0, 80)}' bukan alamat email.` });
  }
  if (emails.size > officeLimits.emails) {
    context.addIssue({ code: 'custom', message: `Paling banyak ${officeLimits.emails} alamat; ini ${emails.size}.` });
  }
  return [...emails];
});

/** An hour as people write it, "15.30", "15:30" or, from a phone's number keys, "15,30", in minutes after midnight. */
export const clockMinute = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3])[.:,][0-5]\d$/, 'Tulis jamnya seperti 15.30, antara 00.00 dan 23.59.')
  .transform((text) => {
    const [hour = 0, minute = 0] = text.split(/[.:,]/).map(Number);
    return hour * 60 + minute;
  });
