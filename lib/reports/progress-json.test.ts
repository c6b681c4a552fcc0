import { expect, test } from 'vitest';
import type { RowOrder } from '../domain/area-progress';
import { buildProgress } from './fixtures/progress';
import { buildProgressAnswer } from './progress-json';

/** Six kecamatan of Karawang on 12 April 2021; two share a percent, one has not reported, one has no target. */
const karawang = buildProgress({ code: '32.15', name: 'Karawang', target: 734_768, figures: { online: 28_800 } }, [
  { code: '32.15.17', name: 'Banyusari', target: 20_000, figures: { online: 400 } },
  { code: '32.15.03', name: 'Telukjambe Timur', target: 40_000, figures: { online: 4_000 } },
  { code: '32.15.31', name: 'Telukjambe Barat', target: 10_000, figures: { online: 200 } },
  { code: '32.15.05', name: 'Klari', target: 50_000, figures: { online: 10_000 } },
  { code: '32.15.02', name: 'Pangkalan', target: 30_000, figures: {} },
  { code: '32.15.04', name: 'Ciampel', target: null, figures: { online: 9 } },
]);

const ranks = (order: RowOrder, search = '', status: 'behind' | 'notReported' | null = null) =>
  buildProgressAnswer(karawang, { order, filter: { status, search } }, null).rows.map(({ area, rank }) => [
    area.name,
    rank,
  ]);

const percent: RowOrder = { key: 'persen', descending: true };

test('a rank is the place among all, shared by ties, and null without a percent', () => {
  expect(ranks(percent)).toEqual([
    ['Klari', 1],
    ['Telukjambe Timur', 2],
    ['Banyusari', 3],
    ['Telukjambe Barat', 3],
    ['Ciampel', null],
    ['Pangkalan', null],
  ]);
});

test('neither an order nor a filter makes another rank of it', () => {
  expect(ranks({ key: 'wilayah', descending: false })[0]).toEqual(['Banyusari', 3]);
  expect(ranks({ key: 'persen', descending: false })[0]).toEqual(['Banyusari', 3]);
  expect(ranks(percent, 'tel')).toEqual([
    ['Telukjambe Timur', 2],
    ['Telukjambe Barat', 3],
  ]);
  expect(ranks(percent, '', 'notReported')).toEqual([['Pangkalan', null]]);
  expect(ranks({ key: 'target', descending: true }, '32.15.0').map(([, rank]) => rank)).toEqual([1, 2, null, null]);
});
