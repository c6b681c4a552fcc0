import type { CellValue } from '../read/sheet-rows';

/** A percent as a file states it: its value and the decimals that are written, by which it may have been rounded. */
export type WrittenPercent = { value: number; decimals: number };

/** Excel keeps 15 digits of a number; what follows is noise of its binary arithmetic. */
const mostDigits = 15;

/**
 * The percent in a cell: "94,87 %", "79, 2%", "81.15 persen", 87.38049713193116, and a share of one (0.9487). Null: none,
 * or something else. It is only compared with what the figures say, never stored. A text with a sign of percent is one
 * of a hundred in any column.
 * @param asShare whether the number is a share of one, which the whole column or the cell's own format can tell
 */
export function readPercent(cell: CellValue | undefined, asShare: boolean): WrittenPercent | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? ofDigits(String(rounded(cell)), asShare) : null;
  if (typeof cell !== 'string') return null;
  const text = cell.replaceAll(/\s+/g, '').replace(',', '.');
  const bare = text.replace(/(?:%|persen|pct)$/i, '');
  return /^\d{1,4}(?:\.\d+)?$/.test(bare) ? ofDigits(bare, asShare && bare === text) : null;
}

function ofDigits(text: string, asShare: boolean): WrittenPercent {
  const decimals = /e-/.test(text) ? mostDigits : (/\.(\d+)$/.exec(text)?.[1]?.length ?? 0);
  if (!asShare) return { value: Number(text), decimals };
  return { value: rounded(Number(text) * 100), decimals: Math.max(0, decimals - 2) };
}

function rounded(value: number): number {
  return Number(value.toPrecision(mostDigits));
}

/** Whether the numbers of a column look like shares of one: all of them at most 2, and one of them no whole number. */
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
