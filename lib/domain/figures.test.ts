import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeOfCode } from './areas';
import { type Campaign, campaignDefaults, type Extension } from './campaigns';
import { type ChannelFigures, combineStatedAndParts, noChannelFigures, type StageFigures, totalOf } from './counts';
import { toDay } from './days';
import type { Outage } from './outages';
import { type AreaState, computeChange, computeFigures, type Figures, judgedFigure } from './progress';
import { buildSeries } from './series';
import { noTarget, type Target } from './targets';
import { computeUnallocated } from './unallocated';

const pk21: Campaign = {
  ...campaignDefaults,
  id: 1,
  slug: 'pk21',
  name: 'Pendataan Keluarga 2021',
  unit: 'keluarga',
  startDay: toDay('2021-04-01'),
  endDay: toDay('2021-05-31'),
  editionId: 1,
  plannedOnlinePercent: 70,
  source: 'BKKBN',
  simulated: null,
  sharing: true,
};
const pk23: Campaign = { ...pk21, slug: 'pk23', startDay: toDay('2023-07-01'), endDay: toDay('2023-07-31') };
/** SE 4/2021 moved the end of PK21 for everybody. */
const extended: Extension = {
  areaLo: 0,
  areaHi: rangeOfCode('id').hi,
  decidedDay: toDay('2021-05-28'),
  endDay: toDay('2021-06-21'),
  letter: 'SE 4/2021',
};

const by = (online: number | null, manual: number | null = null, unsplit: number | null = null): ChannelFigures => ({
  online,
  manual,
  unsplit,
});
const total = (figure: number): ChannelFigures => by(null, null, figure);
const targetOf = (figure: number): Target => ({ ...noTarget, total: figure, stated: figure });

/** What computeFigures takes, with everything that a case does not speak of silent. */
function figuresOf(input: {
  code: string;
  asOf: string;
  target?: Target;
  recorded?: ChannelFigures;
  collected?: ChannelFigures;
  stated?: ChannelFigures;
  campaign?: Campaign;
  extensions?: Extension[];
  outages?: Outage[];
  stage?: 'collected' | 'recorded' | 'validated';
  history?: Map<ReturnType<typeof toDay>, ChannelFigures>;
  state?: Partial<AreaState>;
}): Figures {
  const figures: StageFigures = {
    collected: input.collected ?? noChannelFigures,
    recorded: input.recorded ?? noChannelFigures,
    validated: noChannelFigures,
  };
  const asOf = toDay(input.asOf);
  return computeFigures({
    campaign: input.campaign ?? pk21,
    extensions: input.extensions ?? [],
    outages: input.outages ?? [],
    asOf,
    stage: input.stage ?? 'recorded',
    target: input.target ?? noTarget,
    history: input.history ?? new Map(),
    state: {
      areaLo: rangeOfCode(input.code).lo,
      lastReportDay: totalOf(figures.recorded) === null && totalOf(figures.collected) === null ? null : asOf,
      figures,
      stated: { collected: noChannelFigures, recorded: input.stated ?? noChannelFigures, validated: noChannelFigures },
      fell: { collected: false, recorded: false, validated: false },
      kader: null,
      supervisor: null,
      ...input.state,
    },
  });
}

describe('Karawang (32.15), PK21, 12 April 2021', () => {
  const karawang = figuresOf({
    code: '32.15',
    asOf: '2021-04-12',
    target: targetOf(734_768),
    recorded: by(28_800),
    collected: by(30_000, 12_900),
    state: { kader: 4_561 },
  });

  test('says what was published', () => {
    expect(karawang).toMatchObject({
      target: 734_768,
      online: 28_800,
      manual: null,
      unsplit: null,
      total: 28_800,
      percent: 3.92,
      remaining: 705_968,
      expectedPercent: 19.67,
      status: 'behind',
      pace: 2_400,
      requiredPace: 14_408,
      requiredPacePerKader: 3.2,
      projectedFinish: '2022-02-01',
      kader: 4_561,
      lastReportDay: '2021-04-12',
      flags: [],
    });
  });

  test('names the work that is done and not recorded: paper first of all', () => {
    expect(karawang.backlog).toEqual({ online: 1_200, manual: 12_900 });
    expect(karawang.stages).toEqual({ collected: 42_900, recorded: 28_800, validated: null });
  });
});

describe('other published cases', () => {
  test('Jawa Barat (32) states a total that no breakdown explains', () => {
    const stated = total(1_100_000);
    const parts = by(28_800);
    const figures = figuresOf({
      code: '32',
      asOf: '2021-04-12',
      target: { ...targetOf(14_000_000), parts: 734_768 },
      stated,
      recorded: combineStatedAndParts({ stated, parts }),
    });
    expect(figures).toMatchObject({
      percent: 7.86,
      total: 1_100_000,
      statedTotal: 1_100_000,
      online: 28_800,
      unsplit: 1_071_200,
      status: 'behind',
      flags: ['targetPartsDiffer'],
    });
    const karawang = figuresOf({ code: '32.15', asOf: '2021-04-12', target: targetOf(734_768), recorded: parts });
    expect(computeUnallocated({ headline: figures, rows: [karawang] })).toEqual({
      target: 13_265_232,
      online: null,
      manual: null,
      unsplit: 1_071_200,
      total: 1_071_200,
    });
  });

  test('Karanganyar (33.13), 21 April 2021: 24,83, day 21 of 61', () => {
    const figures = figuresOf({
      code: '33.13',
      asOf: '2021-04-21',
      target: targetOf(302_000),
      recorded: total(75_000),
    });
    expect(figures).toMatchObject({ percent: 24.83, expectedPercent: 34.43, status: 'behind', pace: 3_571.4 });
  });

  test('Tidore Kepulauan (82.72): collected and recorded are two figures', () => {
    const input = { code: '82.72', asOf: '2021-06-04', target: targetOf(25_186), extensions: [extended] };
    const both = { ...input, collected: total(25_186), recorded: total(14_090) };
    expect(figuresOf({ ...input, asOf: '2021-05-28', collected: total(23_002), stage: 'collected' })).toMatchObject({
      percent: 91.33,
    });
    expect(figuresOf({ ...both, stage: 'collected' })).toMatchObject({ percent: 100, status: 'done', remaining: 0 });
    // Day 65 of the 82 that the extension made of 61.
    expect(figuresOf(both)).toMatchObject({
      percent: 55.94,
      expectedPercent: 79.27,
      status: 'behind',
      remaining: 11_096,
    });
    expect(figuresOf(both).stages).toEqual({ collected: 25_186, recorded: 14_090, validated: null });
  });

  test('Kota Pekalongan (33.75), May 2021: headline and kecamatan disagree, and the table still adds up', () => {
    const headline = figuresOf({
      code: '33.75',
      asOf: '2021-05-31',
      target: { ...targetOf(81_280), parts: 81_021 },
      stated: total(77_199),
      recorded: combineStatedAndParts({ stated: total(77_199), parts: total(74_965) }),
    });
    expect(headline).toMatchObject({ percent: 94.98, total: 77_199, flags: ['targetPartsDiffer'] });
    const parts = [20_000, 20_000, 20_000, 14_965].map((figure, at) =>
      figuresOf({
        code: `33.75.0${at + 1}`,
        asOf: '2021-05-31',
        target: targetOf(at === 0 ? 21_021 : 20_000),
        recorded: total(figure),
      }),
    );
    expect(computeUnallocated({ headline, rows: parts })).toEqual({
      target: 259,
      online: null,
      manual: null,
      unsplit: 2_234,
      total: 2_234,
    });
  });

  test('Purworejo (33.06), 31 May 2021: two official targets, two percents of one figure', () => {
    const input = { code: '33.06', asOf: '2021-05-31', recorded: total(235_884) };
    expect(figuresOf({ ...input, target: targetOf(248_059) })).toMatchObject({ percent: 95.09, status: 'atRisk' });
    expect(figuresOf({ ...input, target: targetOf(236_589) })).toMatchObject({ percent: 99.7, remaining: 705 });
  });

  test('Sleman (34.04), PK21: the target itself splits by channel', () => {
    const target = { ...targetOf(321_558), online: 298_551, manual: 23_007 };
    expect(figuresOf({ code: '34.04', asOf: '2021-04-12', target })).toMatchObject({
      target: 321_558,
      targetOnline: 298_551,
      targetManual: 23_007,
    });
  });

  test('Nasional, PK23: 38,01 on 12 July is a little behind its line; 100,25 at the end is not capped', () => {
    const input = { campaign: pk23, code: 'id', target: targetOf(15_703_133) };
    expect(figuresOf({ ...input, asOf: '2023-07-12', recorded: total(5_968_674) })).toMatchObject({
      percent: 38.01,
      expectedPercent: 38.71,
      status: 'atRisk',
    });
    expect(figuresOf({ ...input, asOf: '2023-07-31', recorded: total(15_741_662) })).toMatchObject({
      percent: 100.25,
      remaining: 0,
      requiredPace: 0,
      projectedFinish: null,
      status: 'done',
      flags: ['overTarget'],
    });
  });

  test('Kampung KB, Bengkulu (17), June 2024: the unit is a kampung, the rules are the same', () => {
    const kampung: Campaign = { ...pk21, unit: 'kampung', startDay: toDay('2024-01-01'), endDay: toDay('2024-07-31') };
    const figures = figuresOf({
      campaign: kampung,
      code: '17',
      asOf: '2024-06-30',
      target: targetOf(1_514),
      recorded: total(1_322),
    });
    expect(figures).toMatchObject({ percent: 87.32, remaining: 192, requiredPace: 7 });
  });
});

test('what came since the report before the last one: Jawa Barat, PK23, 3 and 12 July 2023', () => {
  const earlier = { day: toDay('2023-07-03'), figures: total(119_008) };
  expect(computeChange(961_268, earlier)).toEqual({ since: '2023-07-03', count: 842_260 });
  expect(computeChange(118_000, earlier)?.count).toBe(-1_008);
  // A first report is no change, nor is one that nothing is known of.
  expect(computeChange(119_008, null)).toBeNull();
  expect(computeChange(119_008, { ...earlier, figures: noChannelFigures })).toBeNull();
  expect(computeChange(null, earlier)).toBeNull();
});

describe('what is not known', () => {
  const input = { code: '32.15', asOf: '2021-04-12', target: targetOf(734_768) };

  test('not reported is null everywhere, and no flag', () => {
    expect(figuresOf(input)).toMatchObject({
      online: null,
      manual: null,
      total: null,
      statedTotal: null,
      percent: null,
      status: 'notReported',
      pace: null,
      projectedFinish: null,
      backlog: { online: null, manual: null },
      stages: { collected: null, recorded: null, validated: null },
      kader: null,
      requiredPacePerKader: null,
      lastReportDay: null,
      flags: [],
    });
  });

  test('0 reported is 0', () => {
    expect(figuresOf({ ...input, recorded: by(0) })).toMatchObject({
      online: 0,
      manual: null,
      total: 0,
      percent: 0,
      status: 'behind',
      pace: 0,
    });
  });

  test('collected but nothing recorded: the recorded figure is not known', () => {
    const figures = figuresOf({ ...input, collected: by(1_000, 200) });
    expect(figures).toMatchObject({ total: null, status: 'notReported', backlog: { online: 1_000, manual: 200 } });
  });

  test('no target: no percent, no status, nothing required', () => {
    expect(figuresOf({ ...input, target: noTarget, recorded: by(28_800) })).toMatchObject({
      target: null,
      percent: null,
      status: null,
      remaining: null,
      requiredPace: null,
      projectedFinish: null,
    });
  });
});

describe('the clock of an area', () => {
  test('an extension moves what is expected from the day it is known on', () => {
    const input = { code: '32.15', target: targetOf(734_768), recorded: by(700_000), extensions: [extended] };
    expect(figuresOf({ ...input, asOf: '2021-05-27' })).toMatchObject({ expectedPercent: 93.44, requiredPace: 8_692 });
    expect(figuresOf({ ...input, asOf: '2021-05-28' })).toMatchObject({ expectedPercent: 70.73, requiredPace: 1_449 });
  });

  test('after the end nothing can be required any more', () => {
    const figures = figuresOf({
      code: '32.15',
      asOf: '2021-05-31',
      target: targetOf(734_768),
      recorded: by(700_000),
      state: { kader: 5 },
    });
    expect(figures).toMatchObject({
      remaining: 34_768,
      requiredPace: null,
      requiredPacePerKader: null,
      expectedPercent: 100,
    });
  });
});

describe('flags', () => {
  const input = { code: '32.15', asOf: '2021-04-12', target: targetOf(734_768), recorded: by(28_800) };

  test('a figure that fell is kept, shown and flagged, for the stage that fell', () => {
    const fell = { collected: false, recorded: true, validated: false };
    expect(figuresOf({ ...input, state: { fell } }).flags).toEqual(['fell']);
    expect(figuresOf({ ...input, collected: by(30_000), stage: 'collected', state: { fell } }).flags).toEqual([]);
  });

  test('parts larger than the whole are flagged, and the parts stand', () => {
    const stated = total(20_000);
    const recorded = combineStatedAndParts({ stated, parts: by(28_800) });
    expect(figuresOf({ ...input, stated, recorded })).toMatchObject({
      total: 28_800,
      statedTotal: 20_000,
      flags: ['partsExceedWhole'],
    });
  });

  test('the target reached is not passed', () => {
    expect(figuresOf({ ...input, target: targetOf(28_800) })).toMatchObject({
      percent: 100,
      status: 'done',
      flags: [],
    });
    expect(figuresOf({ ...input, target: targetOf(28_799) })).toMatchObject({ percent: 100, flags: ['overTarget'] });
  });

  test('a figure of an earlier day is stale', () => {
    expect(figuresOf({ ...input, state: { lastReportDay: toDay('2021-04-11') } }).flags).toEqual(['stale']);
  });

  test('a report of a day after the end stays flagged', () => {
    const late = { ...input, asOf: toDay('2021-06-03') };
    expect(figuresOf({ ...late, state: { lastReportDay: toDay('2021-06-03') } }).flags).toContain('afterEnd');
    expect(figuresOf({ ...late, state: { lastReportDay: toDay('2021-05-31') } }).flags).not.toContain('afterEnd');
  });

  test('more than forty a kader a day is implausible', () => {
    expect(figuresOf({ ...input, state: { kader: 60 } }).flags).toEqual([]);
    expect(figuresOf({ ...input, state: { kader: 59 } }).flags).toEqual(['implausiblePerKader']);
  });

  test('a held figure is flagged on its area and above it, with what remains without it', () => {
    const none = { own: false, below: 0, without: noChannelFigures };
    const held = (state: Partial<typeof none>) => ({
      collected: none,
      recorded: { ...none, ...state },
      validated: none,
    });
    const own = figuresOf({ ...input, state: { held: held({ own: true }) } });
    expect(own).toMatchObject({ flags: ['held'], flagsBelow: {}, withoutHeld: null });
    const above = figuresOf({
      ...{ ...input, recorded: by(15_428_800) },
      state: { held: held({ below: 2, without: by(28_800) }) },
    });
    expect(above).toMatchObject({
      ...{ flags: ['overTarget', 'held'], flagsBelow: { held: 2 } },
      withoutHeld: { total: 28_800, percent: 3.92 },
    });
    expect(figuresOf({ ...input, stage: 'collected', state: { held: held({ own: true }) } }).flags).toEqual([]);
    // Three zeros too many make nobody done, and no pace of 2.201.027 a day.
    expect(above).toMatchObject({
      ...{ total: 15_428_800, percent: 2_099.82, status: 'behind', remaining: 705_968, requiredPace: 14_408 },
      ...{ pace: 2_400, projectedFinish: '2022-02-01' },
    });
    // Nothing is left: nothing is known, which is not "not reported".
    expect(own).toMatchObject({ status: null, remaining: null, requiredPace: null, pace: null, projectedFinish: null });
    expect(judgedFigure(own)).toEqual({ total: null, percent: null });
    expect(judgedFigure(above)).toEqual({ total: 28_800, percent: 3.92 });
    expect(judgedFigure(figuresOf(input))).toEqual({ total: 28_800, percent: 3.92 });
    // Done without it is done.
    const done = figuresOf({
      ...{ ...input, recorded: by(15_428_800) },
      state: { held: held({ below: 1, without: by(734_768) }) },
    });
    expect(done).toMatchObject({ status: 'done', remaining: 0 });
  });

  test('more recorded than the area states to be collected is flagged, and nothing else for it', () => {
    const statedCollected = (collected: ChannelFigures) => ({
      state: { stated: { collected, recorded: noChannelFigures, validated: noChannelFigures } },
    });
    const late = by(20_000);
    expect(figuresOf({ ...input, collected: late, ...statedCollected(late) }).flags).toEqual([
      'recordedAboveCollected',
    ]);
    // Of the parts alone: some may not have said.
    expect(figuresOf({ ...input, collected: late }).flags).toEqual([]);
    const more = by(28_800);
    expect(figuresOf({ ...input, collected: more, ...statedCollected(more) }).flags).toEqual([]);
  });

  test('a target that its parts do not add up to is flagged; one whose parts have none is not', () => {
    expect(figuresOf({ ...input, target: { ...targetOf(734_768), parts: 734_767 } }).flags).toEqual([
      'targetPartsDiffer',
    ]);
    expect(figuresOf({ ...input, target: { ...targetOf(734_768), parts: 734_768 } }).flags).toEqual([]);
  });

  test('a target far below its parts, or below its kader, is implausible', () => {
    const karawang = { ...targetOf(30_000), parts: 734_768 };
    expect(figuresOf({ ...input, target: karawang }).flags).toEqual(['targetPartsDiffer', 'implausibleTarget']);
    // Kota Semarang: 465 KK and 2.487 kader.
    const semarang = figuresOf({ ...input, target: targetOf(465), state: { kader: 2_487 } });
    expect(semarang.flags).toContain('implausibleTarget');
  });
});

describe('the row "Belum dirinci" (rule 2)', () => {
  const row = (recorded: ChannelFigures, target: number | null = null) =>
    figuresOf({
      code: '32.15',
      asOf: '2021-04-12',
      recorded,
      ...(target === null ? {} : { target: targetOf(target) }),
    });

  test('is absent where the rows explain everything', () => {
    expect(
      computeUnallocated({ headline: row(by(30, 12), 100), rows: [row(by(10, 12), 60), row(by(20), 40)] }),
    ).toBeNull();
    expect(computeUnallocated({ headline: row(noChannelFigures), rows: [row(noChannelFigures)] })).toBeNull();
  });

  test('is negative for targets where the parts’ targets are larger than the whole’s', () => {
    const unallocated = computeUnallocated({ headline: row(by(10), 100), rows: [row(by(10), 130)] });
    expect(unallocated).toEqual({ target: -30, online: null, manual: null, unsplit: null, total: null });
  });

  test('makes every column of a table add up to its headline', () => {
    const figure = fc.option(fc.integer({ min: 0, max: 300 }), { nil: null });
    const any: fc.Arbitrary<ChannelFigures> = fc.record({ online: figure, manual: figure, unsplit: figure });
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 5 }), (stated, parts) => {
        const sum = (channel: 'online' | 'manual' | 'unsplit') =>
          parts.reduce<number | null>((all, part) => (part[channel] === null ? all : (all ?? 0) + part[channel]), null);
        const summed = by(sum('online'), sum('manual'), sum('unsplit'));
        const headline = row(combineStatedAndParts({ stated, parts: summed }));
        const rows = parts.map((part) => row(part));
        const unallocated = computeUnallocated({ headline, rows });
        for (const key of ['online', 'manual', 'unsplit', 'total'] as const) {
          const shown = rows.reduce((all, one) => all + (one[key] ?? 0), unallocated?.[key] ?? 0);
          expect(shown).toBe(headline[key] ?? 0);
        }
        expect(unallocated?.online ?? 0).toBeGreaterThanOrEqual(0);
        expect(unallocated?.manual ?? 0).toBeGreaterThanOrEqual(0);
        expect(unallocated?.total ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the way from the first day to today', () => {
  const report = (day: string, figures: ChannelFigures) => ({ day: toDay(day), figures });
  const { lo, hi } = rangeOfCode('32.15');
  const series = (asOf: string, reports: ReturnType<typeof report>[], target: number | null = 6_100) =>
    buildSeries({
      campaign: pk21,
      endDay: pk21.endDay,
      outages: [
        {
          id: 1,
          areaLo: lo,
          areaHi: hi,
          channel: 'online',
          fromDay: toDay('2021-04-04'),
          toDay: toDay('2021-04-04'),
          reason: 'server',
        },
      ],
      areaLo: lo,
      asOf: toDay(asOf),
      targetOn: () => target,
      reports,
    });

  test('has a point a day; before the first report there is none, between reports the last one stands', () => {
    const points = series('2021-04-05', [report('2021-04-02', by(100)), report('2021-04-04', by(90, 40))]);
    expect(
      points.map(({ day, online, manual, total, gained, down }) => [day, online, manual, total, gained, down]),
    ).toEqual([
      ['2021-04-01', null, null, null, null, false],
      ['2021-04-02', 100, null, 100, 100, false],
      ['2021-04-03', 100, null, 100, null, false],
      ['2021-04-04', 90, 40, 130, 30, true],
      ['2021-04-05', 90, 40, 130, null, false],
    ]);
  });

  test('shows a fall as one: Lumajang, June 2021', () => {
    const points = series('2021-04-02', [report('2021-04-01', by(100)), report('2021-04-02', by(80))]);
    expect(points.map((point) => point.gained)).toEqual([100, -20]);
  });

  test('gains what the total gained, whatever the form of the reports', () => {
    const inAll = (total: number): ChannelFigures => ({ online: null, manual: null, unsplit: total });
    const points = series('2021-04-06', [
      report('2021-04-01', by(70, 30)),
      report('2021-04-03', inAll(110)),
      report('2021-04-05', by(80, 30)),
      report('2021-04-06', inAll(105)),
    ]);
    expect(points.map((point) => point.total)).toEqual([100, 100, 110, 110, 110, 105]);
    expect(points.map((point) => point.gained)).toEqual([100, null, 10, null, 0, -5]);
  });

  test('slopes from the first day’s share to the whole target and stays there', () => {
    const expected = series('2021-06-02', []).map((point) => point.expected);
    expect(expected.slice(0, 3)).toEqual([100, 200, 300]);
    expect(expected.at(11)).toBe(1_200);
    expect(expected.slice(59)).toEqual([6_000, 6_100, 6_100, 6_100]);
    expect(series('2021-04-02', [], null).map((point) => point.expected)).toEqual([null, null]);
  });
});
