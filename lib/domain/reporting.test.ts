import { describe, expect, test } from 'vitest';
import { addDays, type IsoDay, toDay } from './days';
import type { Outage } from './outages';
import { matrixDays } from './report-columns';
import {
  buildReporting,
  computePunctuality,
  type Punctuality,
  type Receipt,
  type ReportingSource,
  receiptOf,
} from './reporting';

const day = (text: string): IsoDay => toDay(`2021-${text}`);
const campaign = { startDay: day('04-01'), channels: ['online', 'manual'] as const };
const outages: Outage[] = [
  {
    id: 1,
    areaLo: 0,
    areaHi: 9_999_999_999,
    channel: 'online',
    fromDay: day('04-08'),
    toDay: day('04-09'),
    reason: '',
  },
];
const later = new Date('2021-06-30T00:00:00Z');

type Said = Partial<Omit<ReportingSource, 'reports'>> & { reports?: [string, Receipt?, (number | null)?][] };

const source = ({ reports = [], ...rest }: Said = {}): ReportingSource => ({
  area: { code: '32.15.01', name: 'Tirtamulya', level: 3, kind: 'kecamatan' },
  ...{ target: 1_000, endDay: day('05-31'), workMode: null, takesPart: () => true },
  reports: reports.map(([on, receipt = 'onTime', recorded = 5]) => ({ day: day(on), receipt, recorded })),
  ...rest,
});

const matrix = (said: Said, asOf = day('04-12'), now = later) =>
  buildReporting({ campaign, outages, sources: [source(said)], asOf, now });
const stateOn = (on: string, said: Said) => matrix(said, day(on)).rows[0]?.days.at(-1);

test('the matrix ends with the day chosen, and begins before the campaign when that is young', () => {
  const { days, rows } = matrix({ reports: [['04-12']] });
  expect(days).toHaveLength(matrixDays);
  expect([days[0], days.at(-1)]).toEqual(['2021-03-30', '2021-04-12']);
  expect(rows[0]?.days).toEqual([
    ...['notStarted', 'notStarted', 'missing', 'missing', 'missing', 'missing', 'missing', 'missing', 'missing'],
    ...['outage', 'outage', 'missing', 'missing', 'reported'],
  ]);
});

describe('what a day is to an area', () => {
  test.each<[string, string, Said, string | undefined]>([
    ['a report that came on its day', '04-12', { reports: [['04-12']] }, 'reported'],
    ['a report that came later', '04-12', { reports: [['04-12', 'late']] }, 'late'],
    ['a report whose hour nobody knows', '04-12', { reports: [['04-12', 'unknown']] }, 'reported'],
    ['a report without a recorded figure', '04-12', { reports: [['04-12', 'onTime', null]] }, 'reported'],
    ['no report', '04-12', {}, 'missing'],
    ['no report while the server was down', '04-08', {}, 'outage'],
    ['a report all the same', '04-08', { reports: [['04-08']] }, 'reported'],
    ['no report of an area that works on paper', '04-08', { workMode: 'formulir' }, 'missing'],
    ['no report of one that works by smartphone', '04-08', { workMode: 'smartphone' }, 'outage'],
    ['before the first day', '03-31', {}, 'notStarted'],
    ['the last day', '05-31', {}, 'missing'],
    ['after it', '06-01', {}, 'ended'],
    ['a report after it', '06-01', { reports: [['06-01']] }, 'reported'],
    ['after the end of an area that was extended', '06-01', { endDay: day('06-21') }, 'missing'],
    ['takes no part', '04-12', { takesPart: () => false }, 'outside'],
    ['a figure of an area that takes no part', '04-12', { takesPart: () => false, reports: [['04-12']] }, 'outside'],
    ['at its target', '04-12', { reports: [['04-10', 'onTime', 1_000]] }, 'done'],
    ['the day it reached it', '04-10', { reports: [['04-10', 'onTime', 1_000]] }, 'reported'],
    [
      'fell below it again',
      '04-12',
      {
        reports: [
          ['04-10', 'onTime', 1_000],
          ['04-11', 'onTime', 990],
        ],
      },
      'missing',
    ],
    ['without a target nothing is done', '04-12', { target: null, reports: [['04-10', 'onTime', 1_000]] }, 'missing'],
  ])('%s', (_, on, said, expected) => {
    expect(stateOn(on, said)).toBe(expected);
  });
});

test('a report is on time until 23.59 WIB of its own day, also one from Papua', () => {
  const on = day('04-12');
  expect(receiptOf(on, new Date('2021-04-12T16:59:59Z'))).toBe('onTime');
  expect(receiptOf(on, new Date('2021-04-12T17:00:00Z'))).toBe('late');
  // A report for tomorrow cannot be, and one that was entered ahead is not late.
  expect(receiptOf(on, new Date('2021-04-11T03:00:00Z'))).toBe('onTime');
  expect(receiptOf(on, null)).toBe('unknown');
});

describe('the rate of reporting on time', () => {
  const rate = (said: Said, until: string, now = later) =>
    computePunctuality(source(said), { campaign, outages }, { until: day(until), now });
  const everyDay = (from: string, count: number, receipt: Receipt = 'onTime'): [string, Receipt][] =>
    Array.from({ length: count }, (_, at) => [addDays(day(from), at).slice(5), receipt]);

  test.each<[string, Said, string, Punctuality | null]>([
    ['nothing is due before the first day', {}, '03-31', { due: 0, onTime: 0, percent: null }],
    ['never reported: 12 days without the 2 of the outage', {}, '04-12', { due: 10, onTime: 0, percent: 0 }],
    ['each day on time', { reports: everyDay('04-01', 12) }, '04-12', { due: 12, onTime: 12, percent: 100 }],
    ['each day, a day late', { reports: everyDay('04-01', 12, 'late') }, '04-12', { due: 12, onTime: 0, percent: 0 }],
    [
      '8 of 10',
      { reports: everyDay('04-01', 7).concat([['04-12', 'onTime']]) },
      '04-12',
      { due: 10, onTime: 8, percent: 80 },
    ],
    ['one third', { reports: [['04-01'], ['04-02', 'late']] }, '04-03', { due: 3, onTime: 1, percent: 33.33 }],
    [
      'of an area with an hour that nobody knows nothing is said',
      { reports: everyDay('04-01', 12, 'unknown') },
      '04-12',
      null,
    ],
    ['with one such hour neither', { reports: everyDay('04-01', 11).concat([['04-12', 'unknown']]) }, '04-12', null],
    ['takes no part', { takesPart: () => false }, '04-12', { due: 0, onTime: 0, percent: null }],
    ['takes part from 4 April', { takesPart: (on) => on >= day('04-04') }, '04-05', { due: 2, onTime: 0, percent: 0 }],
    [
      'done after three days',
      { reports: everyDay('04-01', 2).concat([['04-03', 'onTime']]), target: 5 },
      '04-12',
      { due: 3, onTime: 3, percent: 100 },
    ],
    ['the days after the end are not due', { endDay: day('04-02') }, '04-12', { due: 2, onTime: 0, percent: 0 }],
  ])('%s', (_, said, until, expected) => {
    expect(rate(said, until)).toEqual(expected);
  });

  test('a day is due when it is over, and not before', () => {
    const reports: Said = { reports: [['04-01']] };
    expect(rate(reports, '04-02', new Date('2021-04-02T16:59:00Z'))).toEqual({ due: 1, onTime: 1, percent: 100 });
    expect(rate(reports, '04-02', new Date('2021-04-02T17:00:00Z'))).toEqual({ due: 2, onTime: 1, percent: 50 });
    // On the first day itself nothing is due yet, also where the report is there: null, not 0 and not 100.
    expect(rate(reports, '04-01', new Date('2021-04-01T09:00:00Z'))?.percent).toBeNull();
  });
});

test('of each day how many reported, of those that took part', () => {
  const sources = [
    source({ reports: [['04-11'], ['04-12', 'late']] }),
    source({ reports: [['04-10', 'onTime', 1_000]] }),
    source({}),
    source({ takesPart: () => false, reports: [['04-12']] }),
  ];
  const { perDay, punctuality } = buildReporting({ campaign, outages, sources, asOf: day('04-12'), now: later });
  expect(perDay.slice(-3).map(({ state }) => state)).toEqual([
    { of: 3, reported: 1, done: 0 },
    { of: 3, reported: 1, done: 1 },
    { of: 3, reported: 1, done: 1 },
  ]);
  expect(perDay[0]).toEqual({ day: '2021-03-30', state: null });
  expect(punctuality).toEqual({ due: 28, onTime: 2, percent: 7.14 });
  const unknown = [...sources, source({ reports: [['04-12', 'unknown']] })];
  // Of the whole neither: what the others come to would be taken for it.
  const whole = buildReporting({ campaign, outages, sources: unknown, asOf: day('04-12'), now: later });
  expect(whole.punctuality).toBeNull();
});
