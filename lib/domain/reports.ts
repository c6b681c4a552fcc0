import type { IsoDay } from './days';
import type { Letterhead, Signature } from './letterheads';
import type { Status } from './progress';

/** The columns that a sheet may have, in the order in which it has them. */
export const columnKeys = [
  'no',
  'kode',
  'wilayah',
  'target',
  'online',
  'manual',
  'unsplit',
  'total',
  'persen',
  'sisa',
  'peringkat',
  'perlu',
  'laju',
  'status',
  'lapor',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** The columns of a table that compares two sheets (lib/reports/changes.ts), beside `no`, `kode` and `wilayah`. */
export const changeKeys = ['dari', 'ke', 'perubahan', 'poin', 'geser', 'catatan'] as const;
export type ChangeKey = (typeof changeKeys)[number];

/** What a sheet shows when nobody chose: the table that goes into the meeting. */
export const standardColumns: readonly ColumnKey[] = [
  'no',
  'wilayah',
  'target',
  'online',
  'manual',
  'total',
  'persen',
  'sisa',
  'peringkat',
  'status',
];

/**
 * The columns of a sheet, in their order. Number and name always stand. What was reported without a channel stands
 * wherever channels do and there is any (`anyUnsplit`), for without it they would not make the total.
 * @param chosen null: the standard ones
 */
export function chooseColumns(chosen: readonly ColumnKey[] | null, anyUnsplit: boolean): ColumnKey[] {
  const wanted = new Set<ColumnKey>([...(chosen ?? standardColumns), 'no', 'wilayah']);
  if (anyUnsplit && (wanted.has('online') || wanted.has('manual'))) wanted.add('unsplit');
  if (!anyUnsplit) wanted.delete('unsplit');
  return columnKeys.filter((key) => wanted.has(key));
}

/**
 * A column by what its cells hold. `count`: a whole number; `pace`: at most one decimal; `percent`: as the domain gives
 * it (3.92); `change`: a whole number with its sign; `points`: percentage points, a difference of two percents, with its
 * sign; `day`: YYYY-MM-DD; `status`: the word for the row's status. Null in any of them: not known or not
 * reported, never 0.
 */
export type ReportColumn = {
  key: ColumnKey | ChangeKey;
  header: string;
  kind: 'text' | 'count' | 'pace' | 'percent' | 'change' | 'points' | 'day' | 'status';
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

/** Widths in millimetres on A4; a name takes what is left, at least its own. */
const columnWidths: Record<ColumnKey | ChangeKey, number> = {
  no: 8,
  kode: 25,
  wilayah: 36,
  target: 18,
  online: 17,
  manual: 17,
  unsplit: 17,
  total: 17,
  persen: 13,
  sisa: 17,
  peringkat: 15,
  perlu: 17,
  laju: 14,
  status: 24,
  lapor: 22,
  dari: 20,
  ke: 20,
  perubahan: 22,
  poin: 16,
  geser: 18,
  catatan: 26,
};

/** More rows than this are for a spreadsheet, not for paper: all kabupaten, or all kecamatan of a province, fit. */
export const mostSheetRows = 700;

/** A4 in millimetres, and the margin on all sides. */
export const paper = { short: 210, long: 297, margin: 14 } as const;

/**
 * The widths of the columns in millimetres on the paper that `orientation` says: each its own, the name all that is
 * left, so that a table always spans the page; where even that is too wide, all shrink alike.
 */
export function layOut(
  columns: readonly Pick<ReportColumn, 'key'>[],
  wanted: Orientation | null = null,
): { orientation: Orientation; widths: number[] } {
  const least = columns.reduce((sum, { key }) => sum + columnWidths[key], 0);
  const room = (one: Orientation) => (one === 'portrait' ? paper.short : paper.long) - 2 * paper.margin;
  const orientation = wanted ?? (least <= room('portrait') ? 'portrait' : 'landscape');
  const left = room(orientation) - least;
  const widths = columns.map(({ key }) => {
    if (left < 0) return (columnWidths[key] * room(orientation)) / least;
    return columnWidths[key] + (key === 'wilayah' ? left : 0);
  });
  return { orientation, widths };
}
