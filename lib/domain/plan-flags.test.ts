import { describe, expect, test } from 'vitest';
import { computePaceBefore, isFarFromBefore, isImplausiblePerKader } from './plan-flags';

/** Karawang's 26.226 on 11 April 2021, day 11: what its 28.800 of the day after is held against. */
const karawang = { before: 26_226, pace: 26_226 / 11, target: 734_768, days: 1 };

describe('far from before', () => {
  test('Karawang, 12 April 2021: 2.574 more in a day is near, a digit too many is far', () => {
    expect(isFarFromBefore({ ...karawang, added: 28_800 - 26_226 })).toBe(false);
    expect(isFarFromBefore({ ...karawang, added: 288_000 - 26_226 })).toBe(true);
  });

  test('the figure of Klari in the row of Majalaya', () => {
    const majalaya = { before: 610, pace: 610 / 11, target: 15_000, days: 1 };
    expect(isFarFromBefore({ ...majalaya, added: 70 })).toBe(false);
    expect(isFarFromBefore({ ...majalaya, added: 1_900 - 610 })).toBe(true);
  });

  test('what was gathered over an outage is measured by its days', () => {
    expect(isFarFromBefore({ ...karawang, added: 60_000, days: 1 })).toBe(true);
    expect(isFarFromBefore({ ...karawang, added: 60_000, days: 5 })).toBe(false);
  });

  test('a first report, and a figure that falls or stays, never are', () => {
    expect(isFarFromBefore({ added: 28_800, days: 1, before: null, pace: 0, target: 734_768 })).toBe(false);
    expect(isFarFromBefore({ ...karawang, added: 0 })).toBe(false);
    expect(isFarFromBefore({ ...karawang, added: -20_000 })).toBe(false);
  });

  test.each([
    ['more than doubled', 101, 100, true],
    ['doubled', 150, 150, false],
    ['a hundred at most', 100, 20, false],
  ])('without a target: %s', (_, added, before, far) => {
    expect(isFarFromBefore({ added, days: 1, before, pace: 5, target: null })).toBe(far);
  });

  test('a small desa that stood still is not far by some tens', () => {
    expect(isFarFromBefore({ added: 60, days: 1, before: 0, pace: 0, target: 300 })).toBe(false);
    expect(isFarFromBefore({ added: 120, days: 1, before: 0, pace: 0, target: 300 })).toBe(true);
  });
});

describe('the pace before', () => {
  test('since the start, or of the last seven days where that is more', () => {
    expect(computePaceBefore({ before: 26_226, weekBefore: 9_537, dayNumber: 11 })).toBeCloseTo(2_384.2, 1);
    expect(computePaceBefore({ before: 1_000, weekBefore: 300, dayNumber: 20 })).toBe(100);
  });

  test('of a late starter, whose first report was yesterday, all that it has', () => {
    expect(computePaceBefore({ before: 700, weekBefore: null, dayNumber: 40 })).toBe(100);
  });

  test('early in a campaign by the days there were, and never below nothing', () => {
    expect(computePaceBefore({ before: 300, weekBefore: null, dayNumber: 2 })).toBe(150);
    expect(computePaceBefore({ before: 0, weekBefore: 50, dayNumber: 20 })).toBe(0);
  });
});

test('per kader: 40 a day is the most; not known, never', () => {
  expect(isImplausiblePerKader({ added: 28_800, days: 12, kader: 4_561 })).toBe(false);
  expect(isImplausiblePerKader({ added: 400, days: 1, kader: 10 })).toBe(false);
  expect(isImplausiblePerKader({ added: 401, days: 1, kader: 10 })).toBe(true);
  expect(isImplausiblePerKader({ added: 401, days: 1, kader: null })).toBe(false);
  expect(isImplausiblePerKader({ added: 401, days: 1, kader: 0 })).toBe(false);
});
