import type { Unallocated } from '@/lib/domain/progress';
import { formatChange, formatCount, formatPace, formatPercentDigits } from '@/lib/format/numbers';
import type { TableFigures, TableRow } from './row-pack';

/** Columns of figures, and the least width in rem that their heading and its arrow take. */
const least = {
  no: 2.25,
  target: 4.75,
  online: 4.75,
  manual: 4.75,
  unsplit: 4.75,
  total: 4.75,
  persen: 4,
  sisa: 4.75,
  perlu: 5.25,
  laju: 4,
} as const;
type FigureColumn = keyof typeof least;

const isFigureColumn = (id: string): id is FigureColumn => id in least;

/** Widths of the other columns in rem; the bar may shrink to `narrowBar`, and the name takes what is left over. */
const others: Record<string, number> = { wilayah: 11, capaian: 9.75, status: 8, spark: 5.375, lapor: 6 };
const narrowBar = 7.75;

/** Widths of a window, in px, from which more of the table is shown. They are named again in table-columns.module.css. */
const windows = [
  { from: '1240', room: 74.5 },
  { from: '1366', room: 82.25 },
  { from: '1440', room: 86.25 },
  { from: '1800', room: 90 },
] as const;

type WindowFrom = (typeof windows)[number]['from'] | 'none';

export type ColumnWidths = {
  /** In rem, by column. */
  figures: Partial<Record<FigureColumn, number>>;
  /** What the table takes with narrow bars and without sparks, in rem. */
  need: number;
  /** The window from which wide bars and sparks fit, and the one from which the table fits without scrolling. */
  roomyFrom: WindowFrom;
  fitsFrom: WindowFrom;
};

/**
 * How wide each column must be for its longest figure: a figure that is cut is a wrong figure. All rows count, also those
 * that a long table has not drawn, so that columns keep their widths while a reader scrolls.
 */
export function measureColumns(input: {
  columns: readonly string[];
  rows: readonly TableRow[];
  sum: TableFigures;
  unallocated: Unallocated | null;
  /** The largest row number. */
  count: number;
}): ColumnWidths {
  const { columns, rows, sum, unallocated } = input;
  const figures: ColumnWidths['figures'] = {};
  for (const id of columns) {
    if (!isFigureColumn(id)) continue;
    const texts = id === 'no' ? [formatCount(input.count)] : listLongest(id, rows, sum, unallocated);
    figures[id] = Math.max(least[id], ...texts.map((text) => widthOf(text) + (id === 'no' ? 0.5 : 1)));
  }
  const widthOfColumn = (id: string) => (isFigureColumn(id) ? (figures[id] ?? 0) : (others[id] ?? 0));
  const full = columns.reduce((width, id) => width + widthOfColumn(id), 0);
  const need = full - (columns.includes('spark') ? (others.spark ?? 0) : 0) - ((others.capaian ?? 0) - narrowBar);
  return { figures, need, roomyFrom: firstWindow(full), fitsFrom: firstWindow(need) };
}

function firstWindow(width: number): WindowFrom {
  return windows.find(({ room }) => width <= room)?.from ?? 'none';
}

type Getter = { value: (figures: TableFigures) => number | null; say: (value: number) => string };

const getters: Record<Exclude<FigureColumn, 'no'>, Getter> = {
  target: { value: (figures) => figures.target, say: formatCount },
  online: { value: (figures) => figures.online, say: formatCount },
  manual: { value: (figures) => figures.manual, say: formatCount },
  unsplit: { value: (figures) => figures.unsplit, say: formatCount },
  total: { value: (figures) => figures.total, say: formatCount },
  persen: { value: (figures) => figures.percent, say: (value) => formatPercentDigits(value) },
  sisa: { value: (figures) => figures.remaining, say: formatCount },
  perlu: { value: (figures) => figures.requiredPace, say: formatCount },
  laju: { value: (figures) => figures.pace, say: formatPace },
};

/** The texts of the largest and the smallest figure of a column, which are the longest, and of its last rows. */
function listLongest(
  id: Exclude<FigureColumn, 'no'>,
  rows: readonly TableRow[],
  sum: TableFigures,
  unallocated: Unallocated | null,
): string[] {
  const { value, say } = getters[id];
  let largest = value(sum) ?? 0;
  let smallest = 0;
  for (const { figures } of rows) {
    const one = value(figures) ?? 0;
    if (one > largest) largest = one;
    if (one < smallest) smallest = one;
  }
  const rest = unallocated && id in unallocated ? unallocated[id as keyof Unallocated] : null;
  return [say(largest), say(smallest), formatChange(rest)];
}

/** The width of a figure in bold, in rem: digits are all of one width in this typeface, points and commas of half of it. */
function widthOf(text: string): number {
  const narrow = text.replace(/[^.,]/g, '').length;
  return (text.length - narrow) * 0.515 + narrow * 0.28;
}
