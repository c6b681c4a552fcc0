import { expect, test } from 'vitest';
import { checkSums, type ReadRow, type SumRow } from './check-sums';

const row = (at: number, value: number): ReadRow => ({
  at,
  area: { lo: at, hi: at },
  place: { lo: at, hi: at },
  refused: false,
  figures: new Map([['recorded.online', value]]),
});
const sum = (at: number, value: number, area: SumRow['area'] = null): SumRow => ({
  at,
  number: at + 2,
  label: 'JUMLAH',
  figures: new Map([['recorded.online', value]]),
  area,
});
const parts = (checked: ReturnType<typeof checkSums>) =>
  checked.map((one) => ({
    parts: one.parts.length,
    whole: one.whole,
    off: one.differences.map((difference) => difference.parts),
  }));

test('a sum at the end is that of all rows', () => {
  expect(parts(checkSums([sum(3, 6)], [row(0, 1), row(1, 2), row(2, 3)]))).toEqual([
    { parts: 3, whole: true, off: [] },
  ]);
});

test('a sum at the beginning too', () => {
  expect(parts(checkSums([sum(0, 5)], [row(1, 2), row(2, 3)]))).toEqual([{ parts: 2, whole: true, off: [] }]);
});

test('sums of groups behind or before their rows, and the sum of all', () => {
  const rows = [row(0, 1), row(1, 2), row(3, 4), row(4, 5)];
  expect(parts(checkSums([sum(2, 3), sum(5, 9), sum(6, 12)], rows))).toEqual([
    { parts: 2, whole: false, off: [] },
    { parts: 2, whole: false, off: [] },
    { parts: 4, whole: true, off: [] },
  ]);
  const before = [row(1, 1), row(2, 2), row(4, 4), row(5, 5)];
  expect(parts(checkSums([sum(0, 3), sum(3, 9)], before))).toEqual([
    { parts: 2, whole: false, off: [] },
    { parts: 2, whole: false, off: [] },
  ]);
});

test('a sum that names an area is that of the rows inside it, wherever it stands', () => {
  const rows = [row(0, 1), row(1, 2), row(2, 4)];
  expect(parts(checkSums([sum(3, 3, { lo: 0, hi: 1 })], rows))).toEqual([{ parts: 2, whole: false, off: [] }]);
});

test('one that agrees with nothing is held against all rows, and says what they make', () => {
  expect(parts(checkSums([sum(2, 77_199)], [row(0, 70_000), row(1, 4_965)]))).toEqual([
    { parts: 2, whole: true, off: [74_965] },
  ]);
});
