import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { describeChange } from './change-words';

const asOf = toDay('2023-07-12');
const since = toDay('2023-07-03');

test.each([
  [{ since, count: 842_260 }, 'Naik 842.260 sejak laporan 3 Juli.'],
  [{ since, count: -12 }, 'Turun 12 sejak laporan 3 Juli.'],
  [{ since, count: 0 }, 'Tetap sejak laporan 3 Juli.'],
  [null, null],
])('%o reads %s', (change, said) => {
  expect(describeChange(change, asOf)).toBe(said);
});
