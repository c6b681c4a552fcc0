import { describe, expect, test } from 'vitest';
import { agrees, isFractionColumn, readPercent } from './read-percent';

test.each([
  ['94,87 %', 94.87, 2],
  ['92, 98', 92.98, 2],
  ['79, 2%', 79.2, 1],
  ['81.15 persen', 81.15, 2],
  ['100', 100, 0],
  ['87.38049713193116', 87.38049713193116, 14],
])('%s is read', (text, value, decimals) => {
  expect(readPercent(text, false)).toEqual({ value, decimals });
});

test('a number has the decimals that are written', () => {
  expect(readPercent(66.67, false)).toEqual({ value: 66.67, decimals: 2 });
  expect(readPercent(66.7, false)).toEqual({ value: 66.7, decimals: 1 });
  expect(readPercent(100, false)).toEqual({ value: 100, decimals: 0 });
});

test.each(['', '-', 'x', '1.234.567', null])('%j is none', (cell) => {
  expect(readPercent(cell, false)).toBeNull();
});

test('numbers of a percent column may be shares of one', () => {
  expect(isFractionColumn([0.9487, 1, null, 'x'])).toBe(true);
  expect(isFractionColumn([94.87, 0.5])).toBe(false);
  expect(isFractionColumn([0, 1])).toBe(false);
  expect(readPercent(0.9487, true)).toEqual({ value: 94.87, decimals: 2 });
  expect(readPercent('0,9487', true)).toEqual({ value: 94.87, decimals: 2 });
  expect(readPercent('94,87 %', true)).toEqual({ value: 94.87, decimals: 2 });
  expect(readPercent(1, true)).toEqual({ value: 100, decimals: 0 });
});

describe('77.199 of 81.280 is 94,979…', () => {
  test.each([
    [94.98, 2, true],
    [94.97, 2, true],
    [95, 0, true],
    [94.9, 1, true],
    [95, 2, false],
    [94.87, 2, false],
  ])('%f with %i decimals: %s', (value, decimals, expected) => {
    expect(agrees({ value, decimals }, 77_199, 81_280)).toBe(expected);
  });
});
