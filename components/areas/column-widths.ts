import type { Cells } from '@/lib/domain/column-cells';
import { type FigureKey, type TableKey, tableColumns } from '@/lib/domain/columns';
import { formatChange, formatCount } from '@/lib/format/numbers';
import { formatFigure } from '@/lib/format/report-cells';
import type { TableFigures, TableRow } from './row-pack';

type TableColumn = (typeof tableColumns)[number];
/** Columns that are as wide as their longest figure. */
type MeasuredKey = 'no' | Extract<TableColumn, { value: unknown }>['key'];

/** The bar of what is achieved may shrink to so many rem. */
const narrowBar = 7.75;

/** The arrow before a change takes so many rem. */
const arrow = 0.85;

/** Widths of a window, in px, from which more of the table is shown. They are named again in table-columns.module.css. */
const windows = [
  { from: '1240', room: 74.5 },
  { from: '1366', room: 82.25 },
  { from: '1440', room: 86.25 },
  { from: '1800', room: 96 },
] as const;

export type WindowFrom = (typeof windows)[number]['from'] | 'none';

export type ColumnWidths = {
  /** In rem, by column. */
  figures: Partial<Record<MeasuredKey, number>>;
  /** What the table takes with a narrow bar and without the columns that need room to spare, in rem. */
  need: number;
  /** The window from which the table fits without scrolling, and the one from which all of it does, with a wide bar. */
  fitsFrom: WindowFrom;
  roomyFrom: WindowFrom;
  /** The window from which each column stands that needs room to spare. */
  spares: Partial<Record<TableKey, WindowFrom>>;
};

/**
 * How wide each column must be for its longest figure: a figure that is cut is a wrong figure. All rows count, also those
 * that a long table has not drawn, so that columns keep their widths while a reader scrolls.
 */
export function measureColumns(input: {
  columns: readonly string[];
  rows: readonly TableRow[];
  sum: TableFigures;
  /** What "Belum dirinci" says; null where it does not stand. */
  rest: Cells | null;
  /** The largest row number. */
  count: number;
}): ColumnWidths {
  const { rows, sum, rest } = input;
  const figures: ColumnWidths['figures'] = {};
  const shown = tableColumns.filter(({ key }) => input.columns.includes(key));
  const widths = shown.map((column) => {
    const width = measureColumn(column, { rows, sum, rest, count: input.count });
    if (isMeasured(column)) figures[column.key] = width;
    return { column, width };
  });
  const sumOf = (list: readonly { width: number }[]) => list.reduce((total, { width }) => total + width, 0);
  const spare = widths
    .flatMap(({ column, width }) => ('spare' in column ? [{ column, width }] : []))
    .sort((one, other) => one.column.spare - other.column.spare);
  const bar = tableColumns.find(({ key }) => key === 'capaian')?.screen ?? narrowBar;
  const full = sumOf(widths);
  const need = full - sumOf(spare) - (bar - narrowBar);
  return {
    figures,
    need,
    fitsFrom: firstWindow(need),
    roomyFrom: firstWindow(full),
    spares: Object.fromEntries(
      spare.map(({ column }, at) => [column.key, firstWindow(need + sumOf(spare.slice(0, at + 1)))]),
    ),
  };
}

function firstWindow(width: number): WindowFrom {
  return windows.find(({ room }) => width <= room)?.from ?? 'none';
}

function isMeasured(column: TableColumn): column is Extract<TableColumn, { key: MeasuredKey }> {
  return 'value' in column || column.key === 'no';
}

function measureColumn(
  column: TableColumn,
  of: { rows: readonly TableRow[]; sum: TableFigures; rest: Cells | null; count: number },
): number {
  if (column.key === 'no') return Math.max(column.screen, widthOf(formatCount(of.count)) + 0.5);
  if (!('value' in column)) return column.screen;
  const texts = listLongest(column, of.rows, of.sum, of.rest);
  const sides = column.key === 'beda' ? 1 + arrow : 1;
  return Math.max(column.screen, ...texts.map((text) => widthOf(text) + sides));
}

/** The texts of the largest and the smallest figure of a column, which are the longest, and of its last rows. */
function listLongest(
  { key, kind }: { key: FigureKey; kind: TableColumn['kind'] },
  rows: readonly TableRow[],
  sum: TableFigures,
  rest: Cells | null,
): string[] {
  let largest = sum.cells[key] ?? 0;
  let smallest = 0;
  for (const { figures } of rows) {
    const one = figures.cells[key] ?? 0;
    if (one > largest) largest = one;
    if (one < smallest) smallest = one;
  }
  return [formatFigure(kind, largest), formatFigure(kind, smallest), formatChange(rest?.[key] ?? null)];
}

/** The width of a figure in bold, in rem: digits are all of one width in this typeface, points and commas of half of it. */
function widthOf(text: string): number {
  const narrow = text.replace(/[^.,]/g, '').length;
  return (text.length - narrow) * 0.515 + narrow * 0.28;
}
