import { expect, test } from 'vitest';
import { withoutUnit } from './figure-units';

test.each([
  ['6.210 KK', 'recorded.online', '6.210'],
  ['6.210KK.', 'target.total', '6.210'],
  ['1.100 keluarga', 'recorded.unsplit', '1.100'],
  ['271 ribu kepala keluarga', 'target.total', '271 ribu'],
  ['25 orang', 'workforce.kader', '25'],
  ['25 kader', 'workforce.kader', '25'],
  [6_210, 'recorded.online', 6_210],
  [null, 'recorded.online', null],
])('%j in a column of %s is %j', (cell, meaning, bare) => {
  expect(withoutUnit(cell, meaning)).toBe(bare);
});

test.each([
  ['6.210 orang', 'recorded.online'],
  ['6.210 jiwa', 'target.total'],
  ['25 KK', 'workforce.kader'],
  ['KK', 'recorded.online'],
])('%j in a column of %s keeps its unit, for it is another figure', (cell, meaning) => {
  expect(withoutUnit(cell, meaning)).toBe(cell);
});
