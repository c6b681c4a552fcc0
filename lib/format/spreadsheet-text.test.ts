import { expect, test } from 'vitest';
import { neutraliseFormula } from './spreadsheet-text';

test.each([
  '=1+1',
  '+62',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\rx',
  '\nx',
  '\u00a0=1',
  '\u00a0x',
  '  =1',
  '＝1',
  '＠x',
  '\ufeff=1',
])('%j never becomes a formula', (text) => {
  expect(neutraliseFormula(text)).toBe(`'${text}`);
});

test.each(['', 'Karawang', 'Soka"an', '3 = 4', "'=1", '– ', 'Ujung-Baru'])('%j stays as it is', (text) => {
  expect(neutraliseFormula(text)).toBe(text);
});
