import type { IsoDay } from '../../domain/days';
import type { ImportSettings, Warning } from '../../domain/imports';
import type { ColumnRole } from './day-groups';
import { type DaySpan, dayInText } from './day-in-text';
import { channelOfHeader, stageOfHeader } from './header-words';
import type { TableColumn } from './match-columns';
import { askFor, fold, monthInText, offered } from './periods';
import { weekInText } from './week-in-text';

/** "Jumlah" beside the periods: it does not say of what it is the sum, so that its words mean nothing. */
function ofAllPeriods(column: TableColumn): TableColumn {
  return { ...column, words: `${column.header} semua periode` };
}

/** The week or month that a label names, and the label without it; null: none, or a day. */
function periodInLabel(header: string, campaign: DaySpan): { period: string; rest: string } | null {
  const label = header.replace(/ \(kolom [A-Z]+\)$/, '');
  // A week goes first: "Minggu I (1 - 7 April)" is no figure as of 7 April.
  const week = weekInText(label);
  if (week) return week;
  const month = dayInText(label, campaign) === null ? monthInText(label) : null;
  return month && { period: month.month, rest: month.rest };
}

/**
 * Columns of one figure for each month or week ("Januari", "Februari"; "Minggu I" above "Online" and "Manual"): those of
 * the period that a person says (`settings.period`) are read by the rest of their label, the others are not. Where the
 * labels name fewer than two periods nothing is asked, and a warning says that the column of a single one is not read.
 * Targets of periods are not read, and a warning says so.
 */
export function choosePeriodColumns(
  given: readonly TableColumn[],
  settings: ImportSettings,
  of: TargetContext & { roleOf: (column: TableColumn) => ColumnRole },
): {
  columns: TableColumn[];
  /** Columns that hold figures of a period, read or not, by their index. */
  ofPeriods: ReadonlySet<number>;
  choices: ReadonlyMap<number, string[]>;
  warnings: Warning[];
} {
  const ofTargets = targetsOfPeriods(given, settings, of);
  const targets = targetsNotRead(ofTargets);
  const columns = given.map((column) => (ofTargets.includes(column) ? ofOnePeriod(column) : column));
  const found = columns.flatMap((column) => {
    const named = periodInLabel(column.header, of.campaign);
    // A period alone above a column is a total of it.
    const bare = named && { ...column, words: named.rest === '' ? 'Jumlah' : named.rest };
    return named && bare && of.roleOf(bare) === 'count' ? [{ period: named.period, bare }] : [];
  });
  const ofPeriods = new Set(found.map(({ bare }) => bare.index));
  const periods = new Map(found.map(({ period }) => [fold(period), period]));
  if (periods.size < 2) {
    const unread = found.filter(({ bare }) => !Object.hasOwn(settings.columns, bare.header));
    const headers = unread.map(({ bare }) => bare.header);
    const warnings = [...(headers.length === 0 ? [] : [notRead(headers)]), ...targets];
    return { columns: [...columns], ofPeriods, choices: new Map(), warnings };
  }
  const chosen = periods.get(fold(settings.period ?? ''));
  const read = new Map(
    found.filter(({ period }) => fold(period) === fold(chosen ?? '')).map(({ bare }) => [bare.index, bare]),
  );
  const choices = [...periods.values()];
  const isOfAll = (column: TableColumn) =>
    !ofPeriods.has(column.index) &&
    !Object.hasOwn(settings.columns, column.header) &&
    stageOfHeader(column.header) === null &&
    channelOfHeader(column.header) === null &&
    of.roleOf(column) === 'count';
  return {
    columns: columns.map((column) => read.get(column.index) ?? (isOfAll(column) ? ofAllPeriods(column) : column)),
    ofPeriods,
    choices: new Map(found.map(({ bare }) => [bare.index, offered(choices)])),
    warnings: [...(chosen === undefined ? [askFor('Kolom angkanya memuat', choices)] : []), ...targets],
  };
}

/** Few columns have such a word, and every row near the top of a sheet may be the header. */
const anyTarget = /target|sasaran/i;

/** `reportDays`: the days that the file is said to be of. */
type TargetContext = {
  campaign: DaySpan;
  reportDays: () => readonly (IsoDay | null)[];
  isTarget: (column: TableColumn) => boolean;
};

/**
 * The columns with the target of a week, of a month or up to the day of the report ("Target s.d. 14 April"): that is not the
 * target of the campaign, which the area's page shows.
 */
function targetsOfPeriods(columns: readonly TableColumn[], settings: ImportSettings, of: TargetContext): TableColumn[] {
  return columns.filter((column) => {
    if (!anyTarget.test(column.header) || Object.hasOwn(settings.columns, column.header)) return false;
    const named = periodInLabel(column.header, of.campaign);
    if (named !== null) return named.rest !== '' && of.isTarget({ ...column, words: named.rest });
    const dated = dayInText(column.header, of.campaign);
    if (dated === null || dated.rest === '' || !of.isTarget({ ...column, words: dated.rest })) return false;
    return dated.day < (of.campaign.latestEnd ?? of.campaign.lastReportableDay) && of.reportDays().includes(dated.day);
  });
}

function targetsNotRead(columns: readonly TableColumn[]): Warning[] {
  if (columns.length === 0) return [];
  const headers = columns.map(({ header }) => header).join(' dan ');
  const message = `Kolom ${headers} berisi target satu periode, jadi tidak dibaca. Bila salah satunya target seluruh kampanye, pilih artinya.`;
  return [{ row: null, code: 'columns', message }];
}

/** A column whose words say that it is of a period: it is not taken for the whole. */
function ofOnePeriod(column: TableColumn): TableColumn {
  return { ...column, words: `${column.header} satu periode` };
}

function notRead(headers: readonly string[]): Warning {
  return {
    row: null,
    code: 'columns',
    message: `Kolom ${headers.join(' dan ')} berisi angka satu periode, jadi tidak dibaca. Bila angkanya jumlah sampai tanggal laporan, pilih artinya.`,
  };
}
