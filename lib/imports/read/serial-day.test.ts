import { describe, expect, test } from 'vitest';
import { dayOfSerial } from './serial-day';

describe('dayOfSerial', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [44_298, '2021-04-12'],
    [0, null],
    [-3, null],
    [3_000_000, null],
  ])('%d is %s', (serial, day) => {
    expect(dayOfSerial(serial)).toBe(day);
  });

  test('the calendar of old Macintosh workbooks begins in 1904', () => {
    expect(dayOfSerial(42_836, true)).toBe('2021-04-12');
  });
});
