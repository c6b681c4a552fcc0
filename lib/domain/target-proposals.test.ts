import { describe, expect, test } from 'vitest';
import { type Campaign, campaignDefaults } from './campaigns';
import { toDay } from './days';
import { changePercent, computeTargetEffect, parseReason, proposedStatement } from './target-proposals';
import { statedTarget } from './targets';

const pk21: Campaign = {
  ...{ id: 1, slug: 'pk21', name: 'Pendataan Keluarga 2021', unit: 'keluarga', editionId: 1, source: 'BKKBN' },
  ...{ startDay: toDay('2021-04-01'), endDay: toDay('2021-05-31'), plannedOnlinePercent: 70 },
  ...campaignDefaults,
  ...{ simulated: null, sharing: true },
};

describe('computeTargetEffect', () => {
  const karawang = {
    campaign: pk21,
    extensions: [],
    areaLo: 3_215_000_000,
    day: toDay('2021-04-12'),
    achieved: 28_800,
  };

  test('Karawang, 12 April 2021: 734.768, and then 605.000 and 30.000', () => {
    expect(computeTargetEffect({ ...karawang, before: 734_768, after: 605_000 })).toMatchObject({
      percent: { before: 3.92, after: 4.76 },
      status: { before: 'behind', after: 'behind' },
    });
    expect(computeTargetEffect({ ...karawang, before: 734_768, after: 30_000 })).toMatchObject({
      percent: { before: 3.92, after: 96 },
      status: { before: 'behind', after: 'onTrack' },
    });
  });

  test('a first target, and an area that has not reported', () => {
    expect(computeTargetEffect({ ...karawang, before: null, after: 734_768 })).toMatchObject({
      percent: { before: null, after: 3.92 },
      status: { before: null, after: 'behind' },
    });
    expect(computeTargetEffect({ ...karawang, achieved: null, before: 1, after: 2 })).toBeNull();
    expect(computeTargetEffect({ ...karawang, day: null, before: 1, after: 2 })).toBeNull();
  });
});

test.each([
  [734_768, 30_000, -95.92],
  [734_768, 740_000, 0.71],
  [100, 100, 0],
  [null, 100, null],
  [0, 100, null],
])('%s to %s is %s percent', (before, after, percent) => {
  expect(changePercent(before, after)).toBe(percent);
});

test('what a proposal does not speak of stays', () => {
  const standing = { total: 321_558, online: 298_551, manual: 23_007 };
  expect(proposedStatement(standing, { total: null, online: 300_000, manual: null })).toEqual({
    ...standing,
    online: 300_000,
  });
});

test('a target that names its channels alone is their sum', () => {
  expect(statedTarget({ total: null, online: 298_551, manual: 23_007 })).toBe(321_558);
  expect(statedTarget({ total: null, online: 298_551, manual: null })).toBeNull();
  expect(statedTarget({ total: 5, online: 1, manual: 1 })).toBe(5);
});

test.each([
  ['  Surat  Bupati\n 12/2021 ', 'Surat Bupati 12/2021'],
  ['pendek', null],
  ['x'.repeat(500), 'x'.repeat(500)],
  ['x'.repeat(501), null],
])('the reason %j is kept as %j', (typed, kept) => {
  expect(parseReason(typed)).toBe(kept);
});
