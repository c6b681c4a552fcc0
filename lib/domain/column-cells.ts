import { type FigureKey, valueColumns, type Whole } from './columns';
import type { Figures } from './progress';
import { computeRest } from './unallocated';

/** The figures of an area by their columns. */
export type Cells = Record<FigureKey, number | null>;

const asCells = (cells: [FigureKey, number | null][]) => Object.fromEntries(cells) as Cells;

const values = Object.fromEntries(valueColumns.map(({ key, value }) => [key, value])) as Record<
  FigureKey,
  (figures: Figures) => number | null
>;

/** The figure of one column. */
export function figureOf(key: FigureKey, figures: Figures): number | null {
  return values[key](figures);
}

/** What the row of an area says. */
export function cellsOf(figures: Figures): Cells {
  return asCells(valueColumns.map(({ key, value }) => [key, value(figures)]));
}

/** What the sum row says. */
export function cellsOfSum(whole: Whole): Cells {
  return asCells(
    valueColumns.map((column) => [column.key, 'sum' in column ? column.sum(whole) : column.value(whole.headline)]),
  );
}

/**
 * What the row "Belum dirinci" says: what the sum holds beyond its rows, by column. Null where that is nothing, and where
 * the sum is not known.
 */
function cellsOfRest(whole: Whole): Cells {
  const sums = cellsOfSum(whole);
  const rows = whole.rows.map((row) => row.figures);
  return asCells(
    valueColumns.map((column) => {
      const { key, value } = column;
      const known = !('sum' in column) || sums[key] !== null;
      return [key, 'adds' in column && known ? computeRest({ whole: sums[key], rows, value }) : null];
    }),
  );
}

/** The row "Belum dirinci"; null where none of the columns shown has anything to say of it. */
export function restOf(whole: Whole, shown: readonly string[]): Cells | null {
  if (whole.rows.length === 0) return null;
  const cells = cellsOfRest(whole);
  return valueColumns.some(({ key }) => shown.includes(key) && cells[key] !== null) ? cells : null;
}
