import type { ReactNode } from 'react';
import { ChangeArrow } from '@/components/progress/change-arrow';
import type { Cells } from '@/lib/domain/column-cells';
import { type FigureKey, sharedKeys, type tableColumns } from '@/lib/domain/columns';
import { computePercent } from '@/lib/domain/progress';
import { changeWord } from '@/lib/format/change-words';
import { formatChange, formatPercentDigits } from '@/lib/format/numbers';
import { formatFigure } from '@/lib/format/report-cells';

export type FigureColumn = Extract<(typeof tableColumns)[number], { value: unknown }>;

/** The percent of the target that a column says in place of its number; null: it says the number. */
export function shareOf(key: FigureKey, cells: Cells, shares: boolean): { percent: number | null } | null {
  return shares && sharedKeys.includes(key) ? { percent: computePercent(cells[key], cells.target) } : null;
}

/** A figure of the table, as people read it. A change has an arrow too, and for those who do not see it a word. */
export function drawFigure(column: FigureColumn, cells: Cells, shares: boolean): ReactNode {
  const value = cells[column.key];
  const share = shareOf(column.key, cells, shares);
  if (share) return formatPercentDigits(share.percent, value);
  if (column.key !== 'beda' || value === null) return formatFigure(column.kind, value, cells.total);
  return (
    <>
      <ChangeArrow count={value} />
      <span className="visually-hidden">{changeWord(value)} </span>
      {formatChange(value)}
    </>
  );
}
