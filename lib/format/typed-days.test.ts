import { expect, test } from 'vitest';
import { describeUnreadDay, formatTypedDay, readTypedDay } from './typed-days';

test.each([
  '12 April 2021',
  '12 april 2021',
  '12 Apr 21',
  "12 April '21",
  '12-Apr-2021',
  'Senin, 12 April 2021',
  '12/4/2021',
  '12/04/2021',
  '12-04-2021',
  '12.4.2021',
  '12/4/21',
  '2021-04-12',
  '2021/4/12',
  '20210412',
  '12042021',
  '  12 April 2021 ',
])('%j is 12 April 2021', (typed) => {
  expect(readTypedDay(typed)).toBe('2021-04-12');
});

test.each([
  ['28 Agustus 2024', '2024-08-28'],
  ['28 Ags 2024', '2024-08-28'],
  ['1 Nop 2024', '2024-11-01'],
  ['3 Pebruari 2024', '2024-02-03'],
  ['6/12/2021', '2021-12-06'],
])('%s is %s: the day comes first', (typed, day) => {
  expect(readTypedDay(typed)).toBe(day);
});

test.each([
  '',
  'kemarin',
  '30/02/2021',
  '04/13/2021',
  '12 Foo 2021',
  '12 constructor 2021',
  '12 Ma 2021',
  '12 April',
  '12/04/2021 14.30',
  '44298',
])('%j is no day', (typed) => {
  expect(readTypedDay(typed)).toBeNull();
});

test('what is no day is said as it was typed, with what to write', () => {
  expect(describeUnreadDay('kemarin')).toBe(
    "'kemarin' bukan tanggal. Tulis seperti 12 April 2021, 12/4/2021 atau 2021-04-12.",
  );
  expect(describeUnreadDay('04/13/2021')).toMatch(/Tulis hari dulu, lalu bulan/);
  expect(describeUnreadDay('x'.repeat(400)).length).toBeLessThan(120);
});

test('a field shows a day in words, and what was typed as it was', () => {
  expect(formatTypedDay('2021-04-12')).toBe('12 April 2021');
  expect(formatTypedDay('12/4/2021')).toBe('12/4/2021');
  expect(formatTypedDay('')).toBe('');
});
