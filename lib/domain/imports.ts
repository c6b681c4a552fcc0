import { type AreaRange, isOwnOrInside } from './areas';
import type { Channel, Stage } from './counts';
import type { IsoDay } from './days';
import type { RefusalCode, WarningCode } from './refusal-codes';

export const importKinds = ['rekap', 'targets', 'workforce'] as const;
export type ImportKind = (typeof importKinds)[number];

/** checked: read and previewed, nothing counted. committed: counted. undone, discarded: not counted, kept. */
export const importStatuses = ['checked', 'committed', 'undone', 'discarded'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** What a column of an upload, and so a figure in it, means. */
export const countMeasures = [
  'collected.online',
  'collected.manual',
  'collected.unsplit',
  'recorded.online',
  'recorded.manual',
  'recorded.unsplit',
  'validated.online',
  'validated.manual',
  'validated.unsplit',
] as const;
const targetMeasures = ['target.total', 'target.online', 'target.manual'] as const;
const workforceMeasures = ['workforce.kader', 'workforce.supervisor'] as const;
export const measures = [...countMeasures, ...targetMeasures, ...workforceMeasures] as const;
export type CountMeasure = (typeof countMeasures)[number];
export type Measure = (typeof measures)[number];

export function countMeasure(stage: Stage, channel: Channel): CountMeasure {
  return `${stage}.${channel}`;
}

/** Totals that are compared with their parts and not stored; without parts a total is taken as `unsplit`. */
export const totalMeasures = ['collected.total', 'recorded.total', 'validated.total'] as const;
export type TotalMeasure = (typeof totalMeasures)[number];

/**
 * What a column may be said to mean. `parentCode`, `parentName`: the area above the row's own, as in a column for the
 * kecamatan beside one for the desa. `percent`, `remaining`: not stored, compared with target and achieved.
 * `period`: the month, year or week that a row is of, never its day.
 * `ignore`: a person said that it does not matter.
 */
export const columnMeanings = [
  'areaCode',
  'areaName',
  'parentCode',
  'parentName',
  'day',
  'period',
  ...measures,
  ...totalMeasures,
  'percent',
  'remaining',
  'ignore',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/**
 * A column as it was read. `signs`: what was decided of the signs in its numbers or days, in words. `open`: they may mean
 * two things, and a person has to say which. `asked`: it may be the target's or achieved, and a person has to say which.
 */
export type ReadColumn = {
  header: string;
  meaning: ColumnMeaning | null;
  signs?: string;
  open?: true;
  asked?: true;
  /** The ways in which its days may be read, where there are several: `dayOrder` of the settings says which. */
  dayChoices?: DayOrder[];
  /** The periods that it holds or is one of, as the file writes them: `period` of the settings says which is read. */
  choices?: string[];
};

/** What the uploader said beside the file. */
export type ImportSettings = {
  /** The day of a file that has none of its own. */
  asOf: IsoDay | null;
  mode: 'cumulative' | 'daily';
  /**
   * Whether a figure in all that was reported of a later day holds the increments of this file already (`stays`), or is
   * moved by them. Absent: to be asked where there is one.
   */
  laterStated?: LaterStated | undefined;
  /** Stage and channel of a figure whose column does not say. */
  stage: Stage;
  channel: Channel;
  /** The area that scopes the rows. */
  under: string | null;
  /** The version that its targets are of, by id, or by slug as it is sent. Absent: the one that counts last. */
  targetSet?: string | number | undefined;
  /** Column meanings set by a person, by header. */
  columns: Record<string, string>;
  /** Area codes set by a person, by row; `ignoredRow` for a row that is left out. A row is its number, with "Klari!" in front where several sheets are read. */
  rows: Record<string, string>;
  /** Cells put right by a person, by row and header. */
  cells?: Record<string, Record<string, string>>;
  /** What a sign in the numbers of a column stands for, said by a person, by header. */
  signs?: Record<string, SignMeaning>;
  /** How the days of a column are written that fit more than one way. Absent: to be asked where there is one. */
  dayOrder?: DayOrder | undefined;
  /** Which day counts where a title names another one than `asOf`. Absent: to be asked where one does. */
  daySource?: DaySource | undefined;
  /** The month, year or week whose rows or columns are read, as the file writes it. Absent: to be asked where there are several. */
  period?: string | undefined;
  /** Where the table is, said by a person. Absent: it is looked for. */
  table?: TablePlace;
};

export const laterStatedAnswers = ['stays', 'moves'] as const;
export type LaterStated = (typeof laterStatedAnswers)[number];

/**
 * How the numbers of a written day stand: 12/04/2021 or 4/12/2021. `swapped`: Excel took what was written day first for
 * month first wherever it could (12/04/2021 became 4 December), and those days are turned back.
 */
export const dayOrders = ['dayFirst', 'monthFirst', 'swapped'] as const;
export type DayOrder = (typeof dayOrders)[number];

/** `given`: the day that was chosen beside the file. `file`: the one that its title or the name of its sheet says. */
export const daySources = ['given', 'file'] as const;
export type DaySource = (typeof daySources)[number];

/**
 * Whether "1.234" in a column that also holds "12.5" is 1234 (`thousands`) or a fraction (`decimals`); `inThousands`: 1234,
 * and what stands beside it has lost its zeros, 12.5 is 12500 and 2 is 2000.
 */
export const signMeanings = ['thousands', 'decimals', 'inThousands'] as const;
export type SignMeaning = (typeof signMeanings)[number];

/** A table by its sheet ('' in a CSV), the first row of its header as Excel shows it, and how many rows that takes. */
export type TablePlace = { sheet: string; headerRow: number; headerRows: number };

/** What a person says of a row that is to be left out, in the place of an area's code. */
export const ignoredRow = 'ignore';

/** Whether a column only numbers the rows, by its header. */
export function isCounterHeader(header: string): boolean {
  return /^(?:no|nomor|no urut|nomor urut|#)\.?$/i.test(header);
}

/**
 * A cell or row that was not taken, with what to do about it. `row` is the number that Excel shows, `column` the header
 * as the file writes it (the column's letter where it has none), `value` what stands there.
 */
export type Refusal = {
  row: number;
  column: string;
  value: string;
  reason: string;
  suggestion: string | null;
  /** Absent: refused before codes were kept. */
  code?: RefusalCode;
  /** Where the sentence names the area, though the cause is one of several rows: what they have in common. */
  cause?: string;
  /** The sheet, where several are read. */
  sheet?: string;
  /** Where the area was not found: those that may be meant, the likeliest first, for a person to choose from. */
  candidates?: AreaCandidate[];
  /** Names what the row asks: refusals with the same question are answered by what is said of one of their rows. */
  question?: string;
};

/** `within`: the areas above it inside the uploader's own, the nearest first, in words; absent where there are none. */
export type AreaCandidate = { code: string; name: string; within?: string };

/** A refusal as a sentence: "Baris 14, kolom Online: '3,5' bukan bilangan bulat. Tulis tanpa koma." */
export function describeRefusal(refusal: Refusal): string {
  const { row, column, reason, suggestion, sheet } = refusal;
  return `${sheet === undefined ? '' : `Lembar '${sheet}', `}${sheet === undefined ? 'Baris' : 'baris'} ${row}, kolom ${column}: ${reason}.${suggestion ? ` ${suggestion}` : ''}`;
}

/** So many refusals of an import are kept: past them more of the same helps nobody, and the rows are at least so many. */
export const listedRefusals = 5_000;

export type Warning = { row: number | null; message: string; code?: WarningCode };

/** One figure of an accepted row. `part`: the table of the file it stands in, 0 where absent. `area`: its `lo`. `day`: null for targets. */
export type ImportFact = {
  part?: number;
  row: number;
  area: number;
  day: IsoDay | null;
  measure: Measure;
  value: number;
  /** The day's increment that `value`, what stood before and this, was made of. Absent: stated in all. */
  added?: number;
  /** Of `value`, the families of the list that were found; the rest are newly listed. Absent: not said. */
  found?: number;
  /** Of `added`, those found; absent where `added` is, or where it was not said. */
  addedFound?: number;
};

/**
 * A table of a file that was read: a sheet, or the columns of one day in a sheet that has a group of columns for each.
 * `label` tells it apart from the others ("Lembar '12 April'", "12 April 2021"); '' where it is the only one.
 */
export type ImportPart = TablePlace & {
  label: string;
  day: IsoDay | null;
  /** The day that its title or the name of its sheet says, where another one was chosen: `daySource` says which counts. */
  otherDay?: IsoDay;
};

/** What a row of a sheet was taken for. */
export const rowRoles = ['title', 'header', 'numbering', 'area', 'sum', 'rest', 'heading', 'below'] as const;
export type RowRole = (typeof rowRoles)[number];

/** Some rows of a sheet as texts, cut to what fits a screen: its first ones, and those that are no areas. `role` null: the sheet is not read. */
export type SheetGlimpse = { sheet: string; rows: { number: number; cells: string[]; role: RowRole | null }[] };

/** How a row is named in settings and forms: its number, with the sheet in front where several are read. */
export function rowKeyOf(row: { row: number; sheet?: string }): string {
  return row.sheet === undefined ? String(row.row) : `${row.sheet}!${row.row}`;
}

/** Refusals of a row whose area is not known to be one of the upload's own. */
const strangeAreas: readonly RefusalCode[] = [
  ...(['area-missing', 'area-unknown', 'area-ambiguous', 'area-contradicted', 'area-elsewhere'] as const),
  ...(['code-invalid', 'code-ruined', 'row-repeated', 'rows-told-apart', 'other'] as const),
];

/** The refusals of rows whose area was found inside the upload's own: what an office below the sender is told of. */
export function refusalsOfKnownAreas(refused: readonly Refusal[]): Refusal[] {
  const strange = new Set(
    refused.filter(({ code = 'other' }) => strangeAreas.includes(code)).map((refusal) => rowKeyOf(refusal)),
  );
  return refused.filter((refusal) => !strange.has(rowKeyOf(refusal)));
}

/** What a row of a plan does to what stands: the most telling of its figures counts (fallen before changed before new). */
export const planChanges = ['new', 'changed', 'same', 'fallen'] as const;
export type PlanChange = (typeof planChanges)[number];

/**
 * What the page of a row's area shows in all, by stage, where the row states less than the area's parts have: before the
 * file is saved (null: nothing of the stage was reported) and after.
 */
export type ShownTotals = Partial<Record<Stage, { before: number | null; after: number }>>;

/** What is odd about a row of a plan, compared with what stands: a person decides. */
export const planFlags = [
  'fell',
  'overTarget',
  'implausiblePerKader',
  'partsExceedWhole',
  'farFromBefore',
  'held',
] as const;
export type PlanFlag = (typeof planFlags)[number];

/**
 * Flags that say something of a row and ask for nothing: above its target is normal near the end, and of parts above the
 * whole the larger figure counts by itself.
 */
const harmlessFlags = ['overTarget', 'partsExceedWhole'] as const satisfies readonly PlanFlag[];

/** Whether a person should look at a row with this flag before it is saved. */
export function needsLook(flag: PlanFlag): boolean {
  return !harmlessFlags.some((one) => one === flag);
}

/**
 * The achieved total of a stage over the areas of a level that a file moves, before and after it; null: nothing was known.
 * As of the newest day of the file.
 */
export type LevelTotal = {
  level: 0 | 1 | 2 | 3 | 4;
  stage: Stage;
  areas: number;
  before: number | null;
  after: number;
  /** The sum of their targets; null where one has none, or where the file brings targets itself. */
  target: number | null;
};

/**
 * A figure that a plan writes, or that bears on one, and that a user changed after the plan was compared with it.
 * `area`: its code. `seen`, `now` null: none. `by`, `at` null: an office above, of which nothing is told.
 */
export type ChangedFigure = {
  /** Which of the tables of the file, and which row, the plan's figure stands in. */
  part: number;
  row: number;
  area: string;
  name: string;
  /** Null for targets. */
  day: IsoDay | null;
  measure: string;
  seen: number | null;
  now: number | null;
  by: string | null;
  /** An instant in ISO 8601. */
  at: string | null;
};

/** The number of the newest row of each ledger: what stood up to there is known, what came later has a larger one. */
export type LedgerHeads = { counts: number; workforce: number; targets: number };

/**
 * The sum of a file's areas of one measure, before and after it; null: nothing was known, or it is replaced by figures in
 * another form (a total without channels, or channels).
 */
export type MeasureTotal = { measure: string; before: number | null; after: number | null };

/** The limits of an upload, each with a message that names it. */
export const uploadLimits = {
  bytes: 25 * 1024 * 1024,
  /** Of all parts of a workbook together. */
  unpackedBytes: 400 * 1024 * 1024,
  /** Unpacked / packed of one part: real sheets stay below 100, deflate ends at 1.032. */
  packingRatio: 200,
  /** Files inside a workbook. */
  entries: 1_000,
  sheets: 100,
  rows: 200_000,
  columns: 256,
  /** Of all sheets together, gaps included. */
  cells: 4_000_000,
  cellCharacters: 2_000,
  milliseconds: 60_000,
  /** Of the thread that reads the file. */
  memoryMegabytes: 1_024,
} as const;

/**
 * Whether somebody may have the file of an upload: one that an office above sent for a part of its area holds the rows of
 * others too.
 * @param own the area of the user who asks for it
 */
export function mayHaveFile(own: AreaRange, upload: { sentFrom: AreaRange }): boolean {
  return isOwnOrInside(own, upload.sentFrom);
}
