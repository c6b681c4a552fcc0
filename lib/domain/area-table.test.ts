import { expect, test } from 'vitest';
import { buildProgress } from '../reports/fixtures/progress';
import { longTableRows } from './admission';
import { rankRows } from './area-progress';
import { buildAreaTable, tablePageSize } from './area-table';

const codeOf = (at: number) => `32.15.${String(1 + Math.floor(at / 100)).padStart(2, '0')}.${2001 + (at % 100)}`;

/** An area with so many desa; every third has reported nothing, and the rest something else each. */
function buildDesa(count: number) {
  const parts = Array.from({ length: count }, (_, at) => ({
    ...{ code: codeOf(at), name: `${at % 10 === 9 ? 'Karang' : 'Desa'} ${at}`, target: 1_000 },
    figures: at % 3 === 0 ? {} : { online: at % 700 },
  }));
  return buildProgress({ code: '32', name: 'Jawa Barat', target: 9_000_000, figures: { online: 400_000 } }, parts);
}

const order = { key: 'total', descending: true } as const;
const none = { status: null, search: '' } as const;

test('up to 1.000 rows are all there, in the order of their codes', () => {
  const progress = buildDesa(longTableRows);
  const table = buildAreaTable(progress, { order, filter: none, page: 2 });
  expect(table).toMatchObject({ complete: true, rows: progress.rows, counted: null, shown: longTableRows, page: 2 });
});

test('of more there is a page, never more, and what is said of the whole is of them all', () => {
  const progress = buildDesa(longTableRows + 1);
  const ranked = rankRows({ rows: progress.rows, order, filter: none });
  const second = buildAreaTable(progress, { order, filter: none, page: 2 });
  expect(second.rows).toEqual(ranked.slice(tablePageSize, 2 * tablePageSize));
  expect(second).toMatchObject({ complete: false, shown: 1_001, takingPart: 1_001, page: 2, largest: 69.8 });
  const [all] = second.counted?.statuses ?? [];
  expect(all).toEqual({ status: null, count: 1_001 });
  expect(second.sum.total).toBe(progress.headline.total);
  const last = buildAreaTable(progress, { order, filter: none, page: 100_000 });
  expect([last.page, last.rows]).toEqual([6, ranked.slice(1_000)]);
});

test('a filter is asked of all rows, and its counts too', () => {
  const filter = { status: 'notReported', search: 'karang' } as const;
  const table = buildAreaTable(buildDesa(1_200), { order, filter, page: 1 });
  expect(table.rows.every(({ area }) => area.name.startsWith('Karang'))).toBe(true);
  expect(table.shown).toBe(table.counted?.statuses.find(({ status }) => status === 'notReported')?.count);
  expect(buildAreaTable(buildDesa(1_200), { order, filter: { ...none, search: 'tidak ada' }, page: 3 })).toMatchObject({
    ...{ rows: [], shown: 0, page: 1 },
  });
});
