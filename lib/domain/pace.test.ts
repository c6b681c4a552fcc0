import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
  test('Karawang, 12 April 2021: 28.800 in 12 days is 2.400 a day', () => {
    expect(paceOf(online(...evenly(2_400, 12)))).toBe(2_400);
  });

  test('is the same where the only report is that of day 12: what came in before it is not known, but it was not nothing', () => {
    expect(paceOf(online(...Array(11).fill(null), 28_800))).toBe(2_400);
  });

  test('leaves the days of an outage out of that average as well', () => {
    const outages = [outage('32.15', 'online', '2021-04-02', '2021-04-03')];
    expect(paceOf(online(...Array(11).fill(null), 28_800), outages)).toBe(2_880);
  });

  test('is null before the first report and 0 when seven days brought nothing', () => {
    expect(paceOf(online(null, null, null))).toBeNull();
    expect(paceOf(online(100, 100, 100, 100, 100, 100, 100, 100))).toBe(0);
  });

  test('counts the days there are, early in a campaign: it began at zero', () => {
    expect(paceOf(online(100))).toBe(100);
    expect(paceOf(online(100, 300))).toBe(150);
  });

  test('is taken over seven days, not over all of them', () => {
    expect(paceOf(online(9_000, ...evenly(10, 7).map((gained) => 9_000 + gained)))).toBe(10);
  });

  test('leaves out a day of an outage and does not call the area slow for it', () => {
    const figures = online(100, 200, 300, 400, 500, 600, 700, 700, 700, 800);
    expect(paceOf(figures)).toBe(71.4);
    expect(paceOf(figures, [outage('32.15', 'online', '2021-04-08', '2021-04-09')])).toBe(100);
    expect(paceOf(figures, [outage('id', null, '2021-04-08', '2021-04-09')])).toBe(100);
  });

  test('is not changed by an outage below the area, beside it or of another channel', () => {
    const figures = online(100, 200, 300, 400, 500, 600, 700, 700, 700, 800);
    for (const other of [
      outage('32.15.01', null, '2021-04-08', '2021-04-09'),
      outage('33', null, '2021-04-08', '2021-04-09'),
      outage('32.15', 'manual', '2021-04-08', '2021-04-09'),
    ]) {
      expect(paceOf(figures, [other])).toBe(71.4);
    }
  });

  test('leaves out a channel’s outage for that channel only', () => {
    const days = Array.from({ length: 10 }, (_, at) => ({
      online: Math.min(at + 1, 5) * 100,
      manual: (at + 1) * 10,
      unsplit: null,
    }));
    // Online was down from day 6 on: its last seven working days are days 1 to 5.
    expect(paceOf(days, [outage('32', 'online', '2021-04-06', '2021-04-10')])).toBe(110);
  });

  test('is null when every channel has been down since the start', () => {
    expect(paceOf(online(100, 200), [outage('id', null, '2021-03-01', '2021-04-02')])).toBeNull();
  });

  test('is negative when the figure fell, and rounded half away from zero', () => {
    expect(paceOf(online(1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 300))).toBe(-100);
    expect(paceOf(online(1, 0, 0, 1))).toBe(0.3);
    const fallen = online(5, 5, 5, 5, 4);
    expect(paceOf(fallen, [outage('32.15', 'online', '2021-04-01', '2021-04-01')])).toBe(-0.3);
  });

  test('says 0, not minus 0, of a fall too small for one decimal', () => {
    // Online -1 in six days, manual +1 in seven: -0,02 a day.
    const days = Array.from({ length: 7 }, (_, at) => ({
      online: at === 6 ? 6 : 7,
      manual: at === 6 ? 1 : 0,
      unsplit: null,
    }));
    expect(paceOf(days, [outage('32.15', 'online', '2021-04-01', '2021-04-01')])).toBe(0);
  });

  test('is a plain count, day by day, whatever the outages', () => {
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

/** The rule as one would do it with a pencil: days alike side by side, what was gained in them, and over how many days. */
function naivePace(days: readonly ChannelFigures[], outages: readonly Outage[]): number | null {
  const today = days.at(-1) ?? noChannelFigures;
  if (isSilent(today)) return null;
  const worked = (channel: Channel): number[] => {
    const found: number[] = [];
    for (let at = days.length - 1; at >= 0; at--) {
      const day = addDays(startDay, at);
      const down = outages.some(
        (one) =>
          (one.channel === null || one.channel === channel) &&
          (one.areaLo === 0 || one.areaLo === 3200000000 || one.areaLo === 3215000000) &&
          one.fromDay <= day &&
          day <= one.toDay,
      );
      if (!down) found.push(at);
    }
    return found;
  };
  const all = { online: worked('online'), manual: worked('manual'), unsplit: worked('unsplit') };
  const inWindow = (at: number) => channels.filter((channel) => all[channel].slice(0, 7).includes(at));
  const gained = { online: 0, manual: 0, unsplit: 0 };
  const total = (day: ChannelFigures | undefined) => (day?.online ?? 0) + (day?.manual ?? 0) + (day?.unsplit ?? 0);
  for (let from = 0; from < days.length; ) {
    const counted = inWindow(from);
    let to = from;
    while (to + 1 < days.length && inWindow(to + 1).join() === counted.join()) to += 1;
    const [before, after] = [days[from - 1], days[to]];
    const change = total(after) - total(before);
    const raw = channels.map((channel) => (after?.[channel] ?? 0) - (before?.[channel] ?? 0));
    const alike = raw.filter((one) => one * change > 0).reduce((sum, one) => sum + one, 0);
    channels.forEach((channel, at) => {
      const one = raw[at] ?? 0;
      if (counted.includes(channel) && one * change > 0) gained[channel] += (one * change) / alike;
    });
    from = to + 1;
  }
  let pace: number | null = null;
  for (const channel of channels) {
    const window = all[channel].slice(0, 7);
    const first = window.at(-1);
    if (first === undefined) continue;
    const before = first === 0 ? null : (days[first - 1] ?? noChannelFigures);
    let perDay = gained[channel] / window.length;
    if (before && isSilent(before)) perDay = (today[channel] ?? 0) / all[channel].length;
    else if (before && channel === 'unsplit' && before.unsplit === null && today.unsplit !== null) {
      const kept = (['online', 'manual'] as const).every(
        (one) => before[one] === null || (today[one] !== null && today[one] >= before[one]),
      );
      if (kept && gained.unsplit > total(before)) perDay = gained.unsplit / all.unsplit.length;
    }
    pace = (pace ?? 0) + perDay;
  }
  if (pace === null) return null;
  const rounded = Math.round(Math.abs(pace) * 10) / 10;
  return rounded === 0 ? 0 : pace < 0 ? -rounded : rounded;
}

describe('pace compares totals (rule 11)', () => {
  const of = (online: number | null, manual: number | null, unsplit: number | null): ChannelFigures => ({
    online,
    manual,
    unsplit,
  });

  /** One day after the other, each figure standing until the next. */
  const on = (length: number, reports: Record<number, ChannelFigures>): ChannelFigures[] => {
    let standing = noChannelFigures;
    return Array.from({ length }, (_, at) => (standing = reports[at + 1] ?? standing));
  };

  test.each([
    ['by channel on 20 May, in all on 25 May', { 50: of(70_000, 30_000, null), 55: of(null, null, 110_000) }, 1_428.6],
    ['in all on 20 May, by channel on 25 May', { 50: of(null, null, 100_000), 55: of(70_000, 40_000, null) }, 1_428.6],
    ['the same figure in another form', { 50: of(70_000, 30_000, null), 55: of(null, null, 100_000) }, 0],
    ['and back again', { 48: of(null, null, 7_000), 52: of(7_000, null, null), 55: of(null, null, 7_700) }, 100],
    ['to one channel alone', { 50: of(70_000, 30_000, null), 55: of(107_000, null, null) }, 1_000],
    ['a figure that truly fell', { 50: of(70_000, 30_000, null), 55: of(null, null, 93_000) }, -1_000],
    ['a known 0', { 50: of(0, null, null), 55: of(null, null, 70) }, 10],
  ])('on 27 May, %s', (_what, reports, expected) => {
    expect(paceOf(on(57, reports))).toBe(expected);
  });

  test('two parts of an area that change their form on different days', () => {
    const days = [...evenly(100, 20)].map((total, at) => {
      const first = total / 2;
      return of((at < 15 ? first : 0) + (at < 18 ? first : 0), null, at < 15 ? null : at < 18 ? first : total);
    });
    expect(paceOf(days)).toBe(100);
  });

  test('and an outage of one channel counts for what came in by that channel', () => {
    const online = outage('32.15', 'online', '2021-04-24', '2021-04-27');
    // 10.000 more without a channel: no day of theirs was down.
    const days = on(27, { 20: of(70_000, 30_000, null), 25: of(null, null, 107_000) });
    expect(paceOf(days, [online])).toBe(1_000);
    // By channel, online 2.100 in days 17 to 23.
    expect(paceOf(on(27, { 16: of(700, 300, null), 23: of(2_800, 300, null) }), [online])).toBe(300);
  });

  const form = fc.constantFrom('channels', 'total');
  const share = fc.integer({ min: 0, max: 100 });
  const write = (total: number, as: string, percent: number): ChannelFigures => {
    const online = Math.floor((total * percent) / 100);
    return as === 'total' ? of(null, null, total) : of(online, total - online, null);
  };

  test('a change of form never changes it', () => {
    const day = fc.tuple(fc.integer({ min: -50, max: 500 }), form, share);
    const days = fc.array(day, { minLength: 1, maxLength: 40 });
    const down = fc.array(fc.tuple(fc.nat(39), fc.nat(4)), { maxLength: 3 });
    fc.assert(
      fc.property(fc.nat(8), days, down, (silent, all, spans) => {
        const outages = spans.map(([from, length]) =>
          outage('32.15', null, addDays(startDay, from), addDays(startDay, from + length)),
        );
        let total = 100;
        const totals = all.map(([more]) => (total = Math.max(0, total + more)));
        const before = Array<ChannelFigures>(silent).fill(noChannelFigures);
        const forms = all.map(([, as, percent], at) => write(totals[at] ?? 0, as, percent));
        expect(paceOf([...before, ...forms], outages)).toBe(
          paceOf([...before, ...totals.map((one) => of(one, null, null))], outages),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('is not negative where the total never falls, whatever the forms and outages', () => {
    const part = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null });
    const day = fc.tuple(fc.nat(500), part, part, part);
    const anyOutage = fc
      .tuple(fc.constantFrom(null, ...channels), fc.nat(34), fc.nat(6))
      .map(([channel, from, length]) =>
        outage('32.15', channel, addDays(startDay, from), addDays(startDay, from + length)),
      );
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.array(day, { minLength: 1, maxLength: 35 }),
        fc.array(anyOutage, { maxLength: 4 }),
        (silent, all, outages) => {
          let total = 0;
          const days = all.map(([more, online, manual, unsplit]) => {
            total += more;
            const weights = [online, manual, unsplit];
            const sum = weights.reduce<number>((added, one) => added + (one ?? 0), 0);
            if (sum === 0) return of(null, null, total);
            const shares = weights.map((one) => (one === null ? null : Math.floor((total * one) / sum)));
            const left = total - shares.reduce<number>((added, one) => added + (one ?? 0), 0);
            const last = shares.findLastIndex((one) => one !== null);
            const [a = null, b = null, c = null] = shares.map((one, at) => (at === last ? (one ?? 0) + left : one));
            return of(a, b, c);
          });
          const pace = paceOf([...Array<ChannelFigures>(silent).fill(noChannelFigures), ...days], outages);
          expect(pace ?? 0).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('the days that pace asks for', () => {
  test('are one when nothing was down: the day before the window', () => {
    const asOf = toDay('2021-04-12');
    expect(daysForPace({ outages: [], areaLo: karawang.lo, asOf, startDay })).toEqual(['2021-04-05']);
  });

  test('are none in the first week: the campaign began at zero', () => {
    expect(daysForPace({ outages: [], areaLo: karawang.lo, asOf: toDay('2021-04-07'), startDay })).toEqual([]);
  });

  test('are the ends of each run of working days, for each channel', () => {
    const outages = [outage('32.15', 'online', '2021-04-09', '2021-04-10')];
    const days = daysForPace({ outages, areaLo: karawang.lo, asOf: toDay('2021-04-12'), startDay });
    expect(days).toEqual(['2021-04-03', '2021-04-05', '2021-04-08', '2021-04-10']);
  });
});

test('Jawa Barat states 1.100.000 in all on day 12, of which Karawang reported 28.800 day by day', () => {
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
  test('Karawang, 12 April 2021: 705.968 in 49 days is 14.408 a day, 3,2 a kader', () => {
    expect(computeRequiredPace({ remaining: 705_968, daysLeft: 49 })).toBe(14_408);
    expect(computeRequiredPacePerKader({ remaining: 705_968, daysLeft: 49, kader: 4_561 })).toBe(3.2);
  });

  test.each([
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

  test('reaches the target on the last day, and one less would not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), fc.integer({ min: 1, max: 100 }), (remaining, daysLeft) => {
        const pace = computeRequiredPace({ remaining, daysLeft }) ?? 0;
        expect(pace * daysLeft).toBeGreaterThanOrEqual(remaining);
        expect((pace - 1) * daysLeft).toBeLessThan(remaining);
      }),
    );
  });

  test.each([
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

  test('Karawang, 12 April 2021: 705.968 at 2.400 a day is 295 days, 1 February 2022', () => {
    expect(finish(705_968, 2_400)).toBe('2022-02-01');
  });

  test('is the day on which the last one comes in', () => {
    expect(finish(10, 10)).toBe('2021-04-13');
    expect(finish(11, 10)).toBe('2021-04-14');
    expect(finish(1, 0.1)).toBe('2021-04-22');
  });

  test.each([
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
