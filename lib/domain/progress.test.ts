import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeBacklog, splitBacklog } from './backlog';
import { computeOnlineShare, computePercent, computeRemaining, computeStatus } from './progress';

describe('percent (rule 3), as published', () => {
  test.each([
    ['Karawang, PK21, 12 April 2021', 28_800, 734_768, 3.92],
    ['Jawa Barat, PK21, 12 April 2021', 1_100_000, 14_000_000, 7.86],
    ['Karanganyar, PK21, 21 April 2021', 75_000, 302_000, 24.83],
    ['Tidore Kepulauan, 28 May 2021, collected', 23_002, 25_186, 91.33],
    ['Tidore Kepulauan, 4 June 2021, recorded', 14_090, 25_186, 55.94],
    ['Kota Pekalongan, May 2021 (printed as 94,87)', 77_199, 81_280, 94.98],
    ['Kota Pekalongan, its four kecamatan', 74_965, 81_021, 92.53],
    ['Purworejo, 31 May 2021, portal', 235_884, 248_059, 95.09],
    ['Purworejo, 31 May 2021, DIPA', 235_884, 236_589, 99.7],
    ['Nasional, PK23, 12 July 2023', 5_968_674, 15_703_133, 38.01],
    ['Nasional, PK23, end', 15_741_662, 15_703_133, 100.25],
    ['Kampung KB, Bengkulu, June 2024', 1_322, 1_514, 87.32],
    ['Kampung KB, Banten, August 2023', 884, 1_161, 76.14],
    ['Rumah DataKu, Bali, August 2023', 122, 154, 79.22],
    ['as high as Jambi’s 104,44, PK23: never capped', 10_444, 10_000, 104.44],
  ])('%s', (_where, achieved, target, percent) => {
    expect(computePercent(achieved, target)).toBe(percent);
  });

  test('Nasional, PK23, 12 July 2023: 5.584.128 found and 384.546 new', () => {
    expect(computePercent(5_584_128 + 384_546, 15_703_133)).toBe(38.01);
  });
});

describe('percent (rule 3)', () => {
  test.each([
    ['99,999 is not 100', 99_999, 100_000, 99.99],
    ['99,995 is not 100', 199_990, 200_000, 99.99],
    ['one of 200 million is missing', 199_999_999, 200_000_000, 99.99],
    ['all of it', 100_000, 100_000, 100],
    ['one more than all of 200 million', 200_000_001, 200_000_000, 100],
    ['half a hundredth goes up: 0,125', 1_250, 1_000_000, 0.13],
    ['half a hundredth goes up: 1,005, which a double holds as a little less', 1_005, 100_000, 1.01],
    ['half a hundredth goes up: 100,125', 8_010, 8_000, 100.13],
    ['less than half goes down', 12_499, 10_000_000, 0.12],
    ['too small for two decimals; the page says <0,01 %', 1, 200_000_000, 0],
    ['nothing yet, which was reported', 0, 734_768, 0],
    ['many times the target', 200_000_000, 1, 20_000_000_000],
  ])('%s', (_what, achieved, target, percent) => {
    expect(computePercent(achieved, target)).toBe(percent);
  });

  test.each([
    ['not reported', null, 100],
    ['no target', 5, null],
    ['a target of 0', 5, 0],
    ['nothing known', null, null],
  ])('is null: %s', (_what, achieved, target) => {
    expect(computePercent(achieved, target)).toBeNull();
  });

  const count = fc.integer({ min: 0, max: 200_000_000 });
  const target = fc.integer({ min: 1, max: 200_000_000 });

  test('rises with what is achieved, and falls with the target', () => {
    fc.assert(
      fc.property(count, fc.nat(1_000), target, fc.nat(1_000), (achieved, more, of, moreTarget) => {
        const percent = computePercent(achieved, of) ?? 0;
        expect(computePercent(achieved + more, of)).toBeGreaterThanOrEqual(percent);
        expect(computePercent(achieved, of + moreTarget)).toBeLessThanOrEqual(percent);
      }),
    );
  });

  test('is 100 or more exactly when nothing remains', () => {
    const near = fc
      .tuple(target, fc.integer({ min: -3, max: 3 }))
      .map(([of, off]) => [Math.max(0, of + off), of] as const);
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(count, target)), ([achieved, of]) => {
        expect((computePercent(achieved, of) ?? 0) >= 100).toBe(computeRemaining(achieved, of) === 0);
      }),
    );
  });

  test('is within half a hundredth of the exact value, with two decimals at most', () => {
    fc.assert(
      fc.property(count, target, (achieved, of) => {
        const percent = computePercent(achieved, of) ?? 0;
        expect(Number(percent.toFixed(2))).toBe(percent);
        const hundredths = BigInt(Math.round(percent * 100));
        const twiceOff = hundredths * BigInt(of) * 2n - BigInt(achieved) * 20_000n;
        const limit = percent === 99.99 ? 2n : 1n;
        expect(twiceOff < 0n ? -twiceOff : twiceOff).toBeLessThanOrEqual(BigInt(of) * limit);
      }),
    );
  });
});

describe('remaining', () => {
  test.each([
    ['Karawang, 12 April 2021', 28_800, 734_768, 705_968],
    ['passed: 0, not negative', 15_741_662, 15_703_133, 0],
    ['nothing reported: all of it', null, 734_768, 734_768],
    ['no target', 28_800, null, null],
  ])('%s', (_what, achieved, target, expected) => {
    expect(computeRemaining(achieved, target)).toBe(expected);
  });
});

describe('status (rule 5)', () => {
  const status = (percent: number | null, expectedPercent: number, limits = { onTrackFrom: 1, atRiskFrom: 0.75 }) =>
    computeStatus({ achieved: percent, percent, expectedPercent, ...limits });

  test.each([
    ['Karawang, 12 April 2021: 3,92 of 19,67', 3.92, 19.67, 'behind'],
    ['exactly as expected', 19.67, 19.67, 'onTrack'],
    ['a hundredth below', 19.66, 19.67, 'atRisk'],
    ['three quarters', 15, 20, 'atRisk'],
    ['a hundredth below three quarters', 14.99, 20, 'behind'],
    ['three quarters, where doubles say 0.6000000000000001', 0.6, 0.8, 'atRisk'],
    ['three quarters between two hundredths: 14,75 of 19,67', 14.75, 19.67, 'behind'],
    ['the next hundredth', 14.76, 19.67, 'atRisk'],
    ['complete, early', 100, 19.67, 'done'],
    ['over 100', 104.44, 100, 'done'],
    ['one family short on the last day', 99.99, 100, 'atRisk'],
    ['0 reported on the first day', 0, 1.64, 'behind'],
    ['before the start nothing is expected', 0, 0, 'onTrack'],
  ])('%s', (_what, percent, expectedPercent, expected) => {
    expect(status(percent, expectedPercent)).toBe(expected);
  });

  test('is "belum lapor" only where nothing was reported: 0 is a report', () => {
    const limits = { expectedPercent: 19.67, onTrackFrom: 1, atRiskFrom: 0.75 };
    expect(computeStatus({ achieved: null, percent: null, ...limits })).toBe('notReported');
    expect(computeStatus({ achieved: 0, percent: 0, ...limits })).toBe('behind');
    expect(computeStatus({ achieved: 28_800, percent: null, ...limits })).toBeNull();
  });

  test('follows the limits of the campaign', () => {
    const strict = { onTrackFrom: 1.1, atRiskFrom: 0.9 };
    expect(status(21.99, 20, strict)).toBe('atRisk');
    expect(status(22, 20, strict)).toBe('onTrack');
    expect(status(17.99, 20, strict)).toBe('behind');
    expect(status(18, 20, strict)).toBe('atRisk');
  });

  test('puts the limit itself on the better side, whatever the figures', () => {
    const hundredths = fc.integer({ min: 0, max: 9_999 });
    fc.assert(
      fc.property(
        hundredths,
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 150 }),
        (percent, expected, limit) => {
          const shown = status(percent / 100, expected / 100, { onTrackFrom: limit / 100, atRiskFrom: 0 });
          expect(shown).toBe(percent * 100 >= expected * limit ? 'onTrack' : 'atRisk');
        },
      ),
    );
  });
});

describe('backlog: collected, not recorded', () => {
  test.each([
    ['Karanganyar’s trouble: sending fails', 100, 40, 60],
    ['nothing recorded yet', 220_000, null, 220_000],
    ['more recorded than was said to be collected', 40, 100, 0],
    ['nothing collected is known', null, 100, null],
    ['none', 0, null, 0],
  ])('%s', (_what, collected, recorded, expected) => {
    expect(computeBacklog(collected, recorded)).toBe(expected);
  });
});

describe('what waits, by channel', () => {
  const split = (collected: number | null, recorded: number | null, online: number | null, manual: number | null) =>
    splitBacklog({ stages: { collected, recorded }, backlog: { online, manual } });

  test.each([
    ['Karawang, 12 April 2021', split(60_000, 28_800, 13_200, 18_000), [13_200, 18_000, null]],
    ['151 recorded without a channel (Jawa Barat, 31 July 2023)', split(106_317, 100_151, 6_317, 0), [6_166, 0, null]],
    ['collected without a channel', split(5_000, 1_000, null, null), [null, null, 4_000]],
    ['more recorded than collected', split(40, 100, 10, 5), [0, 0, null]],
    ['nothing collected is known', split(null, 100, null, null), [null, null, null]],
  ])('%s', (_what, { online, manual, unsplit }, expected) => {
    expect([online, manual, unsplit]).toEqual(expected);
  });

  test('comes to the backlog of all channels together', () => {
    for (const [collected, recorded, online, manual] of [
      [60_000, 28_800, 13_200, 18_000],
      [106_317, 100_151, 6_317, 0],
      [900, 100, 700, 200],
    ] as const) {
      const parts = Object.values(split(collected, recorded, online, manual));
      expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(collected - recorded);
    }
  });
});

describe('online share (rule 7)', () => {
  const noSplit = { online: null, total: null };

  test('Karawang, 12 April 2021: all of it online, 70 % planned', () => {
    const share = computeOnlineShare({
      figures: { online: 28_800, manual: null },
      target: noSplit,
      plannedOnlinePercent: 70,
    });
    expect(share).toEqual({ actual: 100, planned: 70 });
  });

  test('Sleman, PK21: its own target of 298.551 smartphone in 321.558 stands over the campaign’s plan', () => {
    const target = { online: 298_551, total: 321_558 };
    const share = computeOnlineShare({ figures: { online: null, manual: 40 }, target, plannedOnlinePercent: 70 });
    expect(share).toEqual({ actual: 0, planned: 92.85 });
  });

  test.each([
    ['one form on paper is seen', { online: 99_999, manual: 1 }, 99.99],
    ['nothing by either channel is no share', { online: 0, manual: 0 }, null],
    ['nothing known is no share', { online: null, manual: null }, null],
  ])('%s', (_what, figures, actual) => {
    expect(computeOnlineShare({ figures, target: noSplit, plannedOnlinePercent: null })).toEqual({
      actual,
      planned: null,
    });
  });
});
