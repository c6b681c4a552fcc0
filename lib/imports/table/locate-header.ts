import { levelOfCode } from '../../domain/areas';
import { type Channel, type Stage, stages } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import {
  type ImportKind,
  type ImportSettings,
  isCounterHeader,
  type TablePlace,
  type Warning,
} from '../../domain/imports';
import type { SheetRow, SheetRows } from '../read/sheet-rows';
import { type ColumnRole, groupByDay } from './day-groups';
import type { DaySpan } from './day-in-text';
import { findDay } from './find-day';
import { type HeaderSpan, headerAtRow, listHeaders } from './find-header';
import { stageOfTitle } from './header-words';
import { columnsOfHeader, isMeasure, type MatchedColumn, matchColumns, type TableColumn } from './match-columns';
import { choosePeriodColumns } from './period-columns';
import { readCode } from './read-code';
import { type SheetWords, withSheetWords, wordsOfSheet } from './sheet-words';
import { askAboutTitle, channelOfTitles, settleTitleChannel, type TitleChannel } from './title-channel';
import { askAboutUnit } from './title-unit';

/** A header that names areas, and the meaning of its columns: one group, or one for each day that its labels name. */
export type FoundHeader = {
  sheet: SheetRows;
  span: HeaderSpan;
  groups: { day: IsoDay | null; columns: MatchedColumn[] }[];
  warnings: Warning[];
  score: number;
  /** Of figures whose column does not say, as a line above the table does; null: the form says it. */
  stage: Stage | null;
  /** What the name of its sheet says of its figures, where their headers do not. */
  said: SheetWords | null;
};

/** `ownTargets`: a target beside the figures of a channel is that of the channel. */
type Context = { kind: ImportKind; settings: ImportSettings; campaign: DaySpan; ownTargets?: true };

/** The likeliest header near the top of the sheets; null: none of them names an area. */
export function findHeader(sheets: readonly SheetRows[], context: Context): FoundHeader | null {
  let best: FoundHeader | null = null;
  for (const sheet of sheets) {
    for (const span of listHeaders(sheet)) {
      const found = matchHeader(sheet, span, context);
      if (found && (!best || found.score > best.score)) best = found;
    }
  }
  return best;
}

/** The header where a person says that it is; null: no such rows, or none of their cells names an area. */
export function headerAt(sheets: readonly SheetRows[], place: TablePlace, context: Context): FoundHeader | null {
  const sheet = sheets.find(({ name }) => name === place.sheet);
  const span = sheet && headerAtRow(sheet.rows, place);
  return sheet && span ? matchHeader(sheet, span, context) : null;
}

function matchHeader(sheet: SheetRows, span: HeaderSpan, given: Context): FoundHeader | null {
  const stage = stageAbove(sheet.rows.slice(0, span.at));
  const context = stage === null ? given : { ...given, settings: { ...given.settings, stage } };
  const columns = columnsOfHeader(span.labels);
  const below = sheet.rows.slice(span.at + span.height);
  const levelOfCells = ({ index }: TableColumn) => levelOfCodes(below, index);
  const role = (column: TableColumn) => roleOf(column, context);
  const titled = channelAbove(sheet, span, { columns, context });
  const said = withChannel(wordsOf(sheet, span), titled?.own ?? null);
  const ofPeriods = choosePeriodColumns(columns, context.settings, {
    ...{ campaign: context.campaign, roleOf: role },
    reportDays: () => [context.settings.asOf, findDay({ titles: textsAbove(sheet, span), fileName: '' }).day],
    isTarget: (column) =>
      matchColumns({ columns: [column], ...context }).columns[0]?.meaning?.startsWith('target.') === true,
  });
  const groups = groupByDay(ofPeriods.columns, context.campaign, role).map((group) => ({
    ...group,
    columns: said === null ? group.columns : group.columns.map((column) => withSaid(column, said, context)),
  }));
  const matches = groups.map(({ day, columns: own }) => {
    const match = matchColumns({ columns: own, levelOfCells, titled: stage !== null, ...context });
    const offered = match.columns.map((column) => offer(column, ofPeriods.choices));
    return { day, columns: offered, warnings: match.warnings };
  });
  const [first] = matches;
  if (!first?.columns.some(({ meaning }) => meaning === 'areaCode' || meaning === 'areaName')) return null;
  const titles = sheet.rows.slice(0, span.at).map(({ cells }) => cells);
  const settled = matches.map((group) => {
    const byTitle = titled ? askAboutTitle(group.columns, titled) : { columns: group.columns, warnings: [] };
    const { columns, warnings } = askAboutUnit(byTitle.columns, titles, context.settings);
    return { day: group.day, columns, warnings: [...group.warnings, ...byTitle.warnings, ...warnings] };
  });
  const warnings = [...ofPeriods.warnings, ...distinct(settled.flatMap((group) => group.warnings))];
  return {
    sheet,
    span,
    groups: settled.map(({ day, columns }) => ({ day, columns })),
    warnings,
    score: scoreOf(first.columns, span, ofPeriods.ofPeriods),
    stage,
    said,
  };
}

function stageAbove(titles: readonly SheetRow[]): Stage | null {
  const stages = titles.flatMap(({ cells }) =>
    cells.map((cell) => (typeof cell === 'string' ? stageOfTitle(cell) : null)),
  );
  return stages.find((stage) => stage !== null) ?? null;
}

function textsAbove(sheet: SheetRows, span: HeaderSpan): string[] {
  return sheet.rows.slice(0, span.at).flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'));
}

/** What the name of the sheet says; of a table beside others what stands above it alone. */
function wordsOf(sheet: SheetRows, span: HeaderSpan): SheetWords | null {
  const named = wordsOfSheet(sheet.name);
  if (named !== null || sheet.beside === undefined) return named;
  return wordsOfSheet(textsAbove(sheet, span).join(' '));
}

/** What the lines above the header say of the channel of its counts; null: nothing. Tables beside each other have their own. */
function channelAbove(
  sheet: SheetRows,
  span: HeaderSpan,
  of: { columns: readonly TableColumn[]; context: Context },
): TitleChannel | null {
  const { columns, context } = of;
  if (sheet.beside !== undefined || context.kind !== 'rekap') return null;
  const titled = channelOfTitles(sheet.rows.slice(0, span.at).map(({ cells }) => cells));
  if (titled === null) return null;
  const { settings } = context;
  const counts = columns.filter((column) => {
    if (Object.hasOwn(settings.columns, column.header)) return false;
    const [match] = matchColumns({ columns: [column], ...context }).columns;
    return isCountMeaning(match?.meaning ?? null);
  });
  return settleTitleChannel(titled, { counts, sheet: wordsOfSheet(sheet.name)?.channel ?? null, settings });
}

function withChannel(said: SheetWords | null, channel: Channel | null): SheetWords | null {
  if (channel === null || said?.channel) return said;
  return { channel, stage: said?.stage ?? null };
}

/** Each warning once: groups of columns of several days say the same of their title. */
function distinct(warnings: readonly Warning[]): Warning[] {
  return warnings.filter((one, at) => warnings.findIndex(({ message }) => message === one.message) === at);
}

function offer(column: MatchedColumn, choices: ReadonlyMap<number, string[]>): MatchedColumn {
  const own = choices.get(column.index);
  return own ? { ...column, choices: own } : column;
}

function withSaid(column: TableColumn, said: SheetWords, context: Context): TableColumn {
  const [match] = matchColumns({ columns: [column], ...context }).columns;
  const meaning = match?.meaning ?? null;
  if (isCountMeaning(meaning)) return withSheetWords(column, said);
  const target = context.ownTargets === true && meaning === 'target.total';
  return target ? withSheetWords(column, { ...said, stage: null }) : column;
}

const rowsLookedAt = 200;

/** The level of the whole codes in a column, as far as most of its cells hold one; null: they do not. */
function levelOfCodes(rows: readonly SheetRow[], index: number): number | null {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const { cells } of rows.slice(0, rowsLookedAt)) {
    const cell = cells[index];
    if (cell === null || cell === undefined || cell === '') continue;
    filled++;
    const code = readCode(cell);
    // Two or four digits may be the end of a code.
    const level = code === null || /^\d{1,4}$/.test(String(cell).trim()) ? null : levelOfCode(code);
    if (level !== null) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most && most[1] * 2 >= filled ? most[0] : null;
}

/** Meanings of columns that say whose figures a row has. */
const besideFigures: ReadonlySet<string> = new Set(['areaCode', 'areaName', 'parentCode', 'parentName', 'period']);

/** Whether a column holds families of a stage, by any channel. */
function isCountMeaning(meaning: string | null): boolean {
  return stages.some((stage) => meaning?.startsWith(`${stage}.`));
}

/** Alone, so that two days of one figure do not claim it from each other. */
function roleOf(column: TableColumn, context: Context): ColumnRole {
  if (isCounterHeader(column.header)) return 'area';
  const [match] = matchColumns({ columns: [column], ...context }).columns;
  const meaning = match?.meaning ?? null;
  if (meaning !== null && besideFigures.has(meaning)) return 'area';
  if (meaning === 'percent' || meaning === 'remaining') return column.words === undefined ? 'other' : 'count';
  return isCountMeaning(meaning) || meaning?.startsWith('workforce.') ? 'count' : 'other';
}

/**
 * A table with figures before one without: a list of codes alone may stand beside the rekap. Of equals the shorter. Figures
 * of a period that is asked about are figures, so that the "Data masuk" above their labels is not taken for all of them.
 */
function scoreOf(columns: readonly MatchedColumn[], span: HeaderSpan, ofPeriods: ReadonlySet<number>): number {
  const known = columns.filter((column) => column.meaning !== null || ofPeriods.has(column.index)).length;
  const areas = columns.some((column) => column.meaning === 'areaCode') ? 1 : 0;
  const figures = columns.some((column) => isMeasure(column.meaning) || ofPeriods.has(column.index)) ? figuresScore : 0;
  return figures + known * 10 + areas * 5 - span.height;
}

const figuresScore = 10_000;

export function hasFigures({ score }: FoundHeader): boolean {
  return score > figuresScore / 2;
}

/** The labels of a header, folded and in order. */
export function shapeOf(labels: readonly string[]): string {
  return labels.map((label) => label.toLowerCase().replaceAll(/\s+/g, ' ').trim()).join('|');
}
