import { stages } from '../../domain/counts';
import { computePercent, computeRemaining } from '../../domain/progress';
import { formatCount, formatPercentDigits } from '../../format/numbers';
import { type CellValue, cellText, type SheetRow } from '../read/sheet-rows';
import { withoutUnit } from '../table/figure-units';
import type { MatchedColumn } from '../table/match-columns';
import { readNumber } from '../table/read-number';
import { agrees, isFractionColumn, readPercent } from '../table/read-percent';
import { achievedOf, type RowFigures } from './check-figures';

/** A row with the figures that its percent and rest follow from. */
export type SharedRow = { row: SheetRow; figures: RowFigures };

const enormous = 1e12;

/**
 * Compares the columns that follow from others (percent, rest) with what target and achieved say, row by row. Of which
 * stage a column speaks, its header need not say: it is the one that most rows agree with. Differences as a sentence
 * each, with the row. Whether a column holds shares of one or of a hundred is told in the same way: 1.19 and 1.33 are
 * percents where the figures say so. What a cell's format shows as a percent is a share of one.
 */
export function checkShares(
  columns: readonly MatchedColumn[],
  rows: readonly SharedRow[],
): { row: number; message: string }[] {
  return columns.flatMap((column) => {
    if (column.meaning !== 'percent' && column.meaning !== 'remaining') return [];
    const readings = column.meaning === 'percent' ? percentReadings(column.index, rows) : [compareRemaining];
    const byStage = readings.flatMap((compare) =>
      stages.map((stage) => ({
        outcomes: rows.map(({ row, figures }) => {
          const formatted = row.percents?.includes(column.index) ?? false;
          return compare({ cell: row.cells[column.index], formatted }, achievedOf(figures, stage), targetOf(figures));
        }),
      })),
    );
    const agreeing = (outcomes: (string | null | undefined)[]) => outcomes.filter((one) => one === null).length;
    const compared = (outcomes: (string | null | undefined)[]) => outcomes.filter((one) => one !== undefined).length;
    const [best] = byStage.sort(
      (one, other) =>
        agreeing(other.outcomes) - agreeing(one.outcomes) || compared(other.outcomes) - compared(one.outcomes),
    );
    return (best?.outcomes ?? []).flatMap((outcome, at) => {
      const row = rows[at]?.row;
      return outcome && row ? [{ row: row.number, message: `Kolom ${column.header}: ${outcome}` }] : [];
    });
  });
}

function targetOf(figures: RowFigures): number | null {
  return figures.get('target.total') ?? null;
}

/** Undefined: nothing to compare. Null: it agrees. A text: how it differs. */
type Comparison = (
  written: { cell: CellValue | undefined; formatted: boolean },
  achieved: number | null,
  target: number | null,
) => string | null | undefined;

/** Both ways to read a column of percents; the one that its numbers look like comes first, and counts where both agree alike. */
function percentReadings(index: number, rows: readonly SharedRow[]): Comparison[] {
  const looksLikeShares = isFractionColumn(rows.map(({ row }) => row.cells[index]));
  return [comparePercent(looksLikeShares), comparePercent(!looksLikeShares)];
}

function comparePercent(asShares: boolean): Comparison {
  return ({ cell, formatted }, achieved, target) => {
    const written = readPercent(cell, formatted || asShares);
    if (!written || achieved === null || !target) return undefined;
    if (agrees(written, achieved, target)) return null;
    const asWritten = typeof cell === 'string' && !(asShares && !/%|persen|pct/i.test(cell));
    const shown = asWritten ? cellText(cell).replace(/\s*%$/, '') : formatPercentDigits(written.value);
    const computed = formatPercentDigits(computePercent(achieved, target), achieved);
    // What differs only past the decimals that anybody is shown is no difference.
    return shown === computed ? null : `tertulis ${shown} %, terhitung ${computed} %.`;
  };
}

const compareRemaining: Comparison = ({ cell }, achieved, target) => {
  // A rest may be written as a negative number where the target was passed.
  const bare = withoutUnit(cell, null);
  const text =
    typeof bare === 'number' ? Math.abs(bare) : typeof bare === 'string' ? bare.replace(/^[-−(]\s*|\)$/g, '') : bare;
  const written = readNumber(text, enormous);
  if (!written.ok || written.value === null || achieved === null || target === null) return undefined;
  if (written.value === Math.abs(target - achieved)) return null;
  const rest = computeRemaining(achieved, target);
  return written.value === rest ? null : `tertulis ${formatCount(written.value)}, terhitung ${formatCount(rest)}.`;
};
