import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import {
  formatDay,
  formatDayBeside,
  formatDayOfMonth,
  formatDayShort,
  formatDayShortYear,
  formatDaySpanShort,
  formatWeekday,
} from './days';

test('writes days in Indonesian', () => {
  const day = toDay('2021-04-12');
  expect(formatDay(day)).toBe('12 April 2021');
  expect(formatWeekday(day)).toBe('Senin, 12 April 2021');
  expect(formatDayShort(day)).toBe('12 Apr');
  expect(formatDayOfMonth(toDay('2021-05-31'))).toBe('31 Mei');
  expect(formatDayShortYear(toDay('2022-01-31'))).toBe('31 Jan 2022');
});

test('leaves the year out only where it is clear', () => {
  expect(formatDayBeside(toDay('2021-05-31'), toDay('2021-04-12'))).toBe('31 Mei');
  expect(formatDayBeside(toDay('2022-01-31'), toDay('2021-04-12'))).toBe('31 Januari 2022');
});

test('does not depend on where the server stands', () => {
  expect(formatWeekday(toDay('2023-12-31'))).toBe('Minggu, 31 Desember 2023');
});

test('writes a span of days, and its year once where both ends have it', () => {
  const [first, last, later] = ['2021-03-28', '2021-04-02', '2022-01-02'].map(toDay);
  if (!first || !last || !later) throw new Error('no days');
  expect(formatDaySpanShort(first, first)).toBe('28 Mar 2021');
  expect(formatDaySpanShort(toDay('2021-04-01'), last)).toBe('1–2 Apr 2021');
  expect(formatDaySpanShort(first, last)).toBe('28 Mar – 2 Apr 2021');
  expect(formatDaySpanShort(last, later)).toBe('2 Apr 2021 – 2 Jan 2022');
});
