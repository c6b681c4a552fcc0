import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daySchema } from './day-schema';
import { addDays, dayInJakarta, daysBetween, earlierDay, laterDay, parseDay, toDay } from './days';

describe('a day', () => {
  test.each(['2021-04-12', '2024-02-29', '2000-02-29', '2021-12-31', '1900-01-01'])('is %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  test.each([
    '2021-02-30',
    '2023-02-29',
    '1900-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-04-00',
    '2021-4-12',
    '12-04-2021',
    '2021-04-12T00:00:00Z',
    ' 2021-04-12',
    '2021-04-12\n',
    '0099-01-01',
    '',
    'kemarin',
  ])('is not %j', (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => toDay(text)).toThrow(RangeError);
  });

  test('says in Indonesian what is wrong and how to write it', () => {
    expect(daySchema.safeParse('2021-04-12')).toMatchObject({ success: true, data: '2021-04-12' });
    const refused = daySchema.safeParse('31-05-2021');
    expect(refused.success).toBe(false);
    expect(refused.error?.issues[0]?.message).toMatch(/^'31-05-2021' bukan tanggal\. .*\d{4}-\d{2}-\d{2}/);
  });

  test('is counted over months, leap years and summer', () => {
    expect(daysBetween(toDay('2021-04-01'), toDay('2021-05-31'))).toBe(60);
    expect(daysBetween(toDay('2021-04-12'), toDay('2021-05-31'))).toBe(49);
    expect(daysBetween(toDay('2024-02-28'), toDay('2024-03-01'))).toBe(2);
    expect(daysBetween(toDay('2021-04-12'), toDay('2021-04-01'))).toBe(-11);
    expect(addDays(toDay('2021-04-30'), 1)).toBe('2021-05-01');
    expect(addDays(toDay('2021-01-01'), -1)).toBe('2020-12-31');
  });

  test('moves there and back again', () => {
    const days = fc.integer({ min: -20_000, max: 40_000 });
    fc.assert(
      fc.property(days, days, (from, count) => {
        const start = addDays(toDay('1990-01-01'), from);
        const moved = addDays(start, count);
        expect(daysBetween(start, moved)).toBe(count);
        expect(addDays(moved, -count)).toBe(start);
        expect(earlierDay(start, moved)).toBe(count < 0 ? moved : start);
        expect(laterDay(start, moved)).toBe(count < 0 ? start : moved);
      }),
    );
  });

  test('turns at midnight in Jakarta, not at midnight UTC', () => {
    expect(dayInJakarta(new Date('2021-04-12T16:59:59Z'))).toBe('2021-04-12');
    expect(dayInJakarta(new Date('2021-04-12T17:00:00Z'))).toBe('2021-04-13');
  });
});
