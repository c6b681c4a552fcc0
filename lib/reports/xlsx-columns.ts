import { type Status, statuses } from '../domain/progress';
import { layOut, type Orientation, type Report, type ReportColumn, type ReportRow } from '../domain/reports';
import { formatReportCell } from '../format/report-cells';
import { noStatusLabel, statusGlyphs, statusLabels } from '../format/words';
import { textWidth } from './text-width';
import { textSizes } from './xlsx-cells';

/** Pixels a millimetre on a screen of 96 an inch, in which Excel measures its columns. */
const pixelsPerMillimetre = 96 / 25.4;
/** What Excel leaves free on the left and right of a cell, and some room for another typeface. */
const cellPadding = 12;
/** Of one step, as a status has it. */
const indent = 9;
/** A longer name, or another text, is broken over lines. */
const widestText = 290;

/**
 * How wide the columns of a sheet are, in pixels, and how its paper lies: as on paper, and wider where the figures need
 * it, for a number that does not fit is shown as ####. The name gives what the others take.
 */
export function measureColumns(
  report: Report,
  wanted: Orientation | null,
): { orientation: Orientation; widths: number[] } {
  const { orientation, widths } = layOut(report, wanted);
  const paper = widths.map((width) => width * pixelsPerMillimetre);
  const page = paper.reduce((sum, width) => sum + width, 0);
  const widest = findWidest(report);
  const needed = report.columns.map((column, at) => {
    const width = cellPadding + Math.max(widthOfHead(column), widthOfCells(column, widest[at] ?? null, at));
    return column.kind === 'text' ? Math.min(width, widestText) : width;
  });
  const fixed = report.columns.map((column, at) => (isName(column) ? 0 : Math.max(paper[at] ?? 0, needed[at] ?? 0)));
  const left = page - fixed.reduce((sum, width) => sum + width, 0);
  return {
    orientation,
    widths: report.columns.map((column, at) => {
      return Math.round(isName(column) ? Math.max(left, needed[at] ?? 0) : (fixed[at] ?? 0));
    }),
  };
}

function isName({ key }: ReportColumn): boolean {
  return key === 'wilayah';
}

/** The head may break between words. */
function widthOfHead({ header }: ReportColumn): number {
  return Math.max(...header.split(' ').map((word) => textWidth(word, textSizes.table, true)));
}

/** What is widest in each column: of figures the largest, of texts the longest. One walk, for a table may be long. */
function findWidest(report: Report): (ReportRow | null)[] {
  const widest: (ReportRow | null)[] = report.columns.map(() => null);
  const sizes = report.columns.map(() => -1);
  for (const row of report.rows) {
    for (let at = 0; at < sizes.length; at += 1) {
      const size = sizeOf(row, at);
      if (size <= (sizes[at] ?? 0)) continue;
      sizes[at] = size;
      widest[at] = row;
    }
  }
  return widest;
}

function sizeOf(row: ReportRow, at: number): number {
  const value = row.cells[at];
  // Of two figures alike the one with a minus.
  if (typeof value === 'number') return value < 0 ? 0.5 - value : value;
  // The sum's label may break: it is a sentence where a filter hides rows.
  return typeof value === 'string' && row.kind !== 'sum' ? value.length : -1;
}

function widthOfCells(column: ReportColumn, widest: ReportRow | null, at: number): number {
  const bold = (text: string) => textWidth(text, textSizes.table, true);
  if (column.kind === 'status') {
    return indent + Math.max(...statuses.map((status) => bold(wordOf(status))), bold(noStatusLabel));
  }
  if (column.kind === 'day') return bold('30 Sep 2021');
  const text = widest === null ? '' : formatReportCell(column, widest, at);
  return bold(column.kind === 'percent' ? `${text.length > 5 ? text : '<0,01'} %` : text);
}

function wordOf(status: Status): string {
  return `${statusGlyphs[status]} ${statusLabels[status]}`;
}
