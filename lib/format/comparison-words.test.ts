import { expect, test } from 'vitest';
import type { Comparison } from '../domain/comparisons';
import { toDay } from '../domain/days';
import { noFigures } from '../domain/fixtures/figures';
import { describeComparisons, formatSource, headerBeside } from './comparison-words';

const asOf = toDay('2021-04-12');
const portal: Comparison = { source: 'Portal pusat', day: asOf, hour: '16.00', total: 28_650, difference: 150 };
const unknown: Comparison = { ...portal, day: null, hour: null, total: null, difference: null };

function say(
  headline: Comparison[],
  rows: Comparison[][] = [],
  stage: 'recorded' | 'collected' = 'recorded',
): string[] {
  const row = (comparison: Comparison[]) => ({
    area: { code: '32.15.01', name: 'Karawang Barat', level: 3 as const, kind: 'kecamatan' as const },
    ...{ figures: { ...noFigures, comparison }, spark: null },
  });
  const figures = { ...noFigures, comparison: headline };
  return describeComparisons({ headline: figures, rows: rows.map(row), asOf, stage, detail: 'kecamatan' });
}

test('what another source shows, and by how much we stand above or below it', () => {
  expect(say([portal])).toEqual(['Portal pusat, 12 April 16.00: 28.650; kita 150 lebih banyak']);
  expect(say([{ ...portal, difference: -1_200, hour: null }])).toEqual([
    'Portal pusat, 12 April: 28.650; kita 1.200 lebih sedikit',
  ]);
  expect(say([{ ...portal, difference: 0 }])).toEqual(['Portal pusat, 12 April 16.00: 28.650; sama dengan kita']);
  expect(say([{ ...portal, difference: null }])).toEqual([
    'Portal pusat, 12 April 16.00: 28.650; angka kita belum ada',
  ]);
});

test('a figure of an earlier day is held against ours of that day, and says so', () => {
  expect(say([{ ...portal, day: toDay('2021-04-09') }])).toEqual([
    'Portal pusat, 9 April 16.00: 28.650; angka kita hari itu 150 lebih banyak',
  ]);
});

test('of a source that says nothing of the area: for how many of its rows it does', () => {
  expect(say([unknown], [[portal], [unknown]])).toEqual([
    'Portal pusat: ada angka 1 dari 2 kecamatan, belum untuk seluruh wilayah ini',
  ]);
  expect(say([unknown], [[unknown]])).toEqual([]);
});

test('nothing beside another stage, for it is of what is recorded', () => {
  expect(say([portal], [], 'collected')).toEqual([]);
});

test('the heading of its column is its name', () => {
  expect(headerBeside('sumberlain', { headline: { comparison: [portal] } })).toBe('Portal pusat');
  expect(headerBeside('sumberlain', { headline: { comparison: [] } })).toBeNull();
  expect(headerBeside('total', { headline: { comparison: [portal] } })).toBeNull();
  expect(formatSource({ source: 'Portal pusat', day: asOf, hour: '16.00' })).toBe('Portal pusat, 12 April 2021 16.00');
});
