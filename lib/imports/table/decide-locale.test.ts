import { expect, test } from 'vitest';
import type { SignMeaning } from '../../domain/imports';
import type { CellValue } from '../read/sheet-rows';
import { decideLocale, describeLocale } from './decide-locale';
import { readNumber } from './read-number';

const read = (cells: CellValue[], at = 0, said?: SignMeaning) =>
  readNumber(cells[at], 200_000_000, decideLocale(cells, said));

test.each([
  [['734.768', '1.963.824', '12'], 734_768],
  [['33,046', '1,963,824'], 33_046],
  [['1.234', '5.678'], 1_234],
])('%j is decided once', (cells, value) => {
  expect(read(cells)).toMatchObject({ ok: true, value });
});

test('beside decimals a single group may be either, and is asked about', () => {
  const reading = read(['1.234', '12.5']);
  expect(reading).toMatchObject({
    ok: false,
    reason: expect.stringContaining("'1.234' dapat berarti 1.234 atau pecahan"),
  });
  expect(read(['1.234', '12,5'])).toMatchObject({ ok: true, value: 1_234 });
  expect(read(['1.963.824', '12.5'])).toMatchObject({ ok: true, value: 1_963_824 });
});

test('decimals that are none leave a column of whole numbers as it is', () => {
  const column = ['1100.0', '640.0', '12.0'];
  expect(decideLocale(column).open).toBe(false);
  expect(column.map((_, at) => read(column, at))).toMatchObject([{ value: 1_100 }, { value: 640 }, { value: 12 }]);
  const written = ['1.100,00', '640,00', '1.234'];
  expect(written.map((_, at) => read(written, at))).toMatchObject([{ value: 1_100 }, { value: 640 }, { value: 1_234 }]);
});

// As a program leaves 1.234, 12.500, 2.000 and 1.250 when it takes the dot for the sign before decimals.
const asText = ['1.234', '12.5', '2', '1.25', '0', '', '1.234.567'];
const asNumbers = [1.234, 12.5, 2, 1.25, 0, null, '1.234.567'];

test.each([
  ['texts', asText],
  ['numbers', asNumbers],
])('beside 1.234 and 12.5 as %s a small whole number is in doubt with its column', (_what, column) => {
  const all = (said?: SignMeaning) => column.map((_, at) => read(column, at, said));
  expect(decideLocale(column).open).toBe(true);
  expect(all().map(({ ok }) => ok)).toEqual([false, false, false, false, true, true, true]);
  expect(all()[2]).toMatchObject({ reason: "'2' dapat berarti 2 atau 2.000, karena kolom ini juga memuat pecahan" });
  expect(all('inThousands').map((one) => one.ok && one.value)).toEqual([
    1_234,
    12_500,
    2_000,
    1_250,
    0,
    null,
    1_234_567,
  ]);
  expect(all('thousands').map((one) => one.ok && one.value)).toEqual([1_234, false, 2, false, 0, null, 1_234_567]);
  expect(all('decimals').map((one) => one.ok && one.value)).toEqual([false, false, 2, false, 0, null, 1_234_567]);
});

test('in thousands a number that is larger already is refused', () => {
  expect(read(['1500', '1.234', '12.5'], 0, 'inThousands')).toMatchObject({
    ok: false,
    reason: "'1500' dapat berarti 1.500 atau 1.500.000, karena kolom ini dalam ribuan",
  });
  expect(read(['1500', '1.234', '12.5'])).toMatchObject({ ok: true, value: 1_500 });
});

test('small numbers beside a fraction that is no thousand, or beside grouped ones, are what they are', () => {
  expect(read([2, 3.5, 640])).toMatchObject({ ok: true, value: 2 });
  expect(read(['2', '12.5', '640'])).toMatchObject({ ok: true, value: 2 });
  expect(read(['2', '1.234', '5.678'])).toMatchObject({ ok: true, value: 2 });
});

test.each([
  ['271 ribu', 271_000],
  ['1,1 juta', 1_100_000],
  ['2.5 jt', 2_500_000],
  ['nol', 0],
  ['Nihil', 0],
])('%s is %i, and is said', (text, value) => {
  expect(read([text])).toMatchObject({ ok: true, value, note: expect.stringContaining(`'${text}' dibaca`) });
});

test('the decision is said where one was needed', () => {
  expect(describeLocale(decideLocale(['1.234']))).toContain('titik');
  expect(describeLocale(decideLocale(['1,234']))).toContain('koma');
  expect(describeLocale(decideLocale(['1234', 'x']))).toBeNull();
});
