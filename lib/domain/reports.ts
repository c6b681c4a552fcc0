import { type CellKind, type ChangeKey, type CheckKey, type ColumnKey, paperWidth, type ReportingKey } from './columns';
import type { IsoDay } from './days';
import type { Letterhead, Signature } from './letterheads';
import type { Status } from './progress';
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

/**
 * The widths of the columns in millimetres on the paper that `orientation` says: each its own, the name all that is
 * left, so that a table always spans the page. Where that is too wide they make do with less, and then all shrink alike.
 */
export function layOut(
  columns: readonly Pick<ReportColumn, 'key'>[],
  wanted: Orientation | null = null,
): { orientation: Orientation; widths: number[] } {
  const sumOf = (width: 'usual' | 'narrow') => columns.reduce((sum, { key }) => sum + paperWidth(key)[width], 0);
  const room = (one: Orientation) => (one === 'portrait' ? paper.short : paper.long) - 2 * paper.margin;
  const orientation = wanted ?? (sumOf('usual') <= room('portrait') ? 'portrait' : 'landscape');
  const width = sumOf('usual') <= room(orientation) ? 'usual' : 'narrow';
  const left = room(orientation) - sumOf(width);
  const widths = columns.map(({ key }) => {
    if (left < 0) return (paperWidth(key)[width] * room(orientation)) / sumOf(width);
    return paperWidth(key)[width] + (key === 'wilayah' ? left : 0);
  });
  return { orientation, widths };
}
