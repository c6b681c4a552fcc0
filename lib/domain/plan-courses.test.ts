import { describe, expect, test } from 'vitest';
import { addDays, toDay } from './days';
import { courseOf } from './plan-courses';
import { planSchema } from './plan-schema';

const month = { startDay: toDay('2023-07-01'), endDay: toDay('2023-07-31') };

describe('the course that is read off a campaign', () => {
  const read = (days: readonly [string, number][], target = 15_703_133) =>
    courseOf({ ...{ name: 'PK23', target }, ...month, days: days.map(([day, total]) => ({ day: toDay(day), total })) });

  test('PK23: 38,01 % on 12 July, 100,25 % at the end', () => {
    expect(
      read([
        ['2023-07-12', 5_968_674],
        ['2023-07-31', 15_741_662],
      ]),
    ).toEqual({
      ...{ kind: 'course', of: 'PK23', dayCount: 31 },
      points: [
        { day: 12, percent: 38.01 },
        { day: 31, percent: 100.25 },
      ],
    });
  });

  test('never falls, as a plan may not, and follows no slip', () => {
    const fell = read(
      [
        ['2023-07-01', 50],
        ['2023-07-02', 40],
        ['2023-07-03', 60_000],
      ],
      100,
    );
    expect(fell?.points.map(({ percent }) => percent)).toEqual([50, 50, 1000]);
    expect(planSchema.safeParse(fell).success).toBe(true);
  });

  test('has twelve points at most, the first and the last day among them', () => {
    const days = Array.from({ length: 31 }, (_, at): [string, number] => [addDays(month.startDay, at), at + 1]);
    const points = read(days, 31)?.points ?? [];
    expect(points.length).toBeLessThanOrEqual(12);
    expect([points[0]?.day, points.at(-1)]).toEqual([1, { day: 31, percent: 100 }]);
  });

  test('is none of a single day, nor without a target', () => {
    expect(read([['2023-07-12', 5]])).toBeNull();
    expect(
      read(
        [
          ['2023-07-12', 5],
          ['2023-07-13', 6],
        ],
        0,
      ),
    ).toBeNull();
  });
});
