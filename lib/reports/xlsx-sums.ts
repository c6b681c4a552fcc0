import type { ColumnKey } from '../domain/columns';
import { isAdded } from '../domain/report-columns';
import type { Report } from '../domain/reports';

/**
 * The formulas of the sum row, one a column; null: there the plain figure is written. A formula stands only where a
 * spreadsheet that recalculates it gets the figure of the model: not where a filter hides rows, where an area states
 * another figure than its parts have (rule 2 of docs/formulas.md), or where rounding says otherwise.
 * @param firstRow the number of the first row of the table in the sheet
 */
export function listSumFormulas(report: Report, firstRow: number): (string | null)[] {
  const { columns, rows } = report;
  const sum = rows.at(-1);
  if (sum?.kind !== 'sum' || rows.length < 2) return columns.map(() => null);
  const last = firstRow + rows.length - 2;
  const sums = addColumns(report);
  const figureOf = (key: ColumnKey) => {
    const at = columns.findIndex((column) => column.key === key);
    const value = sum.cells[at];
    return { value: typeof value === 'number' ? value : null, cell: `${letterOf(at)}${last + 1}`, stands: at >= 0 };
  };
  return columns.map(({ key }, at) => {
    const value = sum.cells[at];
    if (typeof value !== 'number') return null;
    if (isAdded(key)) {
      return sums[at] === value ? `SUM(${letterOf(at)}${firstRow}:${letterOf(at)}${last})` : null;
    }
    const target = figureOf('target');
    const total = figureOf('total');
    if (target.value === null || !total.stands) return null;
    if (key === 'persen' && total.value !== null) {
      return isRounded(value, total.value, target.value) ? `ROUND(${total.cell}/${target.cell},4)` : null;
    }
    if (key === 'sisa') {
      const remaining = Math.max(0, target.value - (total.value ?? 0));
      return remaining === value ? `MAX(0,${target.cell}-${total.cell})` : null;
    }
    return null;
  });
}

/** The sums of all rows but the last; null where none of them has a figure. */
function addColumns({ columns, rows }: Report): (number | null)[] {
  const sums: (number | null)[] = columns.map(() => null);
  for (let index = 0; index < rows.length - 1; index += 1) {
    rows[index]?.cells.forEach((value, at) => {
      if (typeof value === 'number') sums[at] = (sums[at] ?? 0) + value;
    });
  }
  return sums;
}

/**
 * Whether the percent is the quotient, rounded: not where 99,99 stands for what is all but done, and not halfway between
 * two hundredths, where spreadsheets and exact arithmetic may part.
 */
function isRounded(percent: number, part: number, whole: number): boolean {
  return whole > 0 && Math.abs((part / whole) * 10_000 - percent * 100) < 0.499_999;
}

/** 0 is A. A sheet has far fewer columns than letters. */
export function letterOf(at: number): string {
  return String.fromCharCode(65 + at);
}
