import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCompact } from '@/lib/format/numbers';
import { anyPace, anySeries } from './fixtures/series';
import { chooseAxis, modelTrend } from './trend-model';

function expectSound(axis: { domain: [number, number]; ticks: number[] }, values: (number | null)[], most: number) {
  const { domain, ticks } = axis;
  expect(ticks.every(Number.isFinite)).toBe(true);
  expect(ticks).toEqual([...new Set(ticks)].sort((one, other) => one - other));
  expect(ticks.length).toBeGreaterThanOrEqual(3);
  expect(ticks.length).toBeLessThanOrEqual(most + 1);
  expect(ticks.some((tick) => Object.is(tick, 0))).toBe(true);
  expect(domain).toEqual([ticks[0], ticks.at(-1)]);
  for (const value of values) {
    if (value === null) continue;
    expect(value).toBeGreaterThanOrEqual(domain[0]);
    expect(value).toBeLessThanOrEqual(domain[1]);
  }
  const labels = ticks.map(formatCompact);
  expect(new Set(labels).size).toBe(labels.length);
}

describe('the scale', () => {
  test.each<[(number | null)[], number, number[]]>([
    // Kecamatan 32.01.35 on 23 July 2023: the only change is a fall, and so is the pace.
    [[-12, -1.7], 3, [-15, -10, -5, 0]],
    [[0, 0], 3, [0, 1, 2]],
    [[], 5, [0, 1, 2]],
    [[null, null], 3, [0, 1, 2]],
    [[-0.3], 3, [-2, -1, 0]],
    [[0.1], 3, [0, 1, 2]],
    [[1], 5, [0, 1, 2]],
    [[-1], 5, [-2, -1, 0]],
    [[-30, 10], 3, [-40, -20, 0, 20]],
    [[734_768], 5, [0, 200_000, 400_000, 600_000, 800_000]],
    [[15_400_000, 15_340], 5, [0, 5_000_000, 10_000_000, 15_000_000, 20_000_000]],
    [[Number.NaN, Number.POSITIVE_INFINITY, 4], 3, [0, 2, 4]],
  ])('for %j in %i steps', (values, most, ticks) => {
    expect(chooseAxis(values, most)).toEqual({ domain: [ticks[0], ticks.at(-1)], ticks });
  });

  test('is finite, rises, has 0, holds every value and reads without doubles', () => {
    fc.assert(
      fc.property(fc.array(anyPace, { maxLength: 30 }), fc.integer({ min: 2, max: 8 }), (values, most) => {
        expectSound(chooseAxis(values, most), values, most);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the model of the trend', () => {
  test('holds all that is drawn, for every series', () => {
    fc.assert(
      fc.property(anySeries, (props) => {
        const model = modelTrend(props);
        const { points, target, projected } = props;
        const stacked = points.flatMap(({ online, manual }) => [online, (online ?? 0) + (manual ?? 0)]);
        const drawn = points.flatMap(({ total, expected }) => [total, expected]);
        expectSound(model.trend, [target, projected, ...stacked, ...drawn], 5);
        expectSound(model.days, [props.pace, ...points.map(({ gained }) => gained)], 3);
        expect(model.x.domain[1]).toBeGreaterThan(Math.max(props.end.x, ...points.map(({ x }) => x)));
      }),
    );
  });

  test('no day at all', () => {
    const nothing = {
      points: [],
      ticks: [],
      outages: [],
      target: null,
      projected: null,
      shortfall: null,
      pace: null,
      plan: [],
    };
    expect(modelTrend({ ...nothing, end: { x: 1, label: '1 April' }, reached: 'valid' })).toEqual({
      x: { domain: [0, 1.5], ticks: [] },
      trend: { domain: [0, 2], ticks: [0, 1, 2] },
      days: { domain: [0, 2], ticks: [0, 1, 2] },
      bands: [],
      visits: [],
      last: null,
    });
  });

  test('visits of the same days are drawn once, and none outside of the scale', () => {
    const visits = [
      { from: 60, to: 70 },
      { from: 2, to: 11 },
      { from: 2, to: 11 },
      { from: -3, to: 0 },
      { from: 62, to: 63 },
      { from: -1, to: 1 },
    ];
    const nothing = {
      points: [],
      ticks: [],
      outages: [],
      target: null,
      projected: null,
      shortfall: null,
      pace: null,
      plan: [],
    };
    expect(modelTrend({ ...nothing, visits, end: { x: 61, label: '31 Mei' }, reached: 'valid' }).visits).toEqual([
      { from: 60, to: 61 },
      { from: 2, to: 11 },
      { from: 1, to: 1 },
    ]);
  });

  test('names of outages that are close together do not cover one another', () => {
    const outages = [30, 8, 10, 12, 60].map((from) => ({ from, to: from + 1 }));
    const nothing = { points: [], ticks: [], target: null, projected: null, shortfall: null, pace: null, plan: [] };
    const { bands } = modelTrend({ ...nothing, outages, end: { x: 61, label: '31 Mei' }, reached: 'valid' });
    expect(bands.map(({ from, named }) => [from, named])).toEqual([
      [8, true],
      [10, false],
      [12, false],
      [30, true],
      [60, true],
    ]);
  });
});
