import { type IsoDay, parseDay } from '../../domain/days';
import { dayOfSerial } from '../read/serial-day';
import type { CellValue } from '../read/sheet-rows';

const monthWords: Record<string, number> = {
  jan: 1,
  januari: 1,
  january: 1,
  feb: 2,
  peb: 2,
  februari: 2,
  pebruari: 2,
  february: 2,
  mar: 3,
  maret: 3,
  mrt: 3,
  march: 3,
  apr: 4,
  april: 4,
  mei: 5,
  may: 5,
  jun: 6,
  juni: 6,
  june: 6,
  jul: 7,
  juli: 7,
  july: 7,
  agu: 8,
  ags: 8,
  agt: 8,
  agust: 8,
  agustus: 8,
  aug: 8,
  august: 8,
  sep: 9,
  sept: 9,
  september: 9,
  okt: 10,
  oktober: 10,
  oct: 10,
  october: 10,
  nov: 11,
  nop: 11,
  november: 11,
  nopember: 11,
  des: 12,
  desember: 12,
  dec: 12,
  december: 12,
};

const time = String.raw`(?:[T\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:Z|\s*WI[BT]|\s*WITA)?)?`;
const isoDay = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${time}$`, 'i');
const numericDay = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${time}$`, 'i');
const writtenDay = new RegExp(
  String.raw`^(?:[a-z']+,?\s+)?(\d{1,2})[\s\-/.]+([a-z]+)[\s\-/.,']+(\d{4}|\d{2})${time}$`,
  'i',
);
/** 20210412, and 12042021: the year is one of this century, so that no number is both. */
const compactDay = /^(?:(20\d{2})(\d{2})(\d{2})|(\d{2})(\d{2})(20\d{2}))$/;

/**
 * A day inside a longer text, as the source of a pattern. A year of two digits only beside dashes and slashes: 12.04.05 is
 * the code of a kecamatan.
 */
export const dayPattern = [
  String.raw`\d{4}[-/]\d{1,2}[-/]\d{1,2}`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{4}`,
  String.raw`\d{1,2}[\s_-]+[a-z]{3,9}[\s_,-]+\d{4}`,
  String.raw`\d{1,2}(?:-\d{1,2}-|/\d{1,2}/|-[a-z]{3,9}-)\d{2}(?!\d)`,
  String.raw`20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)`,
].join('|');

/** Serial numbers of the years 2000 to 2099: what a date column without a date format holds. */
const firstSerial = 36_526;
const lastSerial = 73_050;

export type DayReading = { ok: true; day: IsoDay | null } | { ok: false; reason: string; suggestion: string };

/** A year of two digits is one of this century: no campaign is older. */
function dayOf(year: string, month: number | string, date: string): IsoDay | null {
  const whole = year.length === 2 ? `20${year}` : year;
  return parseDay(`${whole}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** A day written in numbers with the year last, read day first and month first; null where it is none read so. */
export type NumericDay = { dayFirst: IsoDay | null; monthFirst: IsoDay | null };

/** Null: not written so. */
export function readNumericDay(text: string): NumericDay | null {
  const [, first, second, year] = numericDay.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  return { dayFirst: dayOf(year, second, first), monthFirst: dayOf(year, first, second) };
}

/**
 * The day that a cell names: ISO, day/month/year, 20210412, a day in words, an Excel date or its serial number. `day` is
 * null for an empty cell.
 * @param order month first only where the whole column says so
 */
export function readDay(value: CellValue | undefined, order: 'dayFirst' | 'monthFirst' = 'dayFirst'): DayReading {
  if (value === null || value === undefined) return { ok: true, day: null };
  const text = String(value).trim();
  if (text === '' || /^[-–—]$/.test(text)) return { ok: true, day: null };
  const day = parseText(text, order);
  if (day) return { ok: true, day };
  return { ok: false, reason: `'${text.slice(0, 60)}' bukan tanggal`, suggestion: suggestionFor(text, order) };
}

function parseText(text: string, order: 'dayFirst' | 'monthFirst'): IsoDay | null {
  const iso = isoDay.exec(text);
  if (iso) return dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const numeric = readNumericDay(text);
  if (numeric) return numeric[order];
  const [, year, month, date, dateFirst, monthNext, yearLast] = compactDay.exec(text) ?? [];
  if (year && month && date) return dayOf(year, month, date);
  if (yearLast && monthNext && dateFirst) return dayOf(yearLast, monthNext, dateFirst);
  const written = writtenDay.exec(text);
  const monthWord = written ? monthWords[(written[2] ?? '').toLowerCase()] : undefined;
  if (written && typeof monthWord === 'number') return dayOf(written[3] ?? '', monthWord, written[1] ?? '');
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  return serial >= firstSerial && serial <= lastSerial ? dayOfSerial(serial) : null;
}

function suggestionFor(text: string, order: 'dayFirst' | 'monthFirst'): string {
  const numeric = readNumericDay(text);
  if (numeric?.monthFirst && order === 'dayFirst') return 'Tulis hari dulu, lalu bulan: 12/04/2021, atau 2021-04-12.';
  if (numeric?.dayFirst && order === 'monthFirst')
    return 'Tanggal lain di kolom ini ditulis bulan dulu. Tulis seperti 2021-04-12.';
  return 'Tulis seperti 2021-04-12 atau 12 April 2021.';
}
