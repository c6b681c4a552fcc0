import { type FilteredRow, matchesFilter, type RowFilter } from '@/lib/domain/area-progress';
import { statuses } from '@/lib/domain/progress';
import type { FilterCount } from './filter-bar';

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
