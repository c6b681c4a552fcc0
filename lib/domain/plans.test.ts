import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaignDefaults } from './campaigns';
import { addDays, toDay } from './days';
import { planSchema } from './plan-schema';
import {
  computeExpectedCount,
  computeExpectedPercent,
  countPlannedDaysLeft,
  countWorkingDays,
  findFinishDay,
  listPlanCorners,
  type Plan,
  type Planned,
} from './plans';
import { computePercent, computeStatus } from './progress';

const pk21: Planned = { ...campaignDefaults, startDay: toDay('2021-04-01'), endDay: toDay('2021-05-31') };
/** A campaign of 31 days, as BPS Situbondo's and PK23 were. */
const month: Planned = { ...campaignDefaults, startDay: toDay('2023-07-01'), endDay: toDay('2023-07-31') };
const fourADay: Plan = { kind: 'percentADay', percent: 4 };
const pk23: Plan = {
  kind: 'course',
  of: 'PK23',
  dayCount: 31,
  points: [
    { day: 3, percent: 7.74 },
    { day: 12, percent: 38.01 },
    { day: 18, percent: 63.07 },
    { day: 31, percent: 100.25 },
  ],
};

/** What is expected on the day with this number, of a campaign that follows `plan`. */
const expectedOn = (plan: Plan, number: number, campaign = month, endDay = campaign.endDay) => {
  const asOf = addDays(campaign.startDay, number - 1);
  return computeExpectedPercent({ campaign: { ...campaign, plan }, endDay, asOf });
};
const leftOn = (plan: Plan, number: number, campaign = month, endDay = campaign.endDay) =>
  countPlannedDaysLeft({ campaign: { ...campaign, plan }, endDay, asOf: addDays(campaign.startDay, number - 1) });

describe('a straight plan (rule 4)', () => {
  test.each([
    ['Karawang, 12 April 2021: day 12 of 61', 12, '2021-05-31', 19.67],
    ['the same day once the end has moved to 21 June', 12, '2021-06-21', 14.63],
    ['the first day', 1, '2021-05-31', 1.64],
    ['the last day', 61, '2021-05-31', 100],
    ['after the end', 70, '2021-05-31', 100],
    ['before the start', 0, '2021-05-31', 0],
    ['a month before the start', -30, '2021-05-31', 0],
  ])('%s', (_what, number, endDay, expected) => {
    expect(expectedOn({ kind: 'straight' }, number, pk21, toDay(endDay))).toBe(expected);
  });
});

describe('so many percent a day (rule 10)', () => {
  test('BPS Situbondo: 24 % after 7 days is short of 28 and at risk; the straight line would be content', () => {
    const status = (expectedPercent: number) =>
      computeStatus({ achieved: 24, percent: 24, expectedPercent, onTrackFrom: 1, atRiskFrom: 0.75 });
    expect(expectedOn(fourADay, 7)).toBe(28);
    expect(computePercent(24, 28)).toBe(85.71);
    expect(status(expectedOn(fourADay, 7))).toBe('atRisk');
    expect(expectedOn({ kind: 'straight' }, 7)).toBe(22.58);
    expect(status(expectedOn({ kind: 'straight' }, 7))).toBe('onTrack');
  });

  test('asks for all on day 25 and for no more than that', () => {
    expect([24, 25, 26, 31].map((day) => expectedOn(fourADay, day))).toEqual([96, 100, 100, 100]);
    expect(findFinishDay({ campaign: { ...month, plan: fourADay }, endDay: month.endDay, asOf: month.startDay })).toBe(
      25,
    );
  });

  test('spreads what remains over the days until it is all due, then over those that are left', () => {
    expect(leftOn(fourADay, 7)).toBe(18);
    expect(leftOn(fourADay, 24)).toBe(1);
    expect(leftOn(fourADay, 25)).toBe(6);
    expect(leftOn(fourADay, 31)).toBe(0);
    expect(leftOn(fourADay, 0)).toBe(25);
  });

  test('has all due on the last day, also where its share a day would not lead there', () => {
    const two: Plan = { kind: 'percentADay', percent: 2 };
    expect([30, 31].map((day) => expectedOn(two, day))).toEqual([60, 100]);
    expect(leftOn(two, 7)).toBe(24);
  });

  test('is stretched by an extension as the straight line is: 31 days to 62 make two percent of four', () => {
    const later = toDay('2023-08-31');
    expect(expectedOn(fourADay, 14, month, later)).toBe(28);
    expect(leftOn(fourADay, 14, month, later)).toBe(36);
  });
});

describe('working days', () => {
  // July 2023: the 1st is a Saturday; 19 July is Muharram.
  const plan: Plan = { kind: 'workingDays', holidays: [toDay('2023-07-19')] };

  test.each([
    ['Saturday and Sunday ask for nothing', 2, 0],
    ['the first Monday: one of 20', 3, 5],
    ['a Friday', 7, 25],
    ['the Sunday after it', 9, 25],
    ['the day before the holiday', 18, 60],
    ['the holiday', 19, 60],
    ['the day after', 20, 65],
  ])('%s', (_what, day, expected) => {
    expect(expectedOn(plan, day)).toBe(expected);
  });

  test('are what the pace is spread over', () => {
    expect(leftOn(plan, 9)).toBe(15);
    expect(leftOn(plan, 0)).toBe(20);
    expect(leftOn(plan, 28)).toBe(1);
  });

  test('are counted up to a new end in the calendar', () => {
    // Five more: Tuesday 1 to Monday 7 August.
    expect(expectedOn(plan, 9, month, toDay('2023-08-07'))).toBe(20);
  });

  test('are as many as a calendar shows', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((number) => addDays(toDay('2020-01-01'), number));
    fc.assert(
      fc.property(day, fc.integer({ min: -3, max: 60 }), fc.array(day, { maxLength: 5 }), (from, length, off) => {
        const days = Array.from({ length: Math.max(0, length) }, (_, at) => addDays(from, at));
        const holidays = [...new Set(off)].sort();
        const worked = days.filter((one) => {
          const weekday = new Date(one).getUTCDay();
          return weekday !== 0 && weekday !== 6 && !holidays.includes(one);
        });
        expect(countWorkingDays(holidays, from, addDays(from, length - 1))).toBe(worked.length);
      }),
    );
  });

  test('that there are none of leave the straight line', () => {
    const weekend: Planned = { ...month, endDay: toDay('2023-07-02') };
    expect([1, 2].map((day) => expectedOn({ kind: 'workingDays', holidays: [] }, day, weekend))).toEqual([50, 100]);
  });
});

describe('steps by date', () => {
  const plan: Plan = {
    kind: 'steps',
    steps: [
      { day: toDay('2023-07-10'), percent: 30 },
      { day: toDay('2023-07-20'), percent: 75.5 },
    ],
  };

  test('are due on their date, and stand until the next', () => {
    expect([9, 10, 19, 20, 30, 31].map((day) => expectedOn(plan, day))).toEqual([0, 30, 30, 75.5, 75.5, 100]);
  });

  test('move with an extension', () => {
    const later = toDay('2023-08-31');
    expect([19, 20, 61, 62].map((day) => expectedOn(plan, day, month, later))).toEqual([0, 30, 75.5, 100]);
  });
});

describe('the course of an earlier campaign', () => {
  test.each([
    [3, 7.74],
    [12, 38.01],
    [18, 63.07],
    [31, 100],
    [0, 0],
    [1, 2.58],
    [15, 50.54],
  ])('PK23, day %i: %d', (day, expected) => {
    expect(expectedOn(pk23, day)).toBe(expected);
  });

  test('is stretched over a campaign of other length, and over an extension', () => {
    const twice: Planned = { ...month, endDay: toDay('2023-08-31') };
    expect([6, 24, 36, 62].map((day) => expectedOn(pk23, day, twice))).toEqual([7.74, 38.01, 63.07, 100]);
    expect(expectedOn(pk23, 24, month, toDay('2023-08-31'))).toBe(38.01);
  });

  test('that ended below its target leads straight to all on the last day', () => {
    const short: Plan = { kind: 'course', of: 'X', dayCount: 10, points: [{ day: 8, percent: 60 }] };
    const ten: Planned = { ...month, endDay: toDay('2023-07-10') };
    expect([8, 9, 10].map((day) => expectedOn(short, day, ten))).toEqual([60, 80, 100]);
  });
});

describe('a plan that was edited', () => {
  // On 15 July four percent a day became straight, and the end moved to 10 August.
  const edited: Planned = {
    ...month,
    endDay: toDay('2023-08-10'),
    earlierTerms: [{ ...month, plan: fourADay, untilDay: toDay('2023-07-14') }],
  };
  const line = (asOf: string, day: string) =>
    computeExpectedPercent({ campaign: edited, endDay: edited.endDay, asOf: toDay(asOf), day: toDay(day) });

  test('leaves what was expected on a past day, on that day and in the line of a later one', () => {
    const before = { campaign: edited, endDay: month.endDay, asOf: toDay('2023-07-07') };
    expect(computeExpectedPercent(before)).toBe(28);
    expect(line('2023-07-20', '2023-07-07')).toBe(28);
    expect(line('2023-07-20', '2023-07-14')).toBe(56);
    expect(line('2023-07-20', '2023-07-15')).toBe(36.59);
  });

  test('follows an extension on every day, as the straight line does', () => {
    const day = { campaign: edited, endDay: toDay('2023-08-31'), asOf: toDay('2023-07-20'), day: toDay('2023-07-14') };
    expect(computeExpectedPercent(day)).toBe(28);
  });
});

describe('the line of a plan', () => {
  const corners = (plan: Plan, campaign = month) =>
    listPlanCorners({ campaign: { ...campaign, plan }, endDay: campaign.endDay, asOf: campaign.startDay });

  test('is one stroke where it is straight, and as many as it has corners otherwise', () => {
    expect(corners({ kind: 'straight' }, pk21)).toEqual([
      { day: 0, percent: 0 },
      { day: 61, percent: 100 },
    ]);
    expect(corners(fourADay)).toEqual([
      { day: 0, percent: 0 },
      { day: 25, percent: 100 },
      { day: 31, percent: 100 },
    ]);
    expect(corners(pk23).map(({ day }) => day)).toEqual([0, 3, 12, 18, 30, 31]);
  });

  const anyPlan: fc.Arbitrary<Plan> = fc.oneof(
    fc.constant<Plan>({ kind: 'straight' }),
    fc.integer({ min: 1, max: 10_000 }).map((percent): Plan => ({ kind: 'percentADay', percent: percent / 100 })),
    fc
      .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 6 })
      .map((days): Plan => ({ kind: 'workingDays', holidays: days.map((day) => addDays(month.startDay, day)).sort() })),
    fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 10_025 })), {
        minLength: 1,
        maxLength: 5,
        selector: ([day]) => day,
      })
      .map((points): Plan => {
        const days = points.map(([day]) => day).sort((one, other) => one - other);
        const percents = points.map(([, percent]) => percent / 100).sort((one, other) => one - other);
        return {
          kind: 'course',
          of: 'X',
          dayCount: days.at(-1) ?? 1,
          points: days.map((day, at) => ({ day, percent: percents[at] ?? 0 })),
        };
      }),
  );

  test('never falls, stays between nothing and all, and its table says the same', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 1, max: 100_000 }),
        (plan, more, target) => {
          expect(planSchema.safeParse(plan).success).toBe(true);
          const campaign = { ...month, plan };
          const endDay = addDays(month.startDay, more);
          const days = Array.from({ length: more + 3 }, (_, at) => addDays(month.startDay, at - 1));
          const percents = days.map((asOf) => computeExpectedPercent({ campaign, endDay, asOf }));
          expect(percents).toEqual(percents.toSorted((one, other) => one - other));
          expect(percents[0]).toBe(0);
          expect(percents.at(-1)).toBe(100);
          for (const [at, asOf] of days.entries()) {
            const count = computeExpectedCount({ campaign, endDay, asOf, target });
            expect(Math.abs(count - (target * (percents[at] ?? 0)) / 100)).toBeLessThanOrEqual(0.5 + target * 0.0001);
            const left = countPlannedDaysLeft({ campaign, endDay, asOf });
            expect(left > 0).toBe(asOf < endDay);
          }
          const line = listPlanCorners({ campaign, endDay, asOf: endDay });
          expect(line.at(-1)).toEqual({ day: more + 1, percent: 100 });
        },
      ),
    );
  });
});
