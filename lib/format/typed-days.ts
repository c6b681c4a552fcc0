import { type IsoDay, parseDay } from '../domain/days';
import { formatDay } from './days';

/** Month numbers by the words that people and spreadsheets here write, Indonesian and English. */
const monthWords = new Map(
  [
    ['jan', 'januari', 'january'],
    ['feb', 'peb', 'februari', 'pebruari', 'february'],
    ['mar', 'mrt', 'maret', 'march'],
    ['apr', 'april'],
    ['mei', 'may'],
    ['jun', 'juni', 'june'],
    ['jul', 'juli', 'july'],
    ['agu', 'ags', 'agt', 'agus', 'agust', 'agustus', 'aug', 'august'],
    ['sep', 'sept', 'september'],
    ['okt', 'oktober', 'oct', 'october'],
    ['nov', 'nop', 'november', 'nopember'],
    ['des', 'desember', 'dec', 'december'],
  ].flatMap((words, at) => words.map((word): [string, number] => [word, at + 1])),
);

const isoPattern = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const numericPattern = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;
const writtenPattern = /^(?:[a-z']+,?\s+)?(\d{1,2})[\s\-/.]+([a-z]+)[\s\-/.,']+(\d{4}|\d{2})$/i;
/** 20210412, and 12042021: the year is one of this century, so that no number is both. */
const compactPattern = /^(?:(20\d{2})(\d{2})(\d{2})|(\d{2})(\d{2})(20\d{2}))$/;

/** A year of two digits is one of this century: no campaign is older. */
function dayOf(year: string, month: number | string, date: string): IsoDay | null {
  const whole = year.length === 2 ? `20${year}` : year;
  return parseDay(`${whole}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** A day written in numbers with the year last, read day first and month first; null where it is none read so. */
export type NumericDay = { dayFirst: IsoDay | null; monthFirst: IsoDay | null };

/** Null: not written so. */
export function readNumericDay(text: string): NumericDay | null {
  const [, first, second, year] = numericPattern.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  return { dayFirst: dayOf(year, second, first), monthFirst: dayOf(year, first, second) };
}

/**
 * A day as a person writes it: 12 April 2021, Senin 12 Apr 21, 12/4/2021, 12-04-2021, 2021-04-12, 20210412; null: it is none.
 * @param order month first only where other days beside it are written so
 */
export function readTypedDay(typed: string, order: 'dayFirst' | 'monthFirst' = 'dayFirst'): IsoDay | null {
  const text = typed.trim();
  const iso = isoPattern.exec(text);
  if (iso) return dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const numeric = readNumericDay(text);
  if (numeric) return numeric[order];
  const [, year, month, date, dateFirst, monthNext, yearLast] = compactPattern.exec(text) ?? [];
  if (year && month && date) return dayOf(year, month, date);
  if (yearLast && monthNext && dateFirst) return dayOf(yearLast, monthNext, dateFirst);
  const [, dateWritten = '', word = '', yearWritten = ''] = writtenPattern.exec(text) ?? [];
  const number = monthWords.get(word.toLowerCase());
  return number === undefined ? null : dayOf(yearWritten, number, dateWritten);
}

/** What a field for a day says of itself. */
export const dayHint = 'Misalnya 12 April 2021 atau 12/4/2021.';
/** The same where space is short. */
export const dayHintShort = 'Seperti 12/4/2021';

/** What to write where a day was not read. */
export function suggestDay(text: string, order: 'dayFirst' | 'monthFirst' = 'dayFirst'): string {
  const numeric = readNumericDay(text);
  if (numeric?.monthFirst && order === 'dayFirst') return 'Tulis hari dulu, lalu bulan: 12/04/2021, atau 2021-04-12.';
  if (numeric?.dayFirst && order === 'monthFirst')
    return 'Tanggal lain di kolom ini ditulis bulan dulu. Tulis seperti 2021-04-12.';
  return 'Tulis seperti 12 April 2021, 12/4/2021 atau 2021-04-12.';
}

/** "'kemarin' bukan tanggal. Tulis seperti 12 April 2021, …" */
export function describeUnreadDay(text: string): string {
  return `'${text.trim().slice(0, 40)}' bukan tanggal. ${suggestDay(text)}`;
}

/** What a field for a day shows: a day in words, anything else as it was typed. */
export function formatTypedDay(text: string): string {
  const day = parseDay(text.trim());
  return day === null ? text : formatDay(day);
}
