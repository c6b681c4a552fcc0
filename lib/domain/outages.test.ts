import { describe, expect, test } from 'vitest';
import { rangeOfCode } from './areas';
import type { Channel } from './counts';
import { toDay } from './days';
import { isDown, type Outage, workingDays } from './outages';

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
