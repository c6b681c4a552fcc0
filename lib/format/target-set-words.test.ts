import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { describeComparison, describeOtherVersion, describePartialSum, describeVersionDays } from './target-set-words';

const portal = { id: 1, slug: 'portal', name: 'Portal' };
const dipa = { id: 2, slug: 'dipa', name: 'DIPA' };

test('figures say so where they are by a version that does not count', () => {
  const targetSets = [portal, dipa];
  expect(describeOtherVersion({ targetSet: { ...dipa, letter: null }, targetSets })).toBe(
    'Menurut target DIPA, bukan target Portal yang berlaku pada hari itu.',
  );
  expect(describeOtherVersion({ targetSet: { ...portal, letter: null }, targetSets })).toBeNull();
  expect(describeOtherVersion({ targetSet: null, targetSets: [] })).toBeNull();
});

test('the days on which a version counts', () => {
  const span = (from: string | null, until: string | null) => ({
    ...{ targetSet: 1, fromDay: from === null ? null : toDay(from), untilDay: until === null ? null : toDay(until) },
  });
  const said = (...spans: ReturnType<typeof span>[]) => describeVersionDays({ spans });
  expect(said()).toBe('Tidak berlaku; berdampingan saja');
  expect(said(span(null, null))).toBe('Berlaku sejak awal');
  expect(said(span(null, '2023-07-17'))).toBe('Berlaku sampai 17 Juli 2023');
  expect(said(span(null, '2023-07-09'), span('2023-07-18', null))).toBe(
    'Berlaku sampai 9 Juli 2023, dan mulai 18 Juli 2023',
  );
});

test('what moved between two versions, in words', () => {
  const moved = (...changes: (number | null)[]) => changes.map((change) => ({ row: {}, from: 1, to: 2, change }));
  const said = (changes: (number | null)[], unchanged: number) =>
    describeComparison({
      ...{ moved: moved(...changes), unchanged, unchangedTotal: unchanged === 0 ? null : 5 },
      rises: 2_000,
      falls: -11_470,
      sums: { from: null, to: null },
    });
  expect(said([-11_470, 2_000, null], 32)).toBe(
    '3 dari 35 wilayah berubah: 1 naik (+2.000), 1 turun (−11.470), 1 hanya ada di satu versi. 32 tetap.',
  );
  expect(said([2_000], 0)).toBe('1 dari 1 wilayah berubah: 1 naik (+2.000).');
  expect(said([], 35)).toBe('Tidak ada yang berubah: 35 wilayah sama di kedua versi.');
  expect(said([], 0)).toBe('Kedua versi belum memuat target di sini.');
});

test('a sum of some parts says how many of which level', () => {
  expect(describePartialSum({ known: 3, of: 35, digest: '' }, 1)).toBe('3 dari 35 kabupaten/kota');
  expect(describePartialSum({ known: 35, of: 35, digest: '' }, 1)).toBeNull();
});
