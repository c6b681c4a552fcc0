import type { CellValue } from './sheet-rows';

/** A percent as a file states it: its value and the decimals that are written, by which it may have been rounded. */
export type WrittenPercent = { value: number; decimals: number };

/**
 * The percent in a cell: "94,87 %", "79, 2%", "81.15 persen", 87.38049713193116, and a fraction of one as Excel keeps a
 * percent (0.9487). Null: none, or something else. It is only compared with what the figures say, never stored.
 * @param asFraction whether the column's numbers are shares of one, which only the whole column can tell
 */
export function readPercent(cell: CellValue | undefined, asFraction: boolean): WrittenPercent | null {
  if (typeof cell === 'number') {
    const value = asFraction ? cell * 100 : cell;
    return Number.isFinite(value) ? { value, decimals: 6 } : null;
  }
  if (typeof cell !== 'string') return null;
  const text = cell
    .replaceAll(/\s+/g, '')
    .replace(/(?:%|persen|pct)$/i, '')
    .replace(',', '.');
  const [, decimals] = /^\d{1,4}(?:\.(\d+))?$/.exec(text) ?? [];
  return /^\d{1,4}(?:\.\d+)?$/.test(text) ? { value: Number(text), decimals: decimals?.length ?? 0 } : null;
}

/** Whether the numbers of a column are shares of one: all of them at most 2, and one of them no whole number. */
export function isFractionColumn(cells: Iterable<CellValue | undefined>): boolean {
  let any = false;
  for (const cell of cells) {
    if (typeof cell !== 'number') continue;
    if (cell < 0 || cell > 2) return false;
    if (!Number.isInteger(cell)) any = true;
  }
  return any;
}

/** Whether a written percent is the computed one, rounded or cut to the decimals that are written. */
export function agrees(written: WrittenPercent, part: number, whole: number): boolean {
  if (whole <= 0) return true;
  const exact = (part / whole) * 100;
  const unit = 10 ** -Math.min(written.decimals, 6);
  return Math.abs(written.value - exact) <= unit * 0.500001 || (written.value <= exact && exact - written.value < unit);
}
