import { describe, expect, test } from 'vitest';
import { rangeOfCode } from './areas';
import type { ChannelFigures } from './counts';
import { addDays, type IsoDay, toDay } from './days';
import type { Outage } from './outages';
import { addMonths, computeVisitPaces, findVisitFault, listWeeks, parseMonth, suggestPlaces } from './visits';

const day = (date: number) => addDays(toDay('2019-10-31'), date);
const total = (value: number): ChannelFigures => ({ online: null, manual: null, unsplit: value });
const visit = { fromDay: day(1), toDay: day(10) };
const startDay = toDay('2019-09-01');
const desa = rangeOfCode('36.04.09.2003').lo;
const kecamatan = rangeOfCode('36.04.09').lo;
/** Reports of every day from the 20th of October on, so many more each day. */
const course = (areaLo: number, perDay: (at: IsoDay) => number, until = day(20)) => {
  const reports: { day: IsoDay; figures: ChannelFigures }[] = [];
  let sum = 100;
  for (let at = toDay('2019-10-20'); at <= until; at = addDays(at, 1)) {
    sum += perDay(at);
    reports.push({ day: at, figures: total(sum) });
  }
  return { areaLo, reports };
};
const faster = course(desa, (at) => (at < visit.fromDay ? 2 : at <= visit.toDay ? 12 : 5));
const steady = course(kecamatan, () => 30);
const given = { visit, startDay, lastDay: day(20), outages: [] as Outage[], area: faster, parent: steady };
const pacesOf = (more: Partial<Parameters<typeof computeVisitPaces>[0]> = {}) =>
  computeVisitPaces({ ...given, ...more });

describe('the pace around a visit', () => {
  test('seven days before, during, seven days after, beside the area above', () => {
    expect(pacesOf()).toEqual([
      { part: 'before', fromDay: day(-6), toDay: day(0), whole: true, pace: 2, parentPace: 30 },
      { part: 'during', fromDay: day(1), toDay: day(10), whole: true, pace: 12, parentPace: 30 },
      { part: 'after', fromDay: day(11), toDay: day(17), whole: true, pace: 5, parentPace: 30 },
    ]);
  });

  test('a part that is not over counts as far as figures go, and one that has not begun not at all', () => {
    const [, during, after] = pacesOf({ lastDay: day(4) });
    expect(during).toMatchObject({ toDay: day(4), whole: false, pace: 12 });
    expect(after).toMatchObject({ toDay: null, whole: false, pace: null, parentPace: null });
    expect(pacesOf({ lastDay: null }).map(({ pace }) => pace)).toEqual([null, null, null]);
  });

  test('not reported is not 0, and an area above that is not seen has no pace', () => {
    const until = course(desa, () => 2, day(0));
    expect(pacesOf({ area: until, parent: null })).toMatchObject([
      { pace: 2, parentPace: null },
      { pace: null, parentPace: null },
      { pace: null },
    ]);
    // Nothing is known before the first report: what it tells was not gained in seven days.
    const late = { areaLo: desa, reports: faster.reports.filter(({ day: at }) => at > day(2)) };
    expect(pacesOf({ area: late }).map(({ pace }) => pace)).toEqual([null, null, 5]);
  });

  test('days that a server was down are taken out of the days, not out of the gain', () => {
    const outage: Outage = {
      ...{ id: 1, areaLo: kecamatan, areaHi: kecamatan + 9_999, channel: null, reason: 'mati' },
      ...{ fromDay: day(2), toDay: day(6) },
    };
    // 0 on the five days that were down: 60 over five days that worked.
    const halted = course(desa, (at) => (outage.fromDay <= at && at <= outage.toDay ? 0 : 12));
    expect(pacesOf({ area: halted, outages: [outage] })[1]).toMatchObject({ pace: 12 });
    expect(pacesOf({ area: halted })[1]).toMatchObject({ pace: 6 });
  });

  test('a campaign begins at zero', () => {
    const visited = { fromDay: startDay, toDay: startDay };
    const reports = [{ day: startDay, figures: total(40) }];
    const [before, during] = pacesOf({ visit: visited, lastDay: startDay, area: { areaLo: desa, reports } });
    expect(before).toMatchObject({ toDay: null, pace: null });
    expect(during).toMatchObject({ pace: 40 });
  });
});

const campaign = { startDay, lastDay: toDay('2019-12-31') };

test.each([
  ['2019-11-10', '2019-11-01', 'endsBeforeItStarts'],
  ['2019-11-01', '2019-12-31', 'tooLong'],
  ['2019-11-01', '2019-12-30', null],
  ['2019-05-31', '2019-06-02', 'outsideCampaign'],
  ['2020-04-01', '2020-04-02', 'outsideCampaign'],
  ['2019-06-01', '2019-06-01', null],
])('%s to %s: %s', (from, to, fault) => {
  expect(findVisitFault({ fromDay: toDay(from), toDay: toDay(to) }, campaign)).toBe(fault);
});

describe('where to go next', () => {
  const row = (code: string, percent: number | null, more = {}) => ({
    area: { code, name: code, level: 4 as const, kind: 'desa' as const },
    range: rangeOfCode(code),
    figures: {
      ...{ percent, expectedPercent: 50, takesPart: true },
      status: percent === null ? ('notReported' as const) : ('behind' as const),
      ...more,
    },
  });
  const rows = [
    row('36.04.09.2001', 30),
    row('36.04.09.2003', 10),
    row('36.04.09.2004', null),
    row('36.04.09.2013', 20),
    row('36.04.09.2015', 1, { status: 'atRisk' }),
    row('36.04.09.2016', 1, { takesPart: false }),
  ];
  const suggest = (visits: { toDay: IsoDay; places: { area: { lo: number; hi: number } }[] }[], most = 9) =>
    suggestPlaces({ rows, visits, asOf: day(20), most }).map(({ area }) => area.code.slice(-4));
  const to = (code: string, toDay: IsoDay) => ({ toDay, places: [{ area: rangeOfCode(code) }] });

  test('the weakest first, those that do not report among them', () => {
    expect(suggest([])).toEqual(['2004', '2003', '2013', '2001']);
    expect(suggest([], 2)).toEqual(['2004', '2003']);
  });

  test('none that was visited in 14 days, or is to be, or lies in one that was', () => {
    expect(suggest([to('36.04.09.2003', day(7))])).not.toContain('2003');
    expect(suggest([to('36.04.09.2003', day(6))])).toContain('2003');
    expect(suggest([to('36.04.09.2003', day(25))])).not.toContain('2003');
    expect(suggest([to('36.04.09', day(10))])).toEqual([]);
  });
});

test('a month has its weeks from Monday on', () => {
  const weeks = listWeeks('2019-11');
  expect([weeks.length, weeks[0]?.[0], weeks[0]?.[4], weeks.at(-1)?.[6]]).toEqual([
    ...[5, '2019-10-28', '2019-11-01', '2019-12-01'],
  ]);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect([addMonths('2019-12', 1), addMonths('2020-01', -1)]).toEqual(['2020-01', '2019-12']);
  expect([parseMonth('2019-13'), parseMonth('2019-1'), parseMonth('2019-11')]).toEqual([null, null, '2019-11']);
});
