import { expect, test } from 'vitest';
import { describeBar, describeSpark } from './drawn-words';

test.each([
  [{ expectedPercent: 19.67, waiting: 3_204 }, 'seharusnya 19,67 %, 3.204 menunggu'],
  [{ expectedPercent: 100, waiting: 0 }, 'seharusnya 100 %'],
  [{ expectedPercent: 19.67, waiting: null }, 'seharusnya 19,67 %'],
])('says what the bar of a row shows: %o', (figures, said) => {
  expect(describeBar(figures).replaceAll('\u00a0', ' ')).toBe(said);
});

test.each([
  [[null, 120, null, 1_312, 0], 'Lapor 3 dari 5 hari, terbanyak 1.312, terakhir 0'],
  [[40, -12], 'Lapor 2 dari 2 hari, terbanyak 40, terakhir −12'],
  [[null, null], 'Lapor 0 dari 2 hari'],
])('says what the bars of the last days show: %o', (values, said) => {
  expect(describeSpark(values)).toBe(said);
});
