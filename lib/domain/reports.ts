import type { CellKind, ColumnKey } from './columns';
import type { IsoDay } from './days';
import type { Letterhead, Signature } from './letterheads';
import type { Status } from './progress';
import { type ChangeKey, type CheckKey, paperWidth, type ReportingKey } from './report-columns';
import type { VisitKey } from './visit-columns';

/** A column of a report; what its cells hold is said by its kind. */
export type ReportColumn = {
  key: ColumnKey | ChangeKey | CheckKey | ReportingKey | VisitKey;
  header: string;
  kind: CellKind;
};

export type ReportCell = string | number | null;

export type ReportRow = {
  /** rest: what the rows of areas do not explain. sum: the headline. */
  kind: 'area' | 'rest' | 'sum';
  /** The area's code; null on a rest. */
  code: string | null;
  /** For the shape beside the word. Null: none, or nothing to compare with. */
  status: Status | null;
  /** In the order of the columns. */
  cells: ReportCell[];
  /** Something is there, and it rounds to 0 %: shown as "<0,01". */
  tiny: boolean;
};

/** A meeting sheet as every renderer shows it: paper, PDF, XLSX, CSV, and a frozen one. Plain JSON. */
export type Report = {
  /** Without its ending: pk21-32.15-karawang-2021-04-12. */
  fileName: string;
  /** Null: printed without one. */
  letterhead: Letterhead | null;
  /** The heading, a line each, the first the largest: what, where, as of when. */
  titles: string[];
  /** What the reader must know to read the figures: campaign, day, hour of the data, stage, target, order, filter. */
  facts: { label: string; value: string }[];
  columns: ReportColumn[];
  rows: ReportRow[];
  /** Below the table: outages, who has not reported, what is odd, where it comes from. */
  notes: string[];
  /** Place, day of signing and who signs; null: no signature block. */
  signature: (Signature & { day: IsoDay }) | null;
};

/** Paper lies as its table needs it. */
export type Orientation = 'portrait' | 'landscape';

/** A report on its way to a file of several. */
export type Sheet = {
  /** The tab of the workbook, the bookmark of the PDF. */
  name: string;
  report: Report;
  /** Null: as wide as its table needs it. */
  orientation: Orientation | null;
};

/** More rows than this are for a spreadsheet, not for paper: all kabupaten, or all kecamatan of a province, fit. */
export const mostSheetRows = 700;

/** A4 in millimetres, and the margin on all sides. */
export const paper = { short: 210, long: 297, margin: 14 } as const;

/** About how wide a letter of a heading and a digit are at the size of a table, in millimetres, and the two edges of a cell. */
const letter = 1.75;
const digit = 1.65;
const edges = 2.2;

/** The least width of a column of figures: that of its longest figure and of the longest word of its heading. */
function figureWidth({ header, kind }: ReportColumn, cells: Iterable<ReportCell>): number {
  let largest = 0;
  for (const cell of cells) if (typeof cell === 'number') largest = Math.max(largest, Math.abs(cell));
  const digits = Math.max(1, String(Math.floor(largest)).length);
  const points = Math.floor((digits - 1) / 3) / 2;
  const rest = kind === 'percent' || kind === 'rate' || kind === 'points' ? 2.5 : kind === 'pace' ? 1.5 : 0;
  const sign = kind === 'change' || kind === 'points' ? 1 : 0;
  const word = Math.max(...header.split(' ').map((one) => one.length));
  return Math.max((digits + points + rest + sign) * digit, word * letter) + edges;
}

const words = ['text', 'day', 'status', 'cause'];

/** The widths that a table can do with, by what stands in it; null: nothing does. */
function fitWidths({ columns, rows }: Table): number[] | null {
  if (rows.length === 0) return null;
  return columns.map((column, at) => {
    const { usual, narrow } = paperWidth(column.key);
    // Of words nobody knows how they break: those columns keep what is usual, but for the cause.
    if (words.includes(column.kind)) return column.kind === 'cause' ? narrow : usual;
    return Math.min(
      usual,
      figureWidth(
        column,
        rows.map((row) => row.cells[at] ?? null),
      ),
    );
  });
}

type Table = Pick<Report, 'columns' | 'rows'>;

/**
 * The widths of the columns in millimetres on the paper that `orientation` says, so that a table always spans the page: each
 * its own and the name all that is left; where that is too wide for upright paper, as wide as what stands in it. Where that does
 * not do either, paper lies, columns make do with less, and then all shrink alike, and the letters with them by `scale` (1: not at
 * all).
 */
export function layOut(
  table: Table,
  wanted: Orientation | null = null,
): { orientation: Orientation; widths: number[]; scale: number } {
  const { columns } = table;
  const sumOf = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);
  const room = (one: Orientation) => (one === 'portrait' ? paper.short : paper.long) - 2 * paper.margin;
  const usual = columns.map(({ key }) => paperWidth(key).usual);
  const fitted = fitWidths(table);
  const fits = (widths: readonly number[] | null) => widths !== null && sumOf(widths) <= room('portrait');
  const orientation = wanted ?? (fits(usual) || fits(fitted) ? 'portrait' : 'landscape');
  const narrow = columns.map(({ key }) => paperWidth(key).narrow);
  const choices = [usual, ...(fitted ? [fitted] : []), narrow];
  const widths = choices.find((one) => sumOf(one) <= room(orientation)) ?? narrow;
  const left = room(orientation) - sumOf(widths);
  if (left < 0) {
    const scale = room(orientation) / sumOf(widths);
    return { orientation, widths: widths.map((width) => width * scale), scale };
  }
  return {
    orientation,
    widths: widths.map((width, at) => width + (columns[at]?.key === 'wilayah' ? left : 0)),
    scale: 1,
  };
}
