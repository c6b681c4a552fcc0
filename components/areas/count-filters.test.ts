import { expect, test } from 'vitest';
import type { FilteredRow } from '@/lib/domain/area-progress';
import type { Flag, Status } from '@/lib/domain/progress';
import { countFilters } from './count-filters';

function row(status: Status | null, flags: Flag[] = []): FilteredRow {
  return {
    area: { code: '32.15.05', name: 'Klari', level: 3, kind: 'kecamatan' },
    figures: { status, flags },
  };
}

const rows = [row('behind'), row('behind', ['stale']), row('notReported'), row(null)];

test('counts all rows first, then the filters that would show something', () => {
  expect(countFilters(rows, null)).toEqual([
    { status: null, count: 4 },
    { status: 'behind', count: 2 },
    { status: 'notReported', count: 1 },
    { status: 'belumLaporHariIni', count: 2 },
  ]);
});

test('keeps the chosen filter although it shows nothing, so that it can be left', () => {
  expect(countFilters(rows, 'done')).toContainEqual({ status: 'done', count: 0 });
});
