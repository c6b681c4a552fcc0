import { type AreaKind, type AreaLevel, foldAreaName, foldedNameOf, type LevelName } from './areas';
import type { Campaign, CampaignClock } from './campaigns';
import { type Cause, causes } from './causes';
import type { Closure } from './closures';
import { type Cells, figureOf } from './column-cells';
import { keysBySize, type SortKey, type TableKey, type Whole } from './columns';
import type { Stage } from './counts';
import { addDays, type IsoDay } from './days';
import type { Flag } from './flags';
import type { Outage } from './outages';
import type { PartsTold } from './parts';
import { type Figures, judgedFigure, type Status, statuses } from './progress';
import type { OpenQuestions } from './questions';
import type { Report } from './reports';
import { type ProgressScope, workModes } from './scope';
import type { SeriesPoint } from './series';
import type { Unallocated } from './unallocated';
import type { VisitMark } from './visits';

export type AreaRef = { code: string; name: string; level: AreaLevel; kind: AreaKind };

export type AreaRow = {
  area: AreaRef;
  figures: Figures;
  /** What was added a day over the last 14 days, oldest first; null where nothing was reported. Null: too many rows. */
  spark: (number | null)[] | null;
};

/** So many held areas are named on a page. */
export const namedHeld = 4;

/** An area whose figure is held, and what it is. */
export type HeldArea = { area: AreaRef; total: number | null; target: number | null; percent: number | null };

export type RankedRow = AreaRow & { rank: number };

/**
 * What a row is ordered and filtered by: its figures as the model has them, or its cells by column, as they travel to a
 * browser, which orders and filters on its own.
 */
export type ComparableRow = {
  area: AreaRef;
  figures: Figures | (Pick<Figures, 'status' | 'cause' | 'lastReportDay' | 'flags'> & { cells: Cells });
};

/** What a row is filtered by. */
export type FilteredRow = { area: AreaRef; figures: Pick<Figures, 'status' | 'cause' | 'flags'> };

/** An area above: its headline, and whether the reader may open it. */
export type PathStep = { area: AreaRef; percent: number | null; open: boolean };

/** One model of an area on a day: page, export, recap and API are renderings of it. */
export type AreaProgress = {
  campaign: Campaign;
  asOf: IsoDay;
  /** The newest day of which the area or anything below has reported; null: never. */
  lastReportDay: IsoDay | null;
  /** When a figure of the area or below it last changed, ISO 8601 in UTC: the hour of the data. Null: never. */
  changedAt: string | null;
  stage: Stage;
  area: AreaRef;
  /** The version of the targets that is shown; null where the campaign has none. */
  targetSet: { id: number; slug: string; name: string; letter: string | null } | null;
  /** The versions that concern the area; the first is the one that counts on the day. */
  targetSets: { id: number; slug: string; name: string }[];
  clock: CampaignClock;
  /** The last day for which any area of the campaign may report. */
  reportableUntil: IsoDay;
  /** From Indonesia down to the area above this one. */
  path: PathStep[];
  headline: Figures;
  /** The areas whose own figure is held, inside this one or itself, at most `namedHeld`; `headline.flagsBelow` counts all. */
  held: HeldArea[];
  /** The level of the rows: the children, or all of a deeper level. */
  detail: LevelName;
  /** Of which of the areas right below it its figures are, whatever level the rows have. */
  parts: PartsTold;
  /** In the order of their codes; `rankRows` orders and filters them. */
  rows: AreaRow[];
  /** The areas between this one and its rows, where they are further down, for what draws the table. Absent: they were not read. */
  within?: AreaRef[];
  /** Who takes part on the day; null: a census. The areas that do not are no rows, unless asked for or with a figure. */
  scope: ProgressScope | null;
  unallocated: Unallocated | null;
  outages: Outage[];
  /** What signs the area itself off; null: nothing does. */
  closure: Closure | null;
  series: SeriesPoint[];
  /** The latest visits that the reader sees, the newest first, where the series was asked for. Absent: they were not read. */
  visits?: VisitMark[];
  /** Open questions about the area and what lies inside it, where the series was asked for. Absent: they were not read. */
  questions?: OpenQuestions;
  /** Absent: `rows` are what was asked for. */
  tooLong?: TooLong;
};

/**
 * More rows were asked for than the web server holds (`longTableRows`): `rows` and `detail` are those right below the area,
 * and of the rows themselves there is what was asked for, made beside the web server.
 */
export type TooLong = {
  /** The level of the rows that were asked for, and how many there are. */
  detail: LevelName;
  count: number;
  /** A page of the table; null: none was asked for. */
  table: AreaTable | null;
  /** The meeting sheet with all columns, and how many rows it has; without a report: more than one has. Null: not asked for. */
  sheet: { shown: number; report: Report | null } | null;
};

/** The table of the areas below one, with all that is asked of the whole of its rows. */
export type AreaTable = Pick<AreaProgress, 'detail' | 'rows' | 'within' | 'scope'> & {
  /** `rows` are all of them, in the order of their codes; otherwise they are a page of those shown, in their order. */
  complete: boolean;
  /** Which page they are, from 1: the one that was asked for, or the last one. */
  page: number;
  /** How many pass the filter. */
  shown: number;
  /** How many take part, whether they pass it or not. */
  takingPart: number;
  /** How many rows each filter would show; null: `rows` are complete, and can be counted. */
  counted: { statuses: FilterCount[]; causes: CauseCount[] } | null;
  columns: TableKey[];
  /** What the sum row says, and what "Belum dirinci" does; null: it does not stand. */
  sum: Cells;
  rest: Cells | null;
  /** How many rows have each flag, of those that any row has. */
  flags: { flag: Flag; count: number }[];
  /** The largest percent that the bars draw. */
  largest: number;
};

/** A filter and how many rows it would show. */
export type FilterCount = { status: RowFilter['status']; count: number };

/** A cause, and how many rows lag for it. */
export type CauseCount = { cause: Cause; count: number };

/** What a reader chose of the table: its order, which rows, and which page of them, from 1. */
export type TableChoice = { order: RowOrder; filter: RowFilter; page: number };

export type RowOrder = { key: SortKey; descending: boolean };

/** `belumLaporHariIni`: no report for the day shown, whether it reported before or never. */
export type RowFilter = { status: Status | 'belumLaporHariIni' | null; cause?: Cause | null; search: string };

/** The rows that take part: what is counted, ranked and chased. */
export function rowsTakingPart<Row extends { figures: Pick<Figures, 'takesPart'> }>(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.figures.takesPart);
}

/** An area and its rows as columns ask for them. */
export function wholeOf({ area, headline, rows }: Pick<AreaProgress, 'area' | 'headline' | 'rows'>): Whole {
  return { headline, rows, direct: rows.every((row) => row.area.level === area.level + 1) };
}

const byName = new Intl.Collator('id', { numeric: true });

/** Orders two rows; what is not known stands last in either direction, ties stand by name and code. */
function compareRows(one: ComparableRow, other: ComparableRow, order: RowOrder): number {
  const sign = order.descending ? -1 : 1;
  const known = compareKnown(one, other, order.key, sign);
  return known || byName.compare(one.area.name, other.area.name) || (one.area.code < other.area.code ? -1 : 1);
}

function compareKnown(one: ComparableRow, other: ComparableRow, key: SortKey, sign: number): number {
  if (key === 'wilayah') return sign * byName.compare(one.area.name, other.area.name);
  const [a, b] = [sortValue(one, key), sortValue(other, key)];
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}

function sortValue({ figures }: ComparableRow, key: Exclude<SortKey, 'wilayah'>): number | IsoDay | null {
  if (key === 'lapor') return figures.lastReportDay;
  if (key === 'sebab') return figures.cause === null ? null : causes.indexOf(figures.cause);
  if (key === 'status') return figures.status === null ? null : statuses.indexOf(figures.status);
  const value = 'cells' in figures ? figures.cells[key] : figureOf(key, figures);
  return value !== null && keysBySize.has(key) ? Math.abs(value) : value;
}

/**
 * Tidak lapor hari ini: an area without a report for the day shown. Its figure is of an earlier day (`stale`), or it has
 * none (`notReported`), which most often means that it never reported.
 */
export function lacksReport({ figures }: { figures: Pick<Figures, 'status' | 'flags'> }): boolean {
  return figures.flags.includes('stale') || figures.status === 'notReported';
}

/** Whether a row passes the filter. */
export function matchesFilter(row: FilteredRow, filter: RowFilter): boolean {
  const { figures, area } = row;
  if (filter.status === 'belumLaporHariIni') {
    if (!lacksReport(row)) return false;
  } else if (filter.status !== null && figures.status !== filter.status) return false;
  if (filter.cause && figures.cause !== filter.cause) return false;
  const wanted = filter.search.trim();
  if (wanted === '') return true;
  const folded = foldAreaName(wanted);
  return (folded !== '' && foldedNameOf(area).includes(folded)) || area.code.startsWith(wanted);
}

/** The rows as the reader sees them: filtered, ordered, numbered from 1. Screen, export and API call this. */
export function rankRows<Row extends ComparableRow>(input: {
  rows: readonly Row[];
  order: RowOrder;
  filter: RowFilter;
}): (Row & { rank: number })[] {
  return input.rows
    .filter((row) => matchesFilter(row, input.filter))
    .sort((one, other) => compareRows(one, other, input.order))
    .map((row, at) => ({ ...row, rank: at + 1 }));
}

type PlacedRow = {
  area: Pick<AreaRef, 'code'>;
  figures: Pick<Figures, 'total' | 'percent' | 'flags' | 'withoutHeld' | 'takesPart'>;
};

/**
 * Peringkat: the place of each row by percent, without held figures (`judgedFigure`), the highest first, by code of the area;
 * rows of one percent share a place and the next one stands after all of them (1, 2, 2, 4). It does not follow the order
 * that the reader chose. Null: no percent, and so no place; or the area does not take part.
 */
export function computePlaces(rows: readonly PlacedRow[]): Map<string, number | null> {
  const judged = rows.map(({ area, figures }) => ({
    code: area.code,
    percent: figures.takesPart ? judgedFigure(figures).percent : null,
  }));
  const percents = judged.map((row) => row.percent).filter((percent) => percent !== null);
  percents.sort((one, other) => other - one);
  const places = new Map<number, number>();
  for (const [at, percent] of percents.entries()) if (!places.has(percent)) places.set(percent, at + 1);
  return new Map(judged.map(({ code, percent }) => [code, percent === null ? null : (places.get(percent) ?? null)]));
}

/**
 * The place of each row among those that work the same way (rule 15): a desa without signal is not held against one that sends
 * by smartphone. In a census nobody knows how an area works, and the places are those of all.
 */
export function computePlacesAlike(
  rows: readonly (PlacedRow & { figures: Pick<Figures, 'workMode'> })[],
): Map<string, number | null> {
  const groups = [...workModes, null].map((mode) => rows.filter((row) => row.figures.workMode === mode));
  return new Map(groups.flatMap((alike) => [...computePlaces(alike)]));
}

/** Days that a row's spark shows. */
export const sparkDays = 14;

/**
 * What an area gained a day over the last `sparkDays` days up to `asOf`, oldest first; null where nothing was reported.
 * @param before the total as of the day before the first of them; null: none yet, and a campaign begins at zero
 */
export function buildSpark(input: {
  asOf: IsoDay;
  before: number | null;
  reports: readonly { day: IsoDay; total: number | null }[];
}): (number | null)[] {
  const byDay = new Map(input.reports.map((report) => [report.day, report.total]));
  let standing = input.before ?? 0;
  return Array.from({ length: sparkDays }, (_, at) => {
    const total = byDay.get(addDays(input.asOf, at - sparkDays + 1)) ?? null;
    if (total === null) return null;
    const gained = total - standing;
    standing = total;
    return gained;
  });
}
