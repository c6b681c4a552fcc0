import { describe, expect, test } from 'vitest';
import { rangeOfCode } from './areas';
import type { Channel } from './counts';
import { toDay } from './days';
import {
  findOutageFault,
  isDown,
  listLostDays,
  type Outage,
  type OutageSpan,
  parseMoment,
  workingDays,
} from './outages';
import { instantOf, type TimeZone } from './time-zones';

function outage(code: string, channel: Channel | null, from: string, to: string): Outage {
  const { lo, hi } = rangeOfCode(code);
  return { id: 1, areaLo: lo, areaHi: hi, channel, fromDay: toDay(from), toDay: toDay(to), reason: 'server pusat' };
}

describe('an outage (rule 6)', () => {
  const down = (one: Outage, code: string, channel: Channel, day: string) =>
    isDown({ outages: [one], areaLo: rangeOfCode(code).lo, channel, day: toDay(day) });
  const karawang = outage('32.15', 'online', '2021-04-06', '2021-04-07');

  test('lasts from its first to its last day, both included', () => {
    expect(['05', '06', '07', '08'].map((day) => down(karawang, '32.15', 'online', `2021-04-${day}`))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('counts for its own channel; one without a channel counts for all', () => {
    expect(down(karawang, '32.15', 'manual', '2021-04-06')).toBe(false);
    expect(down(karawang, '32.15', 'unsplit', '2021-04-06')).toBe(false);
    const all = outage('32.15', null, '2021-04-06', '2021-04-07');
    expect(
      (['online', 'manual', 'unsplit'] as const).map((channel) => down(all, '32.15', channel, '2021-04-06')),
    ).toEqual([true, true, true]);
  });

  test('of an area counts for all below it, not for those above or beside', () => {
    expect(down(karawang, '32.15.01.2001', 'online', '2021-04-06')).toBe(true);
    expect(down(karawang, '32', 'online', '2021-04-06')).toBe(false);
    expect(down(karawang, 'id', 'online', '2021-04-06')).toBe(false);
    expect(down(karawang, '32.16', 'online', '2021-04-06')).toBe(false);
    expect(down(outage('id', 'online', '2021-04-06', '2021-04-06'), '32.15', 'online', '2021-04-06')).toBe(true);
  });
});

describe('working days', () => {
  const days = (outages: Outage[], asOf: string, length = 7) =>
    workingDays({
      outages,
      areaLo: rangeOfCode('32.15').lo,
      channel: 'online',
      asOf: toDay(asOf),
      startDay: toDay('2021-04-01'),
      length,
    });

  test('are the last seven, newest first', () => {
    expect(days([], '2021-04-12')).toEqual(['12', '11', '10', '09', '08', '07', '06'].map((day) => `2021-04-${day}`));
  });

  test('reach back past the days that were down, in overlapping outages too', () => {
    const outages = [
      outage('32.15', 'online', '2021-04-09', '2021-04-10'),
      outage('id', null, '2021-04-10', '2021-04-11'),
    ];
    expect(days(outages, '2021-04-12')).toEqual(
      ['12', '08', '07', '06', '05', '04', '03'].map((day) => `2021-04-${day}`),
    );
  });

  test('are none before the start, and may be none at all', () => {
    expect(days([], '2021-04-03')).toEqual(['2021-04-03', '2021-04-02', '2021-04-01']);
    expect(days([outage('32', null, '2021-03-01', '2021-04-03')], '2021-04-03')).toEqual([]);
    expect(days([], '2021-03-31')).toEqual([]);
  });
});

/** An outage of one day with hours, as clocks in WIB read. */
function hours(code: string, channel: Channel | null, day: string, from: string, until: string | null): Outage {
  const { lo, hi } = rangeOfCode(code);
  const at = (clock: string) => {
    const [hour = 0, minute = 0] = clock.split('.').map(Number);
    return instantOf(toDay(day), hour * 60 + minute, 'WIB');
  };
  const span = { fromDay: toDay(day), toDay: until === null ? toDay('2021-06-05') : toDay(day), from: at(from) };
  return {
    ...{ id: 1, areaLo: lo, areaHi: hi, channel, ...span, reason: 'server pusat' },
    ...(until === null ? { open: true as const } : { until: at(until) }),
  };
}

describe('a day is lost when at least half of 07.00 to 21.00 was down', () => {
  const lost = (outages: Outage[], code: string, channel: Channel = 'online') =>
    listLostDays({
      ...{ outages, areaLo: rangeOfCode(code).lo, channel },
      ...{ asOf: toDay('2021-04-14'), startDay: toDay('2021-04-01') },
    });

  test.each([
    ['07.00', '14.00', ['2021-04-12']],
    ['07.00', '13.59', []],
    ['00.00', '13.59', []],
    ['14.00', '24.00', ['2021-04-12']],
    ['21.00', '24.00', []],
    ['10.00', '17.00', ['2021-04-12']],
  ])('%s to %s', (from, until, days) => {
    expect(lost([hours('32.15', 'online', '2021-04-12', from, until)], '32.15')).toEqual(days);
  });

  test('an hour that several outages cover counts once; those above count with its own', () => {
    const morning = hours('32.15', 'online', '2021-04-12', '07.00', '11.00');
    const same = hours('32', null, '2021-04-12', '08.00', '12.00');
    expect(lost([morning, same], '32.15')).toEqual([]);
    const evening = hours('id', null, '2021-04-12', '18.00', '20.00');
    expect(lost([morning, same, evening], '32.15')).toEqual(['2021-04-12']);
    expect(lost([morning, evening], '32.15')).toEqual([]);
    // The province has only what stands above its kabupaten.
    expect(lost([morning, same, evening], '32')).toEqual([]);
    // Of paper only what was down for every channel: four hours and two.
    expect(lost([morning, same, evening], '32.15', 'manual')).toEqual([]);
    expect(lost([hours('32.15.03', null, '2021-04-12', '00.00', '24.00'), evening], '32.15')).toEqual([]);
  });

  test('overlapping spans of days count each day once', () => {
    const outages = [
      outage('32.15', 'online', '2021-04-05', '2021-04-09'),
      outage('32.15', null, '2021-04-08', '2021-04-10'),
      outage('id', 'online', '2021-04-09', '2021-04-09'),
    ];
    expect(lost(outages, '32.15')).toHaveLength(6);
    expect(lost(outages, '32.15', 'manual')).toHaveLength(3);
    expect(lost(outages, '32.15.01.2001')).toHaveLength(6);
    expect(lost(outages, '32')).toEqual(['2021-04-09']);
  });

  test("the hours are those of the area's own zone: 05.00 to 12.00 WIB is 07.00 to 14.00 WIT", () => {
    const nation = hours('id', 'online', '2021-04-12', '05.00', '12.00');
    expect(lost([nation], '32.15')).toEqual([]);
    expect(lost([nation], '51.03')).toEqual([]);
    expect(lost([nation], '82.72')).toEqual(['2021-04-12']);
    expect(lost([hours('id', 'online', '2021-04-12', '06.00', '13.00')], '51.03')).toEqual(['2021-04-12']);
    expect(lost([hours('id', 'online', '2021-04-12', '14.00', '21.00')], '32.15')).toEqual(['2021-04-12']);
    expect(lost([hours('id', 'online', '2021-04-12', '14.00', '21.00')], '82.72')).toEqual([]);
  });

  test('one that has not ended is down until the end of each day, sixty days at most', () => {
    expect(lost([hours('32.15', 'online', '2021-04-12', '07.45', null)], '32.15')).toEqual([
      ...['2021-04-12', '2021-04-13', '2021-04-14'],
    ]);
    expect(lost([hours('32.15', 'online', '2021-04-12', '14.01', null)], '32.15')).toEqual([
      ...['2021-04-13', '2021-04-14'],
    ]);
    const open = hours('32.15', 'online', '2021-04-07', '00.00', null);
    const far = listLostDays({
      ...{ outages: [open], areaLo: rangeOfCode('32.15').lo, channel: 'online' as const },
      ...{ asOf: toDay('2021-12-31'), startDay: toDay('2021-04-01') },
    });
    expect(far.at(-1)).toBe('2021-06-05');
  });
});

describe('what cannot have been an outage', () => {
  const fault = (span: Partial<OutageSpan>, zone: TimeZone = 'WIB', clock = 9 * 60) =>
    findOutageFault(
      { fromDay: toDay('2021-04-12'), fromMinute: null, toDay: null, toMinute: null, ...span },
      {
        ...{ startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31') },
        now: instantOf(toDay('2021-04-12'), clock, zone),
      },
    );
  const days = (fromDay: string, until: string) => ({ fromDay: toDay(fromDay), toDay: toDay(until) });

  test.each([
    ['ends the day before it starts', days('2021-04-10', '2021-04-09'), 'endsBeforeItStarts'],
    [
      'ends the hour before it starts',
      { ...days('2021-04-10', '2021-04-10'), fromMinute: 600, toMinute: 540 },
      'endsBeforeItStarts',
    ],
    ['of 400 days', days('2020-03-09', '2021-04-12'), 'tooLong'],
    ['of 61 days', days('2021-02-11', '2021-04-12'), 'tooLong'],
    ['of 60 days', days('2021-02-12', '2021-04-12'), null],
    ['until tomorrow', days('2021-04-11', '2021-04-13'), 'inTheFuture'],
    ['from tomorrow on', { fromDay: toDay('2021-04-13') }, 'inTheFuture'],
    ['from an hour that has not come', { fromMinute: 541 }, 'inTheFuture'],
    ['until an hour that has not come', { ...days('2021-04-12', '2021-04-12'), toMinute: 541 }, 'inTheFuture'],
    ['until now', { ...days('2021-04-12', '2021-04-12'), toMinute: 540 }, null],
    ['today, whole', days('2021-04-12', '2021-04-12'), null],
    ['from now on', { fromMinute: 540 }, null],
    ['over before the campaign began', days('2021-03-20', '2021-03-31'), 'outsideCampaign'],
    ['over on its first day', days('2021-03-20', '2021-04-01'), null],
  ])('%s', (_name, span, wanted) => {
    expect(fault(span)).toBe(wanted);
  });

  test('now is an instant: it is tomorrow in Papua before it is in Jakarta', () => {
    // 00.30 WIT on the 12th is 22.30 WIB on the 11th.
    expect(fault({ fromDay: toDay('2021-04-12') }, 'WIT', 30)).toBe('inTheFuture');
    expect(fault({ fromDay: toDay('2021-04-11'), fromMinute: 22 * 60 + 30 }, 'WIT', 30)).toBeNull();
  });
});

test.each([
  ['2021-04-12', { day: '2021-04-12', minute: null }],
  ['2021-04-12T08:10', { day: '2021-04-12', minute: 490 }],
  ['2021-04-12 08.10', { day: '2021-04-12', minute: 490 }],
  ['2021-04-12T00:10+09:00', { day: '2021-04-11', minute: 22 * 60 + 10 }],
  ['2021-04-12T09:10+08:00', { day: '2021-04-12', minute: 490 }],
  ['2021-04-12T17:30:00.000Z', { day: '2021-04-13', minute: 30 }],
  ['2021-02-30', null],
  ['2021-04-12T24:00', null],
  ['2021-04-12T08:60', null],
  ['2021-04-12T08:10+99:00', null],
  ['12 April 2021', null],
  ['', null],
])('%j is the moment %j', (text, moment) => {
  expect(parseMoment(text)).toEqual(moment);
});
