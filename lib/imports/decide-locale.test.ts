import { expect, test } from 'vitest';
import { decideLocale, describeLocale } from './decide-locale';
import { readNumber } from './read-number';

const read = (cells: string[], at = 0) => readNumber(cells[at], 200_000_000, decideLocale(cells));

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
