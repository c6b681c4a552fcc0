import { describe, expect, test } from 'vitest';
import { readDay } from './read-day';

describe('readDay', () => {
  test.each([
    '2021-04-12',
    '2021/4/12',
    '12/04/2021',
    '12-04-2021',
    '12.4.2021',
    '12 April 2021',
    '12 Apr 2021',
    '12-Apr-2021',
    '12/04/21',
    '12-4-21',
    '12-Apr-21',
    "12 April '21",
    '20210412',
    20_210_412,
    '12042021',
    '12/04/21 14.30 WIB',
    'Senin, 12 April 2021',
    '2021-04-12 14:30',
    '2021-04-12T00:00:00Z',
    '12/04/2021 14.30 WIB',
    44_298,
    44_298.75,
    '44298',
  ])('%s is 12 April 2021', (cell) => {
    expect(readDay(cell)).toEqual({ ok: true, day: '2021-04-12' });
  });

  test.each([null, '', '-', '–'])('%s is no day', (cell) => {
    expect(readDay(cell)).toEqual({ ok: true, day: null });
  });

  test.each([
    '30/02/2021',
    '12 Foo 2021',
    '32/04/21',
    '12/04/211',
    'kemarin',
    12,
    20_211_312,
    '19990412',
    '2021-13-01',
    '12 constructor 2021',
    '04/2021',
  ])('%s is refused', (cell) => {
    expect(readDay(cell)).toMatchObject({ ok: false, suggestion: expect.stringContaining('2021-04-12') });
  });

  test('a month that comes first is named as such', () => {
    expect(readDay('04/13/2021')).toMatchObject({ ok: false, suggestion: expect.stringContaining('hari dulu') });
  });

  test('in a column that is written month first it is the day that it says', () => {
    expect(readDay('04/13/2021', 'monthFirst')).toEqual({ ok: true, day: '2021-04-13' });
    expect(readDay('4/5/21', 'monthFirst')).toEqual({ ok: true, day: '2021-04-05' });
    expect(readDay('13/04/2021', 'monthFirst')).toMatchObject({
      ok: false,
      suggestion: expect.stringContaining('bulan dulu'),
    });
  });
});
