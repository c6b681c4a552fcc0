import type { IsoDay } from '../../domain/days';
import { type NumericDay, readNumericDay, readTypedDay, suggestDay } from '../../format/typed-days';
import { dayOfSerial } from '../read/serial-day';
import type { CellValue } from '../read/sheet-rows';

/** The hour that spreadsheets write behind a day. */
const hourBehind = /[T\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:Z|\s*WI[BT]|\s*WITA)?$/i;

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

/**
 * The day that a cell names: as people write one, an Excel date or its serial number. `day` is null for an empty cell.
 * @param order month first only where the whole column says so
 */
export function readDay(value: CellValue | undefined, order: 'dayFirst' | 'monthFirst' = 'dayFirst'): DayReading {
  if (value === null || value === undefined) return { ok: true, day: null };
  const text = String(value).trim();
  if (text === '' || /^[-–—]$/.test(text)) return { ok: true, day: null };
  const day = parseText(text, order);
  if (day) return { ok: true, day };
  return {
    ok: false,
    reason: `'${text.slice(0, 60)}' bukan tanggal`,
    suggestion: suggestDay(withoutHour(text), order),
  };
}

function parseText(text: string, order: 'dayFirst' | 'monthFirst'): IsoDay | null {
  const day = readTypedDay(withoutHour(text), order);
  if (day) return day;
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  return serial >= firstSerial && serial <= lastSerial ? dayOfSerial(serial) : null;
}

/** As `readNumericDay` of a cell that may have an hour. */
export function readNumericCell(text: string): NumericDay | null {
  return readNumericDay(withoutHour(text));
}

function withoutHour(text: string): string {
  return text.trim().replace(hourBehind, '');
}
