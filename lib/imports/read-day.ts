import { addDays, type IsoDay, parseDay, toDay } from '../domain/days';
import type { CellValue } from './sheet-rows';

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
const indonesianDay = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${time}$`, 'i');
const writtenDay = new RegExp(String.raw`^(?:[a-z']+,?\s+)?(\d{1,2})[\s\-/.]+([a-z]+)[\s\-/.,]+(\d{4})${time}$`, 'i');

/** Serial numbers of the years 2000 to 2099: what a date column without a date format holds. */
const firstSerial = 36_526;
const lastSerial = 73_050;

export type DayReading = { ok: true; day: IsoDay | null } | { ok: false; reason: string; suggestion: string };

/** The day of an Excel serial number, null outside 1900 to 9999. 60 is Excel's 29 February 1900, which never was. */
export function dayOfSerial(serial: number, date1904 = false): IsoDay | null {
  const whole = Math.floor(serial);
  const days = date1904 ? whole + 1_462 : whole;
  if (days < 1 || days > 2_958_465 || days === 60) return null;
  return addDays(toDay('1970-01-01'), days - (days < 60 ? 25_568 : 25_569));
}

function dayOf(year: string, month: number | string, date: string): IsoDay | null {
  return parseDay(`${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/**
 * The day that a cell names: ISO, day/month/year (never month first), a day in words, an Excel date or its serial
 * number. `day` is null for an empty cell.
 */
export function readDay(value: CellValue | undefined): DayReading {
  if (value === null || value === undefined) return { ok: true, day: null };
  const text = String(value).trim();
  if (text === '' || /^[-–—]$/.test(text)) return { ok: true, day: null };
  const day = parseText(text);
  if (day) return { ok: true, day };
  return { ok: false, reason: `'${text.slice(0, 60)}' bukan tanggal`, suggestion: suggestionFor(text) };
}

function parseText(text: string): IsoDay | null {
  const iso = isoDay.exec(text);
  if (iso) return dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const local = indonesianDay.exec(text);
  if (local) return dayOf(local[3] ?? '', local[2] ?? '', local[1] ?? '');
  const written = writtenDay.exec(text);
  const month = written ? monthWords[(written[2] ?? '').toLowerCase()] : undefined;
  if (written && typeof month === 'number') return dayOf(written[3] ?? '', month, written[1] ?? '');
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  return serial >= firstSerial && serial <= lastSerial ? dayOfSerial(serial) : null;
}

function suggestionFor(text: string): string {
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(text);
  if (parts && Number(parts[2]) > 12) return 'Tulis hari dulu, lalu bulan: 12/04/2021, atau 2021-04-12.';
  return 'Tulis seperti 2021-04-12 atau 12 April 2021.';
}
