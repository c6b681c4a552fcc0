import { type FilteredRow, matchesFilter, type RowFilter } from '@/lib/domain/area-progress';
import { type Cause, causes } from '@/lib/domain/causes';
import { statuses } from '@/lib/domain/progress';
import type { CauseCount, FilterCount } from './filter-bar';

/** How many rows each filter would show: all of them first, then those that show something or are chosen. */
export function countFilters(rows: readonly FilteredRow[], chosen: RowFilter['status']): FilterCount[] {
  const counted = ([...statuses, 'belumLaporHariIni'] as const).map((status) => ({
    status,
    count: rows.filter((row) => matchesFilter(row, { status, search: '' })).length,
  }));
  return [
    { status: null, count: rows.length },
    ...counted.filter(({ status, count }) => count > 0 || status === chosen),
  ];
}

/** How many rows lag for each cause: those that there are, and the one that is chosen. */
export function countCauses(rows: readonly FilteredRow[], chosen: Cause | null): CauseCount[] {
  return causes
    .map((cause) => ({ cause, count: rows.filter(({ figures }) => figures.cause === cause).length }))
    .filter(({ cause, count }) => count > 0 || cause === chosen);
}
