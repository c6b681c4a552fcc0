import { expect, test } from 'vitest';
import { type FilteredRow, matchesFilter, type RowFilter } from './area-progress';
import type { Cause } from './causes';
import { countCauses, countFilters } from './count-filters';
import type { Flag } from './flags';
import type { Status } from './progress';

function row(status: Status | null, flags: Flag[] = [], cause: Cause | null = null): FilteredRow {
  return {
    area: { code: '32.15.05', name: 'Klari', level: 3, kind: 'kecamatan' },
    figures: { status, cause, flags },
  };
}

const rows = [row('behind'), row('behind', ['stale']), row('notReported'), row(null)];

const all: RowFilter = { status: null, search: '' };

test('counts all rows first, then the filters that would show something', () => {
  expect(countFilters(rows, all)).toEqual([
    { status: null, count: 4 },
    { status: 'behind', count: 2 },
    { status: 'notReported', count: 1 },
    { status: 'belumLaporHariIni', count: 2 },
  ]);
});

test('keeps the chosen filter although it shows nothing, so that it can be left', () => {
  expect(countFilters(rows, { ...all, status: 'done' })).toContainEqual({ status: 'done', count: 0 });
});

test('counts the rows of each cause in the order of the rule, and keeps the one that is chosen', () => {
  const lagging = [row('behind', [], 'slowField'), row('atRisk', [], 'paperWaiting'), row('behind', [], 'slowField')];
  expect(countCauses([...lagging, row('done')], all)).toEqual([
    { cause: 'paperWaiting', count: 1 },
    { cause: 'slowField', count: 2 },
  ]);
  expect(countCauses(lagging, { ...all, cause: 'server' })[0]).toEqual({ cause: 'server', count: 0 });
});

test('counts beside what else is chosen, as many as each filter then shows, and keeps all of them in their places', () => {
  const lagging = [
    row('behind', [], 'slowField'),
    row('behind', [], 'paperWaiting'),
    row('atRisk', [], 'paperWaiting'),
    row('notReported', [], 'notReported'),
    row('done'),
  ];
  const shown = (filter: RowFilter) => lagging.filter((one) => matchesFilter(one, filter)).length;
  const chosen: RowFilter = { status: 'behind', cause: 'paperWaiting', search: 'klari' };
  const statuses = countFilters(lagging, chosen);
  expect(statuses).toEqual(
    countFilters(lagging, all).map(({ status }) => ({
      status,
      // All rows, whatever their cause.
      count: shown(status === null ? { status, search: 'klari' } : { ...chosen, status }),
    })),
  );
  expect(statuses).toContainEqual({ status: 'behind', count: 1 });
  expect(countCauses(lagging, chosen)).toEqual(
    countCauses(lagging, all).map(({ cause }) => ({ cause, count: shown({ ...chosen, cause }) })),
  );
  expect(countFilters(lagging, { ...all, search: 'ciampel' })[0]).toEqual({ status: null, count: 0 });
});
