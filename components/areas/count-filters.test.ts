import { expect, test } from 'vitest';
import type { FilteredRow } from '@/lib/domain/area-progress';
import type { Cause } from '@/lib/domain/causes';
import type { Flag, Status } from '@/lib/domain/progress';
import { countCauses, countFilters } from './count-filters';

function row(status: Status | null, flags: Flag[] = [], cause: Cause | null = null): FilteredRow {
  return {
    area: { code: '32.15.05', name: 'Klari', level: 3, kind: 'kecamatan' },
    figures: { status, cause, flags },
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

test('counts the rows of each cause in the order of the rule, and keeps the one that is chosen', () => {
  const lagging = [row('behind', [], 'slowField'), row('atRisk', [], 'paperWaiting'), row('behind', [], 'slowField')];
  expect(countCauses([...lagging, row('done')], null)).toEqual([
    { cause: 'paperWaiting', count: 1 },
    { cause: 'slowField', count: 2 },
  ]);
  expect(countCauses(lagging, 'server')[0]).toEqual({ cause: 'server', count: 0 });
});
