import type { IsoDay } from '../../domain/days';
import { type DaySpan, dayInText } from './day-in-text';
import type { TableColumn } from './match-columns';

/** Columns that are read together: all of a table, or those of one day beside the ones that all days share. */
export type ColumnGroup = { day: IsoDay | null; columns: TableColumn[] };

/** `area`: says where a row lies, so that every day needs it. `count`: a figure as of a day. */
export type ColumnRole = 'area' | 'count' | 'other';

/**
 * Splits the columns of a table that has some for each day ("12 April" above "Online" and "Manual", then "13 April" …),
 * the days in order. What stands once beside them goes with the newest day, and so does a target whatever day its label
 * names ("Target 31 Mei").
 * @param roleOf what a column is by its words
 */
export function groupByDay(
  columns: readonly TableColumn[],
  campaign: DaySpan,
  roleOf: (column: TableColumn) => ColumnRole,
): ColumnGroup[] {
  const dated = new Map<IsoDay, TableColumn[]>();
  const others: TableColumn[] = [];
  const isArea = (column: TableColumn) => roleOf(column) === 'area';
  for (const column of columns) {
    // The period of a label was read before: its days are no days of figures.
    const found = column.words === undefined ? dayInText(column.header, campaign) : null;
    // A day alone above a column is a total of that day.
    const bare = found && { ...column, words: found.rest === '' ? 'Jumlah' : found.rest };
    if (found && bare && roleOf(bare) === 'count') dated.set(found.day, [...(dated.get(found.day) ?? []), bare]);
    else others.push(bare ?? column);
  }
  const days = [...dated.keys()].sort();
  if (days.length === 0) return [{ day: null, columns: others }];
  return days.map((day, at) => {
    const shared = at === days.length - 1 ? others : others.filter(isArea);
    const own = [...shared, ...(dated.get(day) ?? [])];
    return { day, columns: own.sort((one, other) => one.index - other.index) };
  });
}
