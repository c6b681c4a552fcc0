import { expect, test } from 'vitest';
import { addDays, toDay } from './days';
import { pk21 } from './fixtures/lagging';
import { computeProjectedTotal, computeShortfall, listDownSpans, listRequiredCorners } from './projection';
import type { SeriesPoint } from './series';

const first = toDay('2021-04-01');

function point(at: number, change: Partial<SeriesPoint>): SeriesPoint {
  return {
    day: addDays(first, at),
    online: null,
    manual: null,
    total: null,
    percent: null,
    collected: null,
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

const day12 = { endDay: pk21.endDay, asOf: toDay('2021-04-12'), total: 28_800, target: 734_768 };

test('needs 705.968 over 49 days: Karawang, 12 April 2021', () => {
  expect(listRequiredCorners({ ...day12, campaign: pk21 })).toEqual([
    { day: 12, total: 28_800 },
    { day: 61, total: 734_768 },
  ]);
});

test('spreads what is needed over the days of the plan', () => {
  const quick = { ...pk21, plan: { kind: 'percentADay', percent: 4 } as const };
  expect(listRequiredCorners({ ...day12, campaign: quick, total: 0, target: 1_300 })).toEqual([
    { day: 12, total: 0 },
    { day: 25, total: 1_300 },
    { day: 61, total: 1_300 },
  ]);
  const weekdays = { ...pk21, plan: { kind: 'workingDays', holidays: [] } as const };
  const line = listRequiredCorners({ ...day12, campaign: weekdays, total: 0, target: 350 });
  // 35 working days after Monday, 12 April: nothing is due on the 17th, a Saturday, nor on the Sunday behind it.
  const on = (day: number) => line.find((corner) => corner.day === day)?.total;
  expect([12, 13, 16, 17, 18, 19, 61].map(on)).toEqual([0, 10, 40, 40, 40, 50, 350]);
});

test.each([
  ['without a figure', { total: null }],
  ['without a target', { target: null }],
  ['with a target of 0', { target: 0 }],
  ['where it is reached', { total: 734_768 }],
  ['on the last day', { asOf: pk21.endDay }],
  ['after the end', { asOf: addDays(pk21.endDay, 3) }],
  ['before the start', { asOf: addDays(pk21.startDay, -1) }],
])('needs nothing %s', (_, change) => {
  expect(listRequiredCorners({ ...day12, campaign: pk21, ...change })).toEqual([]);
});

test('joins days of an outage that follow each other', () => {
  const days = [true, true, false, true].map((down, at) => point(at, { down }));
  expect(listDownSpans(days)).toEqual([
    { fromDay: first, toDay: addDays(first, 1) },
    { fromDay: addDays(first, 3), toDay: addDays(first, 3) },
  ]);
});
