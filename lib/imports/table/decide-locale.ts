import type { SignMeaning } from '../../domain/imports';
import type { CellValue } from '../read/sheet-rows';

/**
 * How a column of counts writes its numbers, decided once from all its cells. `grouping`: the sign between groups of
 * three digits. `fraction`: a sign that stands before decimals somewhere in the column, so that "1.234" beside "12.5"
 * may be either and is asked about.
 */
export type ColumnLocale = {
  grouping: '.' | ',' | null;
  fraction: '.' | ',' | null;
  /** Whether some cell may be either, and no user has said which. */
  open: boolean;
  /** What a user said; absent: no user was asked, or none has answered. */
  said?: SignMeaning;
};

const grouped = /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)$/;
/** Digits behind a sign that are no group of three: 12.5, 3,50, 87.3804. */
const decimal = /^\d+([.,])(?:\d{1,2}|\d{4,})$/;
/** Both signs: 2.124,5 and 1,963.5. The last one stands before decimals. */
const both = /^\d{1,3}(?:([.,])\d{3})+(?!\1)([.,])\d+$/;

/**
 * The locale of a column, from its texts. Numeric cells have a sign of their own, but a program that took 1.234 for a
 * fraction has cut the zeros of 2.000 and 12.500 in the same column: beside such a cell 2 and 12.5 are in doubt.
 * @param said what a person decided where the column is open
 */
export function decideLocale(cells: readonly (CellValue | undefined)[], said?: SignMeaning): ColumnLocale {
  const counts = { '.': 0, ',': 0 };
  let fraction: ColumnLocale['fraction'] = null;
  let thousandths = false;
  for (const cell of cells) {
    if (typeof cell === 'number') thousandths ||= thousandsOf(cell) !== null;
    if (typeof cell !== 'string') continue;
    const text = cell.trim();
    if (grouped.test(text)) counts[text.includes('.') ? '.' : ',']++;
    const sign = decimal.exec(text)?.[1] ?? both.exec(text)?.[2];
    if (sign === '.' || sign === ',') fraction = sign;
  }
  const grouping = counts['.'] === 0 && counts[','] === 0 ? null : counts['.'] >= counts[','] ? '.' : ',';
  const locale: ColumnLocale = { grouping, fraction, open: false };
  const open =
    thousandths || (fraction !== null && cells.some((cell) => typeof cell === 'string' && isAmbiguous(cell, locale)));
  if (!open) return locale;
  switch (said) {
    case 'thousands':
      return { grouping: fraction, fraction: null, open: false, said };
    case 'decimals':
      return { grouping: null, fraction, open: false, said };
    case 'inThousands':
      return { ...locale, said };
    default:
      return { ...locale, open: true };
  }
}

/** What a number with exactly three decimals was before a program took it for a fraction: 1234 of 1.234; null: it is none. */
export function thousandsOf(value: number): number | null {
  if (Number.isInteger(value)) return null;
  const thousands = Number((value * 1_000).toPrecision(15));
  const fits = value > 1 && value < 1_000 && Number.isInteger(thousands) && thousands % 10 !== 0;
  return fits ? thousands : null;
}

/** Whether a cell with one group of three may as well be a decimal, by what else stands in its column. */
export function isAmbiguous(text: string, locale: ColumnLocale): boolean {
  return locale.fraction !== null && new RegExp(`^[1-9]\\d{0,2}\\${locale.fraction}\\d{3}$`).test(text.trim());
}

const descriptions: Record<SignMeaning, string | null> = {
  thousands: null,
  decimals: null,
  inThousands: 'angka dalam ribuan (12.5 adalah 12.500, 2 adalah 2.000)',
};

/** "Titik sebagai pemisah ribuan" and its kin, for the preview; null where the column needed no decision. */
export function describeLocale(locale: ColumnLocale): string | null {
  if (locale.open) return null;
  const said = locale.said ? descriptions[locale.said] : null;
  if (said !== null) return said;
  if (locale.grouping === null) return null;
  return locale.grouping === '.' ? 'titik pemisah ribuan (1.234)' : 'koma pemisah ribuan (1,234)';
}
