import type { CellValue } from './sheet-rows';

/**
 * How a column of counts writes its numbers, decided once from all its cells. `grouping`: the sign between groups of
 * three digits. `fraction`: a sign that stands before decimals somewhere in the column, so that "1.234" beside "12.5"
 * may be either and is asked about.
 */
export type ColumnLocale = { grouping: '.' | ',' | null; fraction: '.' | ',' | null };

const grouped = /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)$/;
/** Digits behind a sign that are no group of three: 12.5, 3,50, 87.3804. */
const decimal = /^\d+([.,])(?:\d{1,2}|\d{4,})$/;
/** Both signs: 2.124,5 and 1,963.5. The last one stands before decimals. */
const both = /^\d{1,3}(?:([.,])\d{3})+(?!\1)([.,])\d+$/;

/** The locale of a column, from its texts; numeric cells need none. */
export function decideLocale(cells: Iterable<CellValue | undefined>): ColumnLocale {
  const counts = { '.': 0, ',': 0 };
  let fraction: ColumnLocale['fraction'] = null;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const text = cell.trim();
    if (grouped.test(text)) counts[text.includes('.') ? '.' : ',']++;
    const sign = decimal.exec(text)?.[1] ?? both.exec(text)?.[2];
    if (sign === '.' || sign === ',') fraction = sign;
  }
  const grouping = counts['.'] === 0 && counts[','] === 0 ? null : counts['.'] >= counts[','] ? '.' : ',';
  return { grouping, fraction };
}

/** Whether a cell with one group of three may as well be a decimal, by what else stands in its column. */
export function isAmbiguous(text: string, locale: ColumnLocale): boolean {
  return locale.fraction !== null && new RegExp(`^[1-9]\\d{0,2}\\${locale.fraction}\\d{3}$`).test(text.trim());
}

/** "Titik sebagai pemisah ribuan" and its kin, for the preview; null where the column needed no decision. */
export function describeLocale(locale: ColumnLocale): string | null {
  if (locale.grouping === null) return null;
  return locale.grouping === '.' ? 'titik pemisah ribuan (1.234)' : 'koma pemisah ribuan (1,234)';
}
