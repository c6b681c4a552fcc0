import { formatExpected } from './headline';
import { formatCount } from './numbers';

/** What the bar of a row shows beside the figures of its other cells: "seharusnya 19,67 %, 3.204 menunggu". */
export function describeBar(figures: { expectedPercent: number; waiting: number | null }): string {
  const expected = `seharusnya ${formatExpected(figures.expectedPercent)}`;
  return figures.waiting ? `${expected}, ${formatCount(figures.waiting)} menunggu` : expected;
}

/**
 * What the bars of the last days show: "Lapor 11 dari 14 hari, terbanyak 312, terakhir 120".
 * @param values what each day brought, oldest first; null: no report
 */
export function describeSpark(values: readonly (number | null)[]): string {
  const told = values.filter((value) => value !== null);
  const days = `Lapor ${told.length} dari ${values.length} hari`;
  const last = told.at(-1);
  return last === undefined
    ? days
    : `${days}, terbanyak ${formatCount(Math.max(...told))}, terakhir ${formatCount(last)}`;
}
