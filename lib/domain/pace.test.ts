import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOfCode } from './areas';
import { type Channel, type ChannelFigures, channels, noChannelFigures } from './counts';
import { addDays, daysBetween, type IsoDay, toDay } from './days';
import type { Outage } from './outages';
import {
  computePace,
  computeProjectedFinish,
  computeRequiredPace,
  computeRequiredPacePerKader,
  daysForPace,
  type History,
} from './pace';

const startDay = toDay('2021-04-01');
const karawang = rangeOfCode('32.15');

function outage(code: string, channel: Channel | null, from: string, to: string): Outage {
  const { lo, hi } = rangeOfCode(code);
  return { id: 1, areaLo: lo, areaHi: hi, channel, fromDay: toDay(from), toDay: toDay(to), reason: 'server pusat' };
}

/** The pace of Karawang whose figures of day 1, 2, … are given, as a loader asks for it: with the days it needs only. */
function paceOf(days: readonly ChannelFigures[], outages: readonly Outage[] = [], areaLo = karawang.lo): number | null {
  const asOf = addDays(startDay, days.length - 1);
  const wanted = daysForPace({ outages, areaLo, asOf, startDay });
  const history: History = new Map(
    wanted.map((day) => [day, days[daysBetween(startDay, day)] ?? noChannelFigures] as const),
  );
  return computePace({ figures: days.at(-1) ?? noChannelFigures, history, outages, areaLo, asOf, startDay });
}

/** Figures of online alone: a cumulative figure a day, null where nothing was reported yet. */
const online = (...figures: (number | null)[]): ChannelFigures[] =>
  figures.map((figure) => ({ ...noChannelFigures, online: figure }));
const evenly = (perDay: number, count: number) => Array.from({ length: count }, (_, at) => (at + 1) * perDay);

describe('pace (rule 6)', () => {
  it('Karawang, 12 April 2021: 28.800 in 12 days is 2.400 a day', () => {
    expect(paceOf(online(...evenly(2_400, 12)))).toBe(2_400);
  });

  it('is the same where the only report is that of day 12: what came in before it is not known, but it was not nothing', () => {
    expect(paceOf(online(...Array(11).fill(null), 28_800))).toBe(2_400);
  });

  it('leaves the days of an outage out of that average as well', () => {
    const outages = [outage('32.15', 'online', '2021-04-02', '2021-04-03')];
    expect(paceOf(online(...Array(11).fill(null), 28_800), outages)).toBe(2_880);
  });

  it('is null before the first report and 0 when seven days brought nothing', () => {
    expect(paceOf(online(null, null, null))).toBeNull();
    expect(paceOf(online(100, 100, 100, 100, 100, 100, 100, 100))).toBe(0);
  });

  it('counts the days there are, early in a campaign: it began at zero', () => {
    expect(paceOf(online(100))).toBe(100);
    expect(paceOf(online(100, 300))).toBe(150);
  });

  it('is taken over seven days, not over all of them', () => {
    expect(paceOf(online(9_000, ...evenly(10, 7).map((gained) => 9_000 + gained)))).toBe(10);
  });

  it('leaves out a day of an outage and does not call the area slow for it', () => {
    const figures = online(100, 200, 300, 400, 500, 600, 700, 700, 700, 800);
    expect(paceOf(figures)).toBe(71.4);
    expect(paceOf(figures, [outage('32.15', 'online', '2021-04-08', '2021-04-09')])).toBe(100);
    expect(paceOf(figures, [outage('id', null, '2021-04-08', '2021-04-09')])).toBe(100);
  });

  it('is not changed by an outage below the area, beside it or of another channel', () => {
    const figures = online(100, 200, 300, 400, 500, 600, 700, 700, 700, 800);
    for (const other of [
      outage('32.15.01', null, '2021-04-08', '2021-04-09'),
      outage('33', null, '2021-04-08', '2021-04-09'),
      outage('32.15', 'manual', '2021-04-08', '2021-04-09'),
    ]) {
      expect(paceOf(figures, [other])).toBe(71.4);
    }
  });

  it('leaves out a channel’s outage for that channel only', () => {
    const days = Array.from({ length: 10 }, (_, at) => ({
      online: Math.min(at + 1, 5) * 100,
      manual: (at + 1) * 10,
      unsplit: null,
    }));
    // Online was down from day 6 on: its last seven working days are days 1 to 5.
    expect(paceOf(days, [outage('32', 'online', '2021-04-06', '2021-04-10')])).toBe(110);
  });

  it('is null when every channel has been down since the start', () => {
    expect(paceOf(online(100, 200), [outage('id', null, '2021-03-01', '2021-04-02')])).toBeNull();
  });

  it('is negative when the figure fell, and rounded half away from zero', () => {
    expect(paceOf(online(1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 300))).toBe(-100);
    expect(paceOf(online(1, 0, 0, 1))).toBe(0.3);
    const fallen = online(5, 5, 5, 5, 4);
    expect(paceOf(fallen, [outage('32.15', 'online', '2021-04-01', '2021-04-01')])).toBe(-0.3);
  });

  it('says 0, not minus 0, of a fall too small for one decimal', () => {
    // Online -1 in six days, manual +1 in seven: -0,02 a day.
    const days = Array.from({ length: 7 }, (_, at) => ({
      online: at === 6 ? 6 : 7,
      manual: at === 6 ? 1 : 0,
      unsplit: null,
    }));
    expect(paceOf(days, [outage('32.15', 'online', '2021-04-01', '2021-04-01')])).toBe(0);
  });

  it('is a plain count, day by day, whatever the outages', () => {
    const figure = fc.integer({ min: 0, max: 5_000 });
    const day = fc.record({
      online: fc.option(figure, { nil: null, freq: 6 }),
      manual: fc.option(figure, { nil: null, freq: 2 }),
      unsplit: fc.option(figure, { nil: null, freq: 1 }),
    });
    const campaign = fc
      .tuple(fc.nat(10), fc.array(day, { minLength: 1, maxLength: 25 }))
      .map(([silent, days]) => [...Array<ChannelFigures>(silent).fill(noChannelFigures), ...days]);
    const anyOutage = fc
      .tuple(
        fc.constantFrom('id', '32', '32.15', '32.15.01', '33'),
        fc.constantFrom(null, ...channels),
        fc.integer({ min: -3, max: 34 }),
        fc.nat(6),
      )
      .map(([code, channel, from, length]) => {
        const first = addDays(startDay, from);
        return outage(code, channel, first, addDays(first, length));
      });
    fc.assert(
      fc.property(campaign, fc.array(anyOutage, { maxLength: 5 }), (days, outages) => {
        const standing = fillForward(days);
        expect(paceOf(standing, outages)).toBe(naivePace(standing, outages));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Between reports the last figure stands, a channel at a time. */
function fillForward(days: readonly ChannelFigures[]): ChannelFigures[] {
  let last: ChannelFigures = noChannelFigures;
  return days.map((day) => {
    last = {
      online: day.online ?? last.online,
      manual: day.manual ?? last.manual,
      unsplit: day.unsplit ?? last.unsplit,
    };
    return last;
  });
}

const isSilent = (day: ChannelFigures) => channels.every((channel) => day[channel] === null);

/** The rule as one would do it with a pencil: gains of single days, added up and divided. */
function naivePace(days: readonly ChannelFigures[], outages: readonly Outage[]): number | null {
  const today = days.at(-1) ?? noChannelFigures;
  if (isSilent(today)) return null;
  let pace: number | null = null;
  for (const channel of channels) {
    const worked: number[] = [];
    for (let at = days.length - 1; at >= 0; at--) {
      const day = addDays(startDay, at);
      const down = outages.some(
        (one) =>
          (one.channel === null || one.channel === channel) &&
          (one.areaLo === 0 || one.areaLo === 3200000000 || one.areaLo === 3215000000) &&
          one.fromDay <= day &&
          day <= one.toDay,
      );
      if (!down) worked.push(at);
    }
    const window = worked.slice(0, 7);
    const first = window.at(-1);
    if (first === undefined) continue;
    const before = first === 0 ? null : days[first - 1];
    if (before && (channel === 'unsplit' ? before.unsplit === null : isSilent(before))) {
      pace = (pace ?? 0) + (today[channel] ?? 0) / worked.length;
      continue;
    }
    let gained = 0;
    for (const at of window) gained += (days[at]?.[channel] ?? 0) - (at === 0 ? 0 : (days[at - 1]?.[channel] ?? 0));
    pace = (pace ?? 0) + gained / window.length;
  }
  if (pace === null) return null;
  const rounded = Math.round(Math.abs(pace) * 10) / 10;
  return rounded === 0 ? 0 : pace < 0 ? -rounded : rounded;
}

describe('the days that pace asks for', () => {
  it('are one when nothing was down: the day before the window', () => {
    const asOf = toDay('2021-04-12');
    expect(daysForPace({ outages: [], areaLo: karawang.lo, asOf, startDay })).toEqual(['2021-04-05']);
  });

  it('are none in the first week: the campaign began at zero', () => {
    expect(daysForPace({ outages: [], areaLo: karawang.lo, asOf: toDay('2021-04-07'), startDay })).toEqual([]);
  });

  it('are the ends of each run of working days, for each channel', () => {
    const outages = [outage('32.15', 'online', '2021-04-09', '2021-04-10')];
    const days = daysForPace({ outages, areaLo: karawang.lo, asOf: toDay('2021-04-12'), startDay });
    expect(days).toEqual(['2021-04-03', '2021-04-05', '2021-04-08', '2021-04-10']);
  });
});

it('Jawa Barat states 1.100.000 in all on day 12, of which Karawang reported 28.800 day by day', () => {
  const asOf = toDay('2021-04-12');
  const pace = computePace({
    figures: { online: 28_800, manual: null, unsplit: 1_071_200 },
    history: new Map([[toDay('2021-04-05'), { online: 12_000, manual: null, unsplit: null }]]),
    outages: [],
    areaLo: 3_200_000_000,
    asOf,
    startDay,
  });
  // 16.800 online in seven days, and 1.071.200 in twelve.
  expect(pace).toBe(91_666.7);
});

describe('required pace', () => {
  it('Karawang, 12 April 2021: 705.968 in 49 days is 14.408 a day, 3,2 a kader', () => {
    expect(computeRequiredPace({ remaining: 705_968, daysLeft: 49 })).toBe(14_408);
    expect(computeRequiredPacePerKader({ remaining: 705_968, daysLeft: 49, kader: 4_561 })).toBe(3.2);
  });

  it.each([
    ['rounds up: 14.407 a day would not do', { remaining: 49 * 14_407 + 1, daysLeft: 49 }, 14_408],
    ['exactly', { remaining: 49 * 14_407, daysLeft: 49 }, 14_407],
    ['one left', { remaining: 1, daysLeft: 49 }, 1],
    ['the target is reached', { remaining: 0, daysLeft: 49 }, 0],
    ['reached, after the end', { remaining: 0, daysLeft: 0 }, 0],
    ['no day is left', { remaining: 5, daysLeft: 0 }, null],
    ['no target', { remaining: null, daysLeft: 49 }, null],
  ])('%s', (_what, input, expected) => {
    expect(computeRequiredPace(input)).toBe(expected);
  });

  it('reaches the target on the last day, and one less would not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), fc.integer({ min: 1, max: 100 }), (remaining, daysLeft) => {
        const pace = computeRequiredPace({ remaining, daysLeft }) ?? 0;
        expect(pace * daysLeft).toBeGreaterThanOrEqual(remaining);
        expect((pace - 1) * daysLeft).toBeLessThan(remaining);
      }),
    );
  });

  it.each([
    ['without kader', { remaining: 100, daysLeft: 10, kader: null }, null],
    ['with 0 kader', { remaining: 100, daysLeft: 10, kader: 0 }, null],
    ['without a target', { remaining: null, daysLeft: 10, kader: 5 }, null],
    ['after the end', { remaining: 100, daysLeft: 0, kader: 5 }, null],
    ['reached', { remaining: 0, daysLeft: 0, kader: 5 }, 0],
    ['half away from zero', { remaining: 5, daysLeft: 10, kader: 2 }, 0.3],
  ])('a kader: %s', (_what, input, expected) => {
    expect(computeRequiredPacePerKader(input)).toBe(expected);
  });
});

describe('projected finish', () => {
  const finish = (remaining: number | null, pace: number | null): IsoDay | null =>
    computeProjectedFinish({ remaining, pace, asOf: toDay('2021-04-12') });

  it('Karawang, 12 April 2021: 705.968 at 2.400 a day is 295 days, 1 February 2022', () => {
    expect(finish(705_968, 2_400)).toBe('2022-02-01');
  });

  it('is the day on which the last one comes in', () => {
    expect(finish(10, 10)).toBe('2021-04-13');
    expect(finish(11, 10)).toBe('2021-04-14');
    expect(finish(1, 0.1)).toBe('2021-04-22');
  });

  it.each([
    ['the target is reached', 0, 2_400],
    ['nothing comes in', 100, 0],
    ['the figure falls', 100, -3.5],
    ['no pace is known', 100, null],
    ['no target', null, 2_400],
    ['it lies more than a hundred years ahead', 3_651, 0.1],
  ])('is null when %s', (_what, remaining, pace) => {
    expect(finish(remaining, pace)).toBeNull();
  });
});
