import { describe, expect, test } from 'vitest';
import type { Refusal } from './imports';
import { groupRefusals } from './refusal-groups';

function refusal(row: number, more: Partial<Refusal> = {}): Refusal {
  return { row, column: 'Desa', value: 'X', reason: 'dapat berarti 2 wilayah', suggestion: null, ...more };
}

test('rows that ask the same stand under the first of them, the others alone', () => {
  const refused = [
    refusal(2, { question: '1 a' }),
    refusal(3),
    refusal(4, { question: '2 a' }),
    refusal(5, { question: '1 a', sheet: '12 April' }),
    refusal(6),
  ];
  expect(groupRefusals(refused).map(({ rows }) => rows)).toEqual([['2', '12 April!5'], ['3'], ['4'], ['6']]);
});

test('another reason is another question', () => {
  const refused = [refusal(2, { question: '1' }), refusal(3, { question: '1', reason: 'tidak ditemukan' })];
  expect(groupRefusals(refused)).toHaveLength(2);
});

describe('one cause', () => {
  const ofDay = (row: number, reason = '13 Maret 2021 di luar masa kampanye') =>
    refusal(row, { code: 'day-outside-campaign', column: 'tanggal', value: '13/03/2021', reason });

  test('thirty rows of a day outside the campaign are one line, another day is another', () => {
    const refused = [...Array.from({ length: 30 }, (_, at) => ofDay(at + 2)), ofDay(40, '14 Maret 2021 di luar masa')];
    expect(groupRefusals(refused).map(({ rows, oneCause }) => [rows.length, rows[0], oneCause])).toEqual([
      [30, '2', true],
      [1, '40', true],
    ]);
  });

  test('a word in many rows is one line, figures that were mistyped are not', () => {
    const figure = (row: number, value: string) =>
      refusal(row, { code: 'figure-unreadable', column: 'Masuk', value, reason: `'${value}' bukan angka` });
    const refused = [figure(2, 'menyusul'), figure(3, '3,5'), figure(4, 'menyusul'), figure(5, '3,5')];
    expect(groupRefusals(refused).map(({ rows }) => rows)).toEqual([['2', '4'], ['3'], ['5']]);
  });

  test('what a sentence says of each area may be one cause', () => {
    const apart = (row: number, cause: string) =>
      refusal(row, { code: 'rows-told-apart', cause, reason: `32.15.0${row} ada di beberapa baris` });
    const refused = [apart(2, 'Dusun'), apart(3, 'Dusun'), apart(4, 'RW'), refusal(5, { code: 'area-unknown' })];
    expect(groupRefusals(refused).map(({ rows }) => rows)).toEqual([['2', '3'], ['4'], ['5']]);
  });
});
