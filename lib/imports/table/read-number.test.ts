import { describe, expect, test } from 'vitest';
import { readNumber } from './read-number';

const largest = 200_000_000;
const read = (value: Parameters<typeof readNumber>[0]) => readNumber(value, largest);

describe('readNumber', () => {
  test.each([
    ['734.768', 734_768],
    ['1.963.824', 1_963_824],
    ['33,046', 33_046],
    ['14 408', 14_408],
    ['14\u00a0408', 14_408],
    ['28800', 28_800],
    ['1100.0', 1_100],
    ['640,00', 640],
    ['28800,00', 28_800],
    ['1.100,00', 1_100],
    ['1,963,824.0', 1_963_824],
    ['1.100,000', 1_100],
    ['14 408,00', 14_408],
    ['0.0', 0],
    ['640.000', 640_000],
    ["'1.300", 1_300],
    [' 0 ', 0],
    ['007', 7],
    [28_800, 28_800],
    [28_800.000000000004, 28_800],
    [0, 0],
  ])('%s is %i', (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  test.each([null, undefined, '', '  ', '-', '–', '—'])('%s is not reported, never 0', (cell) => {
    expect(read(cell)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['3,5', "'3,5' bukan bilangan bulat", 'Tulis bilangan bulat, misalnya 3 atau 4.'],
    ['0,25', "'0,25' bukan bilangan bulat", 'misalnya 0 atau 1.'],
    ['2.5', "'2.5' bukan bilangan bulat", 'misalnya 2 atau 3.'],
    ['734.76', "'734.76' bukan bilangan bulat", 'misalnya 734 atau 735.'],
    ['1.234,5', 'bukan bilangan bulat', 'titik dan koma'],
    ['1.234,567', 'bukan bilangan bulat', 'titik dan koma'],
    ['0.734', 'bukan bilangan bulat', 'titik'],
    ['1100.000', 'bukan bilangan bulat', 'titik dan koma'],
    ['1.100,50', 'bukan bilangan bulat', 'titik dan koma'],
    ['1.100.0', 'bukan bilangan bulat', 'titik dan koma'],
    ['1e9', 'berpangkat', '734768'],
    ['-5', 'negatif', '0 atau lebih'],
    ['−5', 'negatif', '0 atau lebih'],
    ['(5)', 'negatif', '0 atau lebih'],
    ['200.000.001', 'terlalu besar', '200.000.000'],
    ['1234567890123456', 'terlalu besar', '200.000.000'],
    ['604.876.000', 'terlalu besar', 'Mungkin kelebihan tiga nol: 604.876?'],
    ['12 orang', 'bukan angka', 'angka saja'],
    ['70%', 'persen', 'jumlahnya'],
    ['=SUM(A1:A3)', 'rumus tanpa hasil', 'tempel nilainya'],
    ['#REF!', 'galat rumus', 'tempel nilainya'],
    [3.5, "'3,5' bukan bilangan bulat", 'pecahan'],
    [734.768, 'bukan bilangan bulat', 'ketik 734768 tanpa titik'],
    [-1, 'negatif', '0 atau lebih'],
    [1e9, 'terlalu besar', '200.000.000'],
    [Number.POSITIVE_INFINITY, 'terlalu besar', '200.000.000'],
    [true, 'bukan angka', 'angka saja'],
  ])('%s is refused, with what to do', (cell, reason, suggestion) => {
    const reading = read(cell);
    expect(reading).toMatchObject({
      ok: false,
      reason: expect.stringContaining(reason),
      suggestion: expect.stringContaining(suggestion),
    });
  });
});
