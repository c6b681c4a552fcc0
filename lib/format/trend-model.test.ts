import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPace, anySeries } from './fixtures/series';
import { formatCompact } from './numbers';
import { listEndLabels, listPointLabels } from './trend-labels';
import { chooseAxis, formatTick, modelTrend, plotHeight } from './trend-model';

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

/** A chart of nothing, to 31 May. */
const nothing = {
  ...{ points: [], ticks: [], outages: [], plan: [], required: [] },
  ...{ target: null, projected: null, shortfall: null, pace: null, requiredPace: null, compared: null },
  shares: { expected: 19.67, collected: 8.17 },
  ...{ end: { x: 61, label: '31 Mei' }, until: 61, reached: 'masuk server', collected: 'terdata' },
};

/** Karawang, 12 April 2021. */
const karawang = {
  ...nothing,
  ...{ target: 734_768, projected: 146_400, shortfall: 115_745, pace: 2_400, requiredPace: 14_408 },
  points: [
    {
      ...{ x: 12, label: 'Senin, 12 April 2021', online: 28_800, manual: null, unsplit: 0, total: 28_800 },
      ...{ collected: 60_000, expected: 144_545, gained: 28_800, percent: 3.92, compared: 7.86, note: null },
    },
  ],
  plan: [
    { x: 0, y: 0 },
    { x: 61, y: 734_768 },
  ],
  required: [
    { x: 12, y: 28_800 },
    { x: 61, y: 734_768 },
  ],
};

describe('the model of the trend', () => {
  test('holds all that is drawn, for every series', () => {
    fc.assert(
      fc.property(anySeries, (props) => {
        const model = modelTrend(props);
        const { points, target, projected, until, end } = props;
        const stacked = points.flatMap(({ online, manual }) => [online, (online ?? 0) + (manual ?? 0)]);
        const drawn = points.flatMap(({ total, expected, collected }) => [total, expected, collected]);
        const lines = [model.plan, model.required, model.projected, model.compared].flat();
        const ends = until >= end.x ? [target, projected] : [];
        const values = [...ends, ...stacked, ...drawn, ...lines.map(({ y }) => y)];
        if (props.compared === null || target === null || target <= 0) expectSound(model.trend, values, 5);
        else {
          const percents = model.trend.ticks.map((tick) => Math.round((tick / target) * 100_000) / 1_000);
          expectSound({ ...model.trend, ticks: percents, domain: [percents[0] ?? 0, percents.at(-1) ?? 0] }, [], 5);
          for (const value of values) {
            if (value === null) continue;
            expect(value).toBeGreaterThanOrEqual(model.trend.domain[0] - 1e-6 * Math.abs(value));
            expect(value).toBeLessThanOrEqual(model.trend.domain[1] + 1e-6 * Math.abs(value));
          }
        }
        expectSound(model.days, [props.pace, ...points.map(({ gained }) => gained)], 3);
        expect(model.x.domain[1]).toBeGreaterThan(Math.max(until, ...points.map(({ x }) => x)));
        for (const { x } of lines) expect(x).toBeLessThanOrEqual(until);
      }),
    );
  });

  test('names of lines never cover one another, for every series', () => {
    fc.assert(
      fc.property(anySeries, (props) => {
        const labels = listEndLabels(props, modelTrend(props));
        for (const [at, { y }] of labels.entries()) {
          if (at > 0) expect(y - (labels[at - 1]?.y ?? 0)).toBeGreaterThanOrEqual(34);
          expect(y).toBeLessThanOrEqual(plotHeight - 18);
        }
      }),
    );
  });

  test('no day at all', () => {
    expect(modelTrend({ ...nothing, end: { x: 1, label: '1 April' }, until: 1, reached: 'valid' })).toEqual({
      x: { domain: [0, 1.5], ticks: [] },
      trend: { domain: [0, 2], ticks: [0, 1, 2] },
      days: { domain: [0, 2], ticks: [0, 1, 2] },
      ...{ plan: [], required: [], projected: [], compared: [], bands: [], visits: [] },
      last: null,
    });
  });

  test('up to the day shown, the scale is that of its figures: Karawang, 12 April 2021', () => {
    const whole = modelTrend(karawang);
    expect(whole.trend.domain).toEqual([0, 800_000]);
    expect(listEndLabels(karawang, whole).map(({ lines }) => lines[0])).toEqual([
      'Target 734.768',
      'Pada laju sekarang',
    ]);
    // Above the plan's line, and left of it: the one that is needed leads away to the right.
    expect(listPointLabels(karawang, whole).gap).toMatchObject({ before: true, y: expect.closeTo(184.6, 0) });
    const zoomed = { ...karawang, until: 12 };
    const model = modelTrend(zoomed);
    expect(model.trend.domain).toEqual([0, 150_000]);
    expect(model.plan.at(-1)).toEqual({ x: 12, y: (734_768 * 12) / 61 });
    expect([model.required, model.projected]).toEqual([[], []]);
    expect(listEndLabels(zoomed, model).map(({ lines }) => lines.join(' '))).toEqual([
      '144.545 seharusnya',
      '60.000 terdata',
      '28.800 masuk server',
    ]);
    expect(listPointLabels(zoomed, model)).toMatchObject({
      gap: { text: 'kurang 115.745', before: true, y: expect.closeTo(126, 0) },
      waiting: { text: 'menunggu 31.200', before: true },
    });
  });

  test('what is compared is on a scale of round percents', () => {
    const compared = { name: 'Jawa Barat', points: [7, 8, 9, 10, 11, 12].map((x) => ({ x, percent: x / 2 })) };
    const props = { ...karawang, until: 12, compared };
    const model = modelTrend(props);
    expect(model.trend.ticks.map((tick) => formatTick(props, tick))).toEqual(
      ['0', '5', '10', '15', '20'].map((words) => `${words}\u00a0%`),
    );
    expect(model.compared.at(-1)).toEqual({ x: 12, y: (734_768 * 6) / 100 });
    const labels = listEndLabels(props, model).map(({ lines }) => lines.join(' '));
    expect(labels).toEqual(
      ['19,67 seharusnya', '8,17 terdata', '7,86 Jawa Barat', '3,92 masuk server'].map((words) =>
        words.replace(' ', '\u00a0% '),
      ),
    );
    // Without a target there is nothing to be compared by.
    expect(modelTrend({ ...props, target: null }).compared).toEqual([]);
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
    expect(modelTrend({ ...nothing, visits }).visits).toEqual([
      { from: 60, to: 61 },
      { from: 2, to: 11 },
      { from: 1, to: 1 },
    ]);
  });

  test('names of outages that are close together do not cover one another', () => {
    const outages = [30, 8, 10, 12, 60].map((from) => ({ from, to: from + 1 }));
    const { bands } = modelTrend({ ...nothing, outages });
    expect(bands.map(({ from, named }) => [from, named])).toEqual([
      [8, true],
      [10, false],
      [12, false],
      [30, true],
      [60, true],
    ]);
  });
});
