import { splitBacklog } from './backlog';
import { shownComparison } from './comparisons';
import type { Stage } from './counts';
import type { Figures } from './progress';
import { computeWholeCollected } from './unallocated';

/**
 * What a column holds. `count`: a whole number; `pace`: at most one decimal; `rate`: two decimals; `percent`: as the domain gives
 * it (3.92); `change`: a whole number with its sign; `points`: percentage points, a difference of two percents, with its sign;
 * `day`: YYYY-MM-DD; `status`: the word for the row's status; `cause`: why it lags, in words. Null in any of them: not known or
 * not reported, never 0.
 */
export const cellKinds = [
  'text',
  'count',
  'pace',
  'rate',
  'percent',
  'change',
  'points',
  'day',
  'status',
  'cause',
] as const;
export type CellKind = (typeof cellKinds)[number];

/** What a column of the table may hold besides: `bar` and `spark` are drawn. */
export type TableKind = CellKind | 'bar' | 'spark';

/** An area and its rows, as far as columns ask for them. `direct`: the rows are its children, not a level further down. */
export type Whole = { headline: Figures; rows: readonly { figures: Figures }[]; direct: boolean };

export type Column = {
  /** The word of URLs (`kolom`, `urut`), of stored choices and of style sheets; a key that was released stays. */
  key: string;
  header: string;
  kind: TableKind;
  /** The figure of an area; absent: a column that is no figure, whose cells each renderer makes itself. */
  value?: (figures: Figures) => number | null;
  /** What an order by it is called in a sentence ("urut perlu per hari menurun"); absent: rows are not ordered by it. */
  order?: string;
  /** On sheets and in files, and how wide on A4, in millimetres; the name takes what is left, at least its own. */
  paper?: number;
  /** What it makes do with where a table is wider than its paper: a header that shrinks with all others breaks inside a word. */
  narrow?: number;
  /** On sheets when nobody chose. Ten of them fill an upright A4. */
  standard?: true;
  /** In the table, and the least width in rem that its heading and its arrow take. */
  screen?: number;
  /** In the table only where the window has room to spare, first the one with the lowest number; never on a phone. */
  spare?: number;
  /** Stands only where this holds of the area or of one of its rows; absent: always. */
  told?: (figures: Figures, stage: Stage) => boolean;
  /** Whether it stands is asked of the rows alone: what it would say of the area itself the page says in words. */
  ofRows?: true;
  /** Ordered by how far from 0 it is, on either side. */
  bySize?: true;
  /** The rows add up to the sum: "Belum dirinci" says what is left, and a spreadsheet gets a formula. */
  adds?: true;
  /** The table of the page may say it as a percent of the target instead. */
  shared?: true;
  /** What the sum row says, where it is not the figure of the area. */
  sum?: (whole: Whole) => number | null;
  /** Of a table of ours that is sent in again this column is left alone, for it would say less than what is known. */
  leftByImports?: true;
};

/** Where another source has a figure of what is recorded. */
function toldBesideOthers(figures: Figures, stage: Stage): boolean {
  return stage === 'recorded' && shownComparison(figures.comparison)?.total != null;
}

/**
 * Every column that a table of areas may have, from left to right as on paper: the table of the page, its transport to the
 * browser, the sheet, PDF, XLSX and CSV, orders and sums are all made from this list. docs/cookbook.md says how to add one.
 */
const list = [
  { key: 'no', header: 'No', kind: 'count', paper: 8, standard: true, screen: 2.25 },
  { key: 'kode', header: 'Kode', kind: 'text', paper: 25, narrow: 20 },
  {
    key: 'wilayah',
    header: 'Wilayah',
    kind: 'text',
    order: 'nama wilayah',
    paper: 36,
    narrow: 28,
    standard: true,
    screen: 11,
  },
  { key: 'capaian', header: 'Capaian', kind: 'bar', screen: 9.75 },
  {
    key: 'target',
    header: 'Target',
    kind: 'count',
    order: 'target',
    paper: 18,
    narrow: 17,
    standard: true,
    screen: 4.75,
    value: (figures) => figures.target,
    adds: true,
  },
  {
    // Collected in the field, by all channels. Beside the recorded total it shows what has not been sent.
    key: 'terdata',
    header: 'Terdata',
    kind: 'count',
    order: 'terdata',
    paper: 17,
    narrow: 16,
    screen: 4.75,
    spare: 13,
    value: (figures) => figures.stages.collected,
    // Where collected is the stage shown, it is the total.
    told: (figures, stage) => stage !== 'collected' && figures.stages.collected !== null,
    adds: true,
    shared: true,
    sum: computeWholeCollected,
    // A total without channels would replace the channels that were reported (rule 11).
    leftByImports: true,
  },
  {
    key: 'online',
    header: 'Online',
    kind: 'count',
    order: 'online',
    paper: 17,
    narrow: 16,
    standard: true,
    screen: 4.75,
    value: (figures) => figures.online,
    adds: true,
    shared: true,
  },
  {
    key: 'manual',
    header: 'Manual',
    kind: 'count',
    order: 'manual',
    paper: 17,
    narrow: 16,
    standard: true,
    screen: 4.75,
    value: (figures) => figures.manual,
    adds: true,
    shared: true,
  },
  {
    key: 'unsplit',
    header: 'Tanpa kanal',
    kind: 'count',
    paper: 17,
    narrow: 16,
    screen: 4.75,
    value: (figures) => figures.unsplit,
    // A 0 that nobody reported by channel is a figure too: without its column the row would say that nothing is known.
    told: ({ online, manual, unsplit }) => Boolean(unsplit) || (unsplit === 0 && online === null && manual === null),
    adds: true,
    shared: true,
  },
  {
    key: 'total',
    header: 'Total',
    kind: 'count',
    order: 'total',
    paper: 17,
    narrow: 16,
    standard: true,
    screen: 4.75,
    value: (figures) => figures.total,
    adds: true,
    shared: true,
  },
  {
    // What another source shows of what is recorded (rule 17); its heading is the name of that source.
    key: 'sumberlain',
    header: 'Sumber lain',
    kind: 'count',
    order: 'angka sumber lain',
    paper: 17,
    narrow: 16,
    screen: 4.75,
    spare: 4,
    value: (figures) => shownComparison(figures.comparison)?.total ?? null,
    told: toldBesideOthers,
    ofRows: true,
    leftByImports: true,
  },
  {
    key: 'selisihsumber',
    header: 'Selisih',
    kind: 'change',
    order: 'besarnya selisih',
    paper: 15,
    narrow: 14,
    screen: 4.25,
    spare: 1,
    value: (figures) => shownComparison(figures.comparison)?.difference ?? null,
    told: toldBesideOthers,
    ofRows: true,
    bySize: true,
    leftByImports: true,
  },
  {
    key: 'persen',
    header: '%',
    kind: 'percent',
    order: 'persen',
    paper: 13,
    standard: true,
    screen: 4,
    value: (figures) => figures.percent,
  },
  {
    key: 'sisa',
    header: 'Sisa',
    kind: 'count',
    order: 'sisa',
    paper: 17,
    narrow: 16,
    standard: true,
    screen: 4.75,
    value: (figures) => figures.remaining,
  },
  {
    key: 'kurang',
    header: 'Kurang',
    kind: 'count',
    paper: 17,
    narrow: 16,
    value: (figures) => figures.gap?.total ?? null,
    told: (figures) => figures.gap !== null,
    // In the tables of offices the word means what is left of the target.
    leftByImports: true,
  },
  { key: 'peringkat', header: 'Peringkat', kind: 'count', paper: 15, standard: true },
  // In a census nobody knows how an area works, and the places would be the same.
  {
    key: 'sejenis',
    header: 'Peringkat sejenis',
    kind: 'count',
    paper: 17,
    narrow: 15,
    told: (figures) => figures.workMode !== null,
  },
  {
    key: 'perlu',
    header: 'Perlu/hari',
    kind: 'count',
    order: 'perlu per hari',
    paper: 17,
    screen: 5.25,
    spare: 7,
    value: (figures) => figures.requiredPace,
  },
  {
    key: 'laju',
    header: 'Laju',
    kind: 'pace',
    order: 'laju',
    paper: 14,
    narrow: 13,
    screen: 4,
    spare: 6,
    value: (figures) => figures.pace,
  },
  {
    key: 'status',
    header: 'Status',
    kind: 'status',
    order: 'status',
    paper: 24,
    narrow: 21,
    standard: true,
    screen: 7.25,
  },
  {
    // Why the area lags, with the figure that shows it.
    key: 'sebab',
    header: 'Sebab',
    kind: 'cause',
    order: 'sebab',
    paper: 42,
    narrow: 38,
    standard: true,
    screen: 12.5,
    told: (figures) => figures.cause !== null,
  },
  {
    // Collected on paper and not entered; beside it what is on smartphones and not sent.
    key: 'formulir',
    header: 'Formulir menunggu',
    kind: 'count',
    order: 'formulir menunggu',
    paper: 19,
    narrow: 17,
    screen: 4.75,
    spare: 2,
    value: (figures) => splitBacklog(figures).manual,
    told: (figures, stage) => stage === 'recorded' && Boolean(splitBacklog(figures).manual),
    leftByImports: true,
  },
  {
    key: 'belumkirim',
    header: 'Belum terkirim',
    kind: 'count',
    order: 'belum terkirim',
    paper: 18,
    narrow: 16,
    screen: 4.75,
    spare: 3,
    value: (figures) => splitBacklog(figures).online,
    told: (figures, stage) => stage === 'recorded' && Boolean(splitBacklog(figures).online),
    leftByImports: true,
  },
  {
    key: 'kader',
    header: 'Kader',
    kind: 'count',
    order: 'jumlah kader',
    paper: 14,
    narrow: 13,
    screen: 4,
    spare: 9,
    value: (figures) => figures.kader,
    told: (figures) => figures.kader !== null,
    // What the areas below add up to is no word of the area itself.
    leftByImports: true,
  },
  {
    key: 'supervisor',
    header: 'Supervisor',
    kind: 'count',
    paper: 19,
    narrow: 17,
    value: (figures) => figures.supervisor,
    told: (figures) => figures.supervisor !== null,
    leftByImports: true,
  },
  {
    key: 'lajukader',
    header: 'Laju per kader',
    kind: 'rate',
    order: 'laju per kader',
    paper: 15,
    narrow: 14,
    screen: 4.25,
    spare: 10,
    value: (figures) => figures.pacePerKader,
    told: (figures) => figures.pacePerKader !== null,
  },
  {
    // Since the report before the last one of the area itself, which may be of another day in each row.
    key: 'beda',
    header: 'Perubahan',
    kind: 'change',
    order: 'perubahan',
    paper: 18,
    narrow: 16,
    screen: 5.5,
    spare: 5,
    value: (figures) => figures.change?.count ?? null,
    told: (figures) => figures.change !== null,
    leftByImports: true,
  },
  {
    key: 'hilang',
    header: 'Hari hilang',
    kind: 'count',
    order: 'hari hilang',
    paper: 14,
    narrow: 13,
    screen: 4,
    spare: 12,
    value: ({ daysLost }) => Math.max(daysLost.online, daysLost.manual),
    told: ({ daysLost }) => daysLost.online > 0 || daysLost.manual > 0,
  },
  { key: 'spark', header: '14 hari', kind: 'spark', screen: 5.375, spare: 8 },
  {
    key: 'lapor',
    header: 'Terakhir lapor',
    kind: 'day',
    order: 'terakhir lapor',
    paper: 22,
    narrow: 19,
    screen: 6,
    spare: 11,
  },
] as const satisfies readonly Column[];

type Listed = (typeof list)[number];

/** Columns by the rooms that show them. */
export type ColumnKey = Extract<Listed, { paper: number }>['key'];
export type TableKey = Extract<Listed, { screen: number }>['key'];
export type SortKey = Extract<Listed, { order: string }>['key'];
export type FigureKey = Extract<Listed, { value: unknown }>['key'];

const has = <Name extends keyof Column>(name: Name) => {
  return (column: Listed): column is Extract<Listed, Record<Name, unknown>> => name in column;
};

export const sheetColumns = list.filter(has('paper'));
/** From left to right on the page: what says how an area stands, and why, comes before the figures that it is made of. */
const tableOrder: readonly TableKey[] = [
  ...(['no', 'wilayah', 'capaian', 'persen', 'status', 'sisa', 'sebab', 'formulir', 'belumkirim'] as const),
  ...(['kader', 'lajukader', 'online', 'manual', 'unsplit', 'total', 'sumberlain'] as const),
  ...(['selisihsumber', 'target', 'terdata', 'beda', 'perlu', 'laju', 'hilang', 'spark', 'lapor'] as const),
];
export const tableColumns = list
  .filter(has('screen'))
  .sort((one, other) => tableOrder.indexOf(one.key) - tableOrder.indexOf(other.key));
export const valueColumns = list.filter(has('value'));

/** The columns that a sheet may have, in the order in which it has them. */
export const columnKeys = sheetColumns.map(({ key }) => key);
/** What a sheet shows when nobody chose: the table that goes into the meeting. Ten of them fill an upright A4. */
export const standardColumns: readonly ColumnKey[] = sheetColumns.filter(has('standard')).map(({ key }) => key);
/** What rows may be ordered by. */
export const sortKeys = list.filter(has('order')).map(({ key }) => key);

/** What an order is called in a sentence. */
export function orderName(wanted: SortKey): string {
  return list.filter(has('order')).find(({ key }) => key === wanted)?.order ?? wanted;
}

/** Columns that stand only where they have something to tell. */
export const conditionalColumns = list.filter(has('told'));
/** What rows are ordered by by how far from 0 it is. */
export const keysBySize: ReadonlySet<string> = new Set(list.filter(has('bySize')).map(({ key }) => key));
/** Columns that the table may say as a percent of the target. */
export const sharedKeys: readonly FigureKey[] = valueColumns.filter(has('shared')).map(({ key }) => key);
/** Columns whose rows add up to the sum. */
export const addedColumns = valueColumns.filter(has('adds'));
