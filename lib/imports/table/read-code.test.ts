import { expect, test } from 'vitest';
import { describeRuin, looksLikeBps, readCode } from './read-code';

test.each([
  ['32.15.01.2001', '32.15.01.2001'],
  [' 3215012001 ', '32.15.01.2001'],
  [3_215_012_001, '32.15.01.2001'],
  ["'32.15.01", '32.15.01'],
  ['32 15 01', '32.15.01'],
  [321_501, '32.15.01'],
  [32.15, '32.15'],
  ['3215032001.0', '32.15.03.2001'],
  ['321503,0', '32.15.03'],
  ['00', 'id'],
  ['Nasional', 'id'],
  ['32,15', '32.15'],
  [32, '32'],
  ['32.15.01.', '32.15.01'],
  ['Indonesia', 'id'],
])('%s is %s', (cell, code) => {
  expect(readCode(cell)).toBe(code);
});

test.each([
  null,
  true,
  '',
  'Karawang',
  32.1,
  '3.215E+09',
  '3,215E+09',
  '3.215',
  '3.215.032.001',
  '321.503',
  '11:01',
  '32.15.1',
  '321',
  3_215_010,
  '32.15.01.2001.1',
  '=A1',
  '__proto__',
])('%s is no code', (cell) => {
  expect(readCode(cell)).toBeNull();
});

test('codes of BPS are told apart by their shape', () => {
  expect(looksLikeBps(3_215_010)).toBe(true);
  expect(looksLikeBps('3215030001')).toBe(true);
  expect(looksLikeBps('32.15.03.2001')).toBe(false);
});

test.each([
  ['3.215E+09', 'berpangkat'],
  ['3.21515E+09', 'berpangkat'],
  ['3,215E+09', 'berpangkat'],
  ['3E9', 'berpangkat'],
  ['3.215.032.001', 'pemisah ribuan'],
  ['321,503', 'pemisah ribuan'],
  [32.1, 'nol di belakangnya hilang'],
  ['32,1', 'nol di belakangnya hilang'],
  [3215.5, 'pecahan'],
  ['11:01', 'jam'],
  ['2021-01-11', 'tanggal'],
  ['11-Jan', 'tanggal'],
  ['3215000000', 'dibulatkan'],
])('%s was a code once', (cell, what) => {
  expect(describeRuin(cell)?.how).toContain(what);
});

test.each([null, '', 'Karawang', '32.15', '32.15.03', '2001', '3215032001', '12 Klari', 321503])(
  '%s is no ruined code',
  (cell) => {
    expect(describeRuin(cell)).toBeNull();
  },
);

test('32.1 may have been 32.10, or 32.01 of somebody who leaves zeros out', () => {
  expect(describeRuin(32.1)?.meant).toEqual(['32.10', '32.01']);
});
