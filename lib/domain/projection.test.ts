import { expect, test } from 'vitest';
import { addDays, toDay } from './days';
import { computeProjectedTotal, computeShortfall, listDownSpans } from './projection';
import type { SeriesPoint } from './series';

const first = toDay('2021-04-01');

function point(at: number, change: Partial<SeriesPoint>): SeriesPoint {
  return {
    day: addDays(first, at),
    online: null,
    manual: null,
    total: null,
    expected: null,
    gained: null,
    down: false,
    ...change,
  };
}

test('projects Karawang of 12 April 2021 to 146.400 on the last day', () => {
  expect(computeProjectedTotal({ total: 28_800, pace: 2_400, daysLeft: 49 })).toBe(146_400);
});

test('projects nothing without a figure, a pace or days', () => {
  expect(computeProjectedTotal({ total: null, pace: 5, daysLeft: 3 })).toBeNull();
  expect(computeProjectedTotal({ total: 5, pace: null, daysLeft: 3 })).toBeNull();
  expect(computeProjectedTotal({ total: 5, pace: -2, daysLeft: 3 })).toBeNull();
  expect(computeProjectedTotal({ total: 5, pace: 2, daysLeft: 0 })).toBeNull();
});

test('measures the gap to the line on the newest day only', () => {
  expect(computeShortfall([point(0, { total: 9, expected: 1 }), point(1, { total: 28_800, expected: 144_545 })])).toBe(
    115_745,
  );
  expect(computeShortfall([point(0, { total: 9, expected: 9 })])).toBeNull();
  expect(computeShortfall([point(0, { expected: 9 })])).toBeNull();
  expect(computeShortfall([])).toBeNull();
});

test('joins days of an outage that follow each other', () => {
  const days = [true, true, false, true].map((down, at) => point(at, { down }));
  expect(listDownSpans(days)).toEqual([
    { fromDay: first, toDay: addDays(first, 1) },
    { fromDay: addDays(first, 3), toDay: addDays(first, 3) },
  ]);
});
