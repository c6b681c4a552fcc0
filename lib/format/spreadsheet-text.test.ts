import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutraliseCsvText, neutraliseFormula } from './spreadsheet-text';

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

test.each([
  ['X,=40+2,Y', "X,'=40+2,Y"],
  ['a;\t-1', "a;\t'-1"],
  ['a\r\n=1', "a\r\n'=1"],
  ['a,"=1"', 'a,"\'=1"'],
  ['=1;+2', "'=1;'+2"],
  ["a,'=1", "a,'=1"],
  ['Kab. Bogor, Jawa Barat', 'Kab. Bogor, Jawa Barat'],
])('%j in a CSV is %j', (text, kept) => {
  expect(neutraliseCsvText(text)).toBe(kept);
});

test('no text of a CSV becomes a formula, by whatever separator it is cut and whether or not quotes hold it together', () => {
  const signs = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '＝',
    ',',
    ';',
    '|',
    '\t',
    '\r',
    '\n',
    '"',
    ' ',
    '\u00a0',
    '\ufeff',
    "'",
    'x',
    '1',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 12 }), (letters) => {
      const text = neutraliseCsvText(letters.join(''));
      for (const cell of text.split(/[,;|\t\r\n]/)) expect(cell).not.toMatch(/^[\s"\u200b\ufeff]*[=+\-@＝]/);
      // Made safe, it is safe: a file of ours that comes in again and goes out is the same.
      expect(neutraliseCsvText(text)).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});
