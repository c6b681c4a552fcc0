import { z } from 'zod';
import { type IsoDay, toDay } from './days';
import type { ColumnKey } from './reports';

/** The zones of Indonesia. An office prints its hours, and has its recap prepared, in its own. */
export const timeZones = ['WIB', 'WITA', 'WIT'] as const;
export type TimeZone = (typeof timeZones)[number];

/** What is printed on top of a sheet: kop surat. */
export type Letterhead = {
  /** The office, in the capitals or letters that it writes itself with. */
  name: string;
  /** Address, telephone, e-mail; a line each, the government above the office first where it says so. */
  lines: string[];
  /** A PNG or JPEG, base64; null: none. */
  logo: { type: LogoType; base64: string } | null;
};

/** Who signs. Every part may be empty: a line to write on stands instead. */
export type Signature = { place: string; position: string; name: string; nip: string };

export const logoTypes = ['image/png', 'image/jpeg'] as const;
export type LogoType = (typeof logoTypes)[number];

export const officeLimits = {
  name: 120,
  line: 120,
  lines: 5,
  logoBytes: 200 * 1024,
  /** Width and height of a logo in pixels. */
  logoPixels: 2000,
  signature: 120,
  greeting: 300,
  closing: 300,
  emails: 20,
} as const;

/** An office: who prints, signs and sends. One an area; where none is kept, `defaultOffice` stands. */
export type Office = {
  areaCode: string;
  letterhead: Letterhead;
  signature: Signature;
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
    timeZone: input.timeZone,
    recap: { greeting: '', closing: '', schedule: null, emails: [] },
    columns: null,
    version: 0,
  };
}

/** Provinces that keep Central and Eastern time (Keppres 41/1987 and the provinces made since); all others keep WIB. */
const zoneOfProvince: Record<string, TimeZone> = Object.fromEntries([
  ...['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'].map((code) => [code, 'WITA']),
  ...['81', '82', '91', '92', '93', '94', '95', '96'].map((code) => [code, 'WIT']),
]);

/** The time zone of an area by its province; the nation keeps WIB. */
export function timeZoneOf(areaCode: string): TimeZone {
  return zoneOfProvince[areaCode.slice(0, 2)] ?? 'WIB';
}

const hoursAheadOfUtc: Record<TimeZone, number> = { WIB: 7, WITA: 8, WIT: 9 };

/** The instant as day and minute after midnight in a zone; Indonesia knows no summer time. */
export function localTime(instant: Date, zone: TimeZone): { day: IsoDay; minute: number } {
  const local = new Date(instant.getTime() + hoursAheadOfUtc[zone] * 3_600_000);
  return { day: toDay(local.toISOString().slice(0, 10)), minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

const line = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .pipe(z.string().max(most, `Paling banyak ${most} huruf.`));

/** The words of letterhead and signature as a form sends them: one line each, no longer than the paper takes. */
export const letterheadWords = z.object({
  name: line(officeLimits.name).pipe(z.string().min(1, 'Nama kantor belum diisi.')),
  lines: z.array(line(officeLimits.line)).max(officeLimits.lines, `Paling banyak ${officeLimits.lines} baris.`),
});
export const signatureWords = z.object({
  place: line(officeLimits.signature),
  position: line(officeLimits.signature),
  name: line(officeLimits.signature),
  nip: line(officeLimits.signature),
});
