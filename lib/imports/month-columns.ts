import type { ImportSettings, Warning } from '../domain/imports';
import type { ColumnRole } from './day-groups';
import { type DaySpan, dayInText } from './day-in-text';
import { channelOfHeader, stageOfHeader } from './header-words';
import type { TableColumn } from './match-columns';
import { askFor, fold, monthInText, offered } from './periods';

/** "Jumlah" beside the months: nobody says of what they are the sum, so that its words mean nothing. */
function ofAllMonths(column: TableColumn): TableColumn {
  return { ...column, words: `${column.header} semua bulan` };
}

/**
 * Columns of one figure for each month ("Januari", "Februari"; "April" above "Online" and "Manual"): those of the month
 * that a person says (`settings.period`) are read by the rest of their label, the others are not. Nothing where the labels
 * name fewer than two months.
 */
export function chooseMonth(
  columns: readonly TableColumn[],
  settings: ImportSettings,
  of: { campaign: DaySpan; roleOf: (column: TableColumn) => ColumnRole },
): { columns: TableColumn[]; choices: ReadonlyMap<number, string[]>; warnings: Warning[] } {
  const found = columns.flatMap((column) => {
    const named = dayInText(column.header, of.campaign) === null ? monthInText(column.header) : null;
    // A month alone above a column is a total of it.
    const bare = named && { ...column, words: named.rest === '' ? 'Jumlah' : named.rest };
    return named && bare && of.roleOf(bare) === 'count' ? [{ month: named.month, bare }] : [];
  });
  const months = new Map(found.map(({ month }) => [fold(month), month]));
  if (months.size < 2) return { columns: [...columns], choices: new Map(), warnings: [] };
  const chosen = months.get(fold(settings.period ?? ''));
  const read = new Map(
    found
      .filter(({ month }) => month === chosen || fold(month) === fold(chosen ?? ''))
      .map(({ bare }) => [bare.index, bare]),
  );
  const choices = [...months.values()];
  const inMonth = new Set(found.map(({ bare }) => bare.index));
  const isOfAll = (column: TableColumn) =>
    !inMonth.has(column.index) &&
    !Object.hasOwn(settings.columns, column.header) &&
    stageOfHeader(column.header) === null &&
    channelOfHeader(column.header) === null &&
    of.roleOf(column) === 'count';
  return {
    columns: columns.map((column) => read.get(column.index) ?? (isOfAll(column) ? ofAllMonths(column) : column)),
    choices: new Map(found.map(({ bare }) => [bare.index, offered(choices)])),
    warnings: chosen === undefined ? [askFor('Kolom angkanya memuat', choices)] : [],
  };
}
