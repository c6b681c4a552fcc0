import { expect, test } from 'vitest';
import { looksLikeBps, readCode } from './read-code';

test.each([
  ['32.15.01.2001', '32.15.01.2001'],
  [' 3215012001 ', '32.15.01.2001'],
  [3_215_012_001, '32.15.01.2001'],
  ["'32.15.01", '32.15.01'],
  ['32 15 01', '32.15.01'],
  [321_501, '32.15.01'],
  [32.15, '32.15'],
  [32.1, '32.10'],
  ['32,15', '32.15'],
  [32, '32'],
  ['32.15.01.', '32.15.01'],
  ['Indonesia', 'id'],
])('%s is %s', (cell, code) => {
  expect(readCode(cell)).toBe(code);
});

test.each([null, true, '', 'Karawang', '32.15.1', '321', 3_215_010, '32.15.01.2001.1', '=A1', '__proto__'])(
  '%s is no code',
  (cell) => {
    expect(readCode(cell)).toBeNull();
  },
);

test('codes of BPS are told apart by their shape', () => {
  expect(looksLikeBps(3_215_010)).toBe(true);
  expect(looksLikeBps('3215030001')).toBe(true);
  expect(looksLikeBps('32.15.03.2001')).toBe(false);
});
