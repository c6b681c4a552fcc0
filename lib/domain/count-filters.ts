import { type CauseCount, type FilterCount, type FilteredRow, matchesFilter, type RowFilter } from './area-progress';
import { causes } from './causes';
import { statuses } from './progress';

/**
 * How many rows each filter by status would show, beside the cause and the words that are chosen; all rows first, which lets go
 * of the cause. Listed are the filters that show something of the whole table, so that none moves away, and the chosen one.
 */
export function countFilters(rows: readonly FilteredRow[], filter: RowFilter): FilterCount[] {
  const { cause = null, search } = filter;
  const found = rows.filter((row) => matchesFilter(row, { status: null, search }));
  const beside = found.filter((row) => matchesFilter(row, { status: null, cause, search: '' }));
  const countOf = (among: readonly FilteredRow[], status: RowFilter['status']) =>
    among.filter((row) => matchesFilter(row, { status, search: '' })).length;
  return [
    { status: null, count: found.length },
    ...([...statuses, 'belumLaporHariIni'] as const)
      .filter((status) => status === filter.status || countOf(rows, status) > 0)
      .map((status) => ({ status, count: countOf(beside, status) })),
  ];
}

/** How many rows lag for each cause, beside the status and the words that are chosen; listed as the filters by status. */
export function countCauses(rows: readonly FilteredRow[], filter: RowFilter): CauseCount[] {
  const beside = rows.filter((row) => matchesFilter(row, { status: filter.status, search: filter.search }));
  return causes
    .filter((cause) => cause === filter.cause || rows.some(({ figures }) => figures.cause === cause))
    .map((cause) => ({ cause, count: beside.filter(({ figures }) => figures.cause === cause).length }));
}
