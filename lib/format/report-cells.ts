import type { TableKind } from '../domain/columns';
import { toDay } from '../domain/days';
import type { ReportColumn, ReportRow } from '../domain/reports';
import { formatDayShortYear } from './days';
import { formatChange, formatCount, formatPace, formatPercentDigits, formatPoints, formatRate } from './numbers';

/** Columns of figures: numbers stand to the right. */
export function isFigure(column: Pick<ReportColumn, 'kind'>): boolean {
  return !['text', 'day', 'status', 'cause'].includes(column.kind);
}

/**
 * A cell of a sheet as people read it, the same on screen, paper and picture: "734.768", "3,92", "12 Apr 2021". What is
 * not known is "–" in the row of an area; below them a cell that says nothing of a sum stays empty.
 */
export function formatReportCell(column: ReportColumn, row: ReportRow, at: number): string {
  const value = row.cells[at] ?? null;
  if (value === null) return row.kind === 'area' && column.key !== 'no' ? '–' : '';
  if (typeof value === 'string') return column.kind === 'day' ? formatDayShortYear(toDay(value)) : value;
  return formatFigure(column.kind, value, row.tiny ? 1 : null);
}

/**
 * A figure as people read it, by the kind of its column: null is "–".
 * @param achieved of a percent: what it is of, for something that rounds to 0 % is "<0,01"
 */
export function formatFigure(kind: TableKind, value: number | null, achieved: number | null = null): string {
  switch (kind) {
    case 'percent':
      return formatPercentDigits(value, achieved);
    case 'pace':
      return formatPace(value);
    case 'rate':
      return formatRate(value);
    case 'change':
      return formatChange(value);
    case 'points':
      return formatPoints(value);
    default:
      return formatCount(value);
  }
}
