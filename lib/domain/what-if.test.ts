import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeClock } from './campaigns';
import { addDays, daysBetween, toDay } from './days';
import { by, figuresOf, type LaggingCase, pk21 } from './fixtures/lagging';
import { computeProjectedTotal } from './projection';
import { type Assumptions, computeWhatFollows, noAssumptions, type StartingPoint, startOf } from './what-if';

const asOf = toDay('2021-04-12');
const clock = computeClock({ ...pk21, asOf });
const karawang: LaggingCase = { recorded: by(28_800), collected: by(42_000, 18_000), kader: 4_561 };
const start = startOf({ asOf, clock, stage: 'recorded', headline: figuresOf(karawang) });
const follows = (assumed: Partial<Assumptions>, from: StartingPoint = start) =>
  computeWhatFollows(pk21, from, { ...noAssumptions, ...assumed });

describe('what follows for Karawang, 12 April 2021', () => {
  test('starts from what its page says', () => {
    expect(start).toEqual({
      ...{ asOf, endDay: pk21.endDay, target: 734_768, total: 28_800, pace: 2_400, kader: 4_561, formsWaiting: 18_000 },
    });
  });

  test('when nothing changes', () => {
    expect(follows({})).toMatchObject({
      ...{ endDay: '2021-05-31', daysLeft: 49, total: 146_400, percent: 19.92, short: 588_368 },
      ...{ finishDay: '2022-02-01', requiredPace: 14_408, requiredPacePerKader: 3.2, kaderNeeded: 27_382 },
    });
  });

  test('when the end moves to 21 June, as SE 4/2021 moved it', () => {
    // 28.800 + 70 × 2.400
    expect(follows({ endDay: toDay('2021-06-21') })).toMatchObject({ daysLeft: 70, total: 196_800, percent: 26.78 });
  });

  test('when twice as many kader work as now', () => {
    expect(follows({ kader: 9_122 })).toMatchObject({ pace: 4_800, total: 264_000, requiredPacePerKader: 1.6 });
  });

  test('when the forms are entered beside it: all 18.000 at 500 a day, 4.900 at 100', () => {
    expect(follows({ formsPerDay: 500 })).toMatchObject({ formsEntered: 18_000, total: 164_400, requiredPace: 14_041 });
    expect(follows({ formsPerDay: 100 })).toMatchObject({ formsEntered: 4_900, total: 151_300 });
  });

  test('when the pace is what is needed: it is done on the last day', () => {
    expect(follows({ pace: 14_408 })).toMatchObject({ finishDay: '2021-05-31', short: 0, kaderNeeded: 4_561 });
  });
});

test('the forms alone finish what they can, and nothing that they cannot', () => {
  const still = { ...start, pace: 0, total: 730_000, formsWaiting: 18_000 };
  expect(follows({ formsPerDay: 1_000 }, still)).toMatchObject({ finishDay: '2021-04-17', short: 0 });
  expect(follows({ formsPerDay: 1_000 }, { ...still, total: 28_800 })).toMatchObject({
    finishDay: null,
    total: 46_800,
  });
});

test('nothing is known of an area without a figure, a target or kader', () => {
  expect(follows({}, { ...start, total: null, pace: null })).toMatchObject({
    total: null,
    short: null,
    finishDay: null,
  });
  expect(follows({}, { ...start, target: null })).toMatchObject({ total: 146_400, percent: null, requiredPace: null });
  expect(follows({ pace: 5_000 }, { ...start, kader: null })).toMatchObject({
    ...{ total: 273_800, requiredPacePerKader: null, kaderNeeded: null },
  });
});

test('after the end only a later end leaves days', () => {
  const late = { ...start, asOf: toDay('2021-06-05') };
  expect(follows({}, late)).toMatchObject({ daysLeft: 0, total: null, requiredPace: null });
  expect(follows({ endDay: toDay('2021-06-21') }, late)).toMatchObject({ daysLeft: 16, total: 67_200 });
});

const someStart = fc
  .record({
    ...{ day: fc.integer({ min: 1, max: 60 }), target: fc.integer({ min: 1, max: 900_000 }) },
    ...{ recorded: fc.integer({ min: 0, max: 900_000 }), paper: fc.integer({ min: 0, max: 50_000 }) },
    kader: fc.option(fc.integer({ min: 1, max: 9_000 }), { nil: undefined }),
  })
  .map(({ day, target, recorded, paper, kader }) => {
    const asOf = addDays(pk21.startDay, day - 1);
    const given = { asOf, target, recorded: by(recorded), collected: by(recorded, paper), ...(kader && { kader }) };
    const headline = figuresOf(given);
    return { headline, start: startOf({ asOf, clock: computeClock({ ...pk21, asOf }), stage: 'recorded', headline }) };
  });

test("with today's values it gives today's answer", () => {
  fc.assert(
    fc.property(someStart, ({ headline, start }) => {
      const { endDay, kader, pace } = start;
      const { daysLeft } = computeClock({ ...pk21, asOf: start.asOf });
      for (const assumed of [noAssumptions, { endDay, kader, pace, formsPerDay: 0 }]) {
        expect(computeWhatFollows(pk21, start, assumed)).toMatchObject({
          total: computeProjectedTotal({ total: headline.total, pace: headline.pace, daysLeft }),
          finishDay: headline.projectedFinish,
          requiredPace: headline.requiredPace,
          requiredPacePerKader: headline.requiredPacePerKader,
        });
      }
    }),
  );
});

test('the day it names is the first on which pace and forms have brought the rest', () => {
  fc.assert(
    fc.property(someStart, fc.nat(20_000), fc.nat(3_000), ({ start }, pace, formsPerDay) => {
      const { finishDay } = computeWhatFollows(pk21, start, { ...noAssumptions, pace, formsPerDay });
      const { total, target, formsWaiting } = start;
      if (finishDay === null || total === null || target === null) return;
      const after = (days: number) => total + pace * days + Math.min(formsWaiting ?? 0, formsPerDay * days);
      const days = daysBetween(start.asOf, finishDay);
      expect(after(days)).toBeGreaterThanOrEqual(target);
      expect(after(days - 1)).toBeLessThan(target);
    }),
  );
});
