import { describe, expect, test } from 'vitest';
import { rangeOfCode } from './areas';
import {
  campaignDefaults,
  computeClock,
  type Extension,
  earliestEndDay,
  endDayOf,
  findExtensionFault,
  lastReportableDay,
  latestEndDay,
} from './campaigns';
import { toDay } from './days';

const [startDay, endDay] = [toDay('2021-04-01'), toDay('2021-05-31')];

function extension(code: string, decided: string, end: string): Extension {
  const { lo, hi } = rangeOfCode(code);
  return { areaLo: lo, areaHi: hi, decidedDay: toDay(decided), endDay: toDay(end), letter: 'SE 4/2021' };
}

describe('the clock of a campaign (rule 4)', () => {
  test.each([
    ['Karawang’s day', '2021-04-12', { dayNumber: 12, daysLeft: 49 }],
    ['the first day', '2021-04-01', { dayNumber: 1, daysLeft: 60 }],
    ['the last day', '2021-05-31', { dayNumber: 61, daysLeft: 0 }],
    ['the day after the end', '2021-06-01', { dayNumber: 62, daysLeft: 0 }],
    [
      'the day before the start: no day of the campaign is gone, none more than it has is left',
      '2021-03-31',
      { dayNumber: 0, daysLeft: 61 },
    ],
    ['a month before the start', '2021-03-01', { dayNumber: 0, daysLeft: 61 }],
  ])('%s (%s)', (_what, asOf, expected) => {
    expect(computeClock({ startDay, endDay, asOf: toDay(asOf) })).toEqual({ ...expected, dayCount: 61, endDay });
  });

  test('runs on a campaign of one day', () => {
    expect(computeClock({ startDay, endDay: startDay, asOf: startDay })).toMatchObject({
      dayNumber: 1,
      dayCount: 1,
      daysLeft: 0,
    });
  });
});

describe('the end of an area', () => {
  const campaign = { ...campaignDefaults, endDay };
  const end = (extensions: Extension[], code: string, asOf: string) =>
    endDayOf({ campaign, extensions, areaLo: rangeOfCode(code).lo, asOf: toDay(asOf) });
  // PK21 was extended to 21 June by SE 4/2021.
  const nation = extension('id', '2021-05-28', '2021-06-21');

  test('is moved by a letter from the day it was decided on, not before', () => {
    expect(end([nation], '32.15', '2021-05-27')).toBe('2021-05-31');
    expect(end([nation], '32.15', '2021-05-28')).toBe('2021-06-21');
    expect(end([nation], 'id', '2021-06-10')).toBe('2021-06-21');
  });

  test('is moved for the area of the letter and all below it, and for nobody else', () => {
    const karawang = extension('32.15', '2021-05-20', '2021-06-07');
    expect(end([karawang], '32.15', '2021-05-31')).toBe('2021-06-07');
    expect(end([karawang], '32.15.01.2001', '2021-05-31')).toBe('2021-06-07');
    expect(end([karawang], '32.16', '2021-05-31')).toBe('2021-05-31');
    expect(end([karawang], '32', '2021-05-31')).toBe('2021-05-31');
  });

  test('is what the latest letter says, also when it takes days back', () => {
    const earlier = extension('32.15', '2021-05-20', '2021-06-30');
    expect(end([nation, earlier], '32.15', '2021-06-01')).toBe('2021-06-21');
    expect(end([earlier, nation], '32.15', '2021-06-01')).toBe('2021-06-21');
  });

  test('is what the nearer area says when two letters have the same day', () => {
    const own = extension('32.15', '2021-05-28', '2021-06-07');
    expect(end([own, nation], '32.15.01', '2021-06-01')).toBe('2021-06-07');
    expect(end([nation, own], '32.15.01', '2021-06-01')).toBe('2021-06-07');
  });

  test('lets reports come in until the latest end of any area', () => {
    expect(latestEndDay(campaign, [])).toBe('2021-05-31');
    expect(latestEndDay(campaign, [nation, extension('32', '2021-06-15', '2021-07-01')])).toBe('2021-07-01');
    expect(latestEndDay(campaign, [extension('32', '2021-04-15', '2021-05-01')])).toBe('2021-05-31');
  });

  test('is never before the earliest of all, known before any area is looked at', () => {
    const letters = [
      nation,
      extension('32.15', '2021-04-15', '2021-05-01'),
      extension('11', '2021-06-01', '2021-07-01'),
    ];
    expect(earliestEndDay({ campaign, extensions: [], asOf: toDay('2021-05-20') })).toBe('2021-05-31');
    expect(earliestEndDay({ campaign, extensions: letters, asOf: toDay('2021-05-20') })).toBe('2021-05-01');
    for (const asOf of ['2021-04-01', '2021-05-20', '2021-06-20'])
      for (const code of ['id', '11', '32.15', '32.15.01.2001', '91'])
        expect(end(letters, code, asOf) >= earliestEndDay({ campaign, extensions: letters, asOf: toDay(asOf) })).toBe(
          true,
        );
  });

  test('reports are taken for 31 days after it', () => {
    expect(lastReportableDay(campaign, [])).toBe('2021-07-01');
    expect(lastReportableDay(campaign, [nation])).toBe('2021-07-22');
  });
});

describe('a letter that moves the end', () => {
  const campaign = { ...campaignDefaults, startDay, endDay };
  const fault = (code: string, decided: string, end: string, extensions: Extension[] = [], today = '2021-06-05') =>
    findExtensionFault({ campaign, extensions, letter: extension(code, decided, end), today: toDay(today) });
  const nation = extension('id', '2021-05-28', '2021-06-21');

  test('gives days, also when it is decided after the old end', () => {
    expect(fault('id', '2021-05-28', '2021-06-21')).toBeNull();
    expect(fault('id', '2021-06-03', '2021-06-21')).toBeNull();
    expect(fault('32.15', '2021-06-03', '2021-06-30', [nation])).toBeNull();
  });

  test.each([
    ['an end before the one that stands', fault('32.15', '2021-05-29', '2021-06-10', [nation]), 'notLater'],
    ['the end that stands', fault('id', '2021-05-29', '2021-06-21', [nation]), 'notLater'],
    ['an end before that of the campaign', fault('32', '2021-05-20', '2021-05-30'), 'notLater'],
    ['the end of the campaign', fault('32', '2021-05-20', '2021-05-31'), 'notLater'],
    [
      'an end before one inside it',
      fault('32', '2021-05-28', '2021-06-21', [extension('32.15', '2021-05-20', '2021-06-30')]),
      'shortensInside',
    ],
    ['a letter older than the one that stands', fault('id', '2021-05-20', '2021-06-30', [nation]), 'decidedBefore'],
    ['a letter of tomorrow', fault('id', '2021-06-06', '2021-06-21'), 'decidedInTheFuture'],
    ['a letter of another year', fault('id', '2020-05-28', '2021-06-21'), 'decidedBeforeStart'],
    ['an end of another year', fault('id', '2021-05-28', '2022-06-21'), 'tooFar'],
  ])('%s is refused', (_name, found, wanted) => {
    expect(found?.fault).toBe(wanted);
  });

  test('of another area does not stand in the way', () => {
    expect(fault('32', '2021-05-28', '2021-06-10', [extension('33', '2021-05-20', '2021-06-30')])).toBeNull();
  });
});
