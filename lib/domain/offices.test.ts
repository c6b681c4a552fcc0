import { expect, test } from 'vitest';
import { letterheadWords, signatureWords, telephoneWords } from './offices';
import { localTime, timeZoneOf } from './time-zones';

test.each([
  ['id', 'WIB'],
  ['11.01', 'WIB'],
  ['32.15', 'WIB'],
  ['61', 'WIB'],
  ['62.71', 'WIB'],
  ['51.71', 'WITA'],
  ['63', 'WITA'],
  ['64.72.01', 'WITA'],
  ['73.71', 'WITA'],
  ['82.72', 'WIT'],
  ['91', 'WIT'],
  ['94.71', 'WIT'],
] as const)('%s keeps %s', (code, zone) => {
  expect(timeZoneOf(code)).toBe(zone);
});

test.each([
  ['2021-04-12T09:00:00Z', 'WIB', '2021-04-12', 16 * 60],
  ['2021-04-12T16:59:00Z', 'WIB', '2021-04-12', 23 * 60 + 59],
  ['2021-04-12T16:59:00Z', 'WITA', '2021-04-13', 59],
  ['2020-12-31T15:00:00Z', 'WIT', '2021-01-01', 0],
] as const)('%s in %s is %s', (instant, zone, day, minute) => {
  expect(localTime(new Date(instant), zone)).toEqual({ day, minute });
});

test('what is printed is one line each, and a limit says its number', () => {
  expect(letterheadWords.parse({ name: '  DPPKB \n Karawang ', lines: ['Jl. A\t1'] })).toEqual({
    name: 'DPPKB Karawang',
    lines: ['Jl. A 1'],
  });
  const long = letterheadWords.safeParse({ name: 'x'.repeat(121), lines: [] });
  expect(long.error?.issues[0]?.message).toContain('120');
  expect(letterheadWords.safeParse({ name: ' ', lines: [] }).success).toBe(false);
  expect(letterheadWords.safeParse({ name: 'A', lines: ['', '', '', '', '', ''] }).error?.issues[0]?.message).toContain(
    '5',
  );
  const html = { place: '<b>Karawang</b>', position: '', name: '<script>alert(1)</script>', nip: '' };
  expect(signatureWords.parse(html)).toEqual(html);
});

test.each([
  ['0267 401234', '0267 401234'],
  [' (0267) 401-234 / 0812.3456.7890 ', '(0267) 401-234 / 0812.3456.7890'],
  ['+62 267 401234 ext. 12', '+62 267 401234 ext. 12'],
  ['', ''],
])('the telephone %j is kept as %j', (typed, kept) => {
  expect(telephoneWords.parse(typed)).toBe(kept);
});

test.each(['minta Bu Siti', '0267', '021-abc', '1'.repeat(41), '0267 401234\u202e<script>'])(
  'the telephone %j is refused',
  (typed) => {
    expect(telephoneWords.safeParse(typed).success).toBe(false);
  },
);
