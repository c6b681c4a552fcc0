import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { describeMissedDay } from './missed-day';

const april12 = toDay('2021-04-12');
const page = {
  shown: april12,
  because: 'hari laporan terakhir',
  first: toDay('2021-04-01'),
  last: toDay('2021-05-31'),
};
const say = (asked: string | null) => describeMissedDay({ ...page, asked });

test('a day outside the campaign is said, with the days that there are and the one that is shown', () => {
  expect(say('2021-06-13')).toBe(
    '13 Juni 2021 di luar hari laporan kampanye ini, 1 April 2021 sampai 31 Mei 2021. Yang ditampilkan 12 April 2021, hari laporan terakhir.',
  );
  expect(say('2020-04-12')).toMatch(/^12 April 2020 di luar hari laporan kampanye ini, /);
});

test('what is no day is said as it was typed', () => {
  for (const typed of ['2021-13-40', '31/04/2021', 'kemarin']) {
    expect(say(typed)).toBe(
      `'${typed}' bukan tanggal. Tulis seperti 12 April 2021, 12/4/2021 atau 2021-04-12. Yang ditampilkan 12 April 2021, hari laporan terakhir.`,
    );
  }
  expect(say('x'.repeat(400))?.length).toBeLessThan(180);
});

test('a day typed as people write it is the day', () => {
  expect(say('13/6/2021')).toMatch(/^13 Juni 2021 di luar hari laporan kampanye ini, /);
  expect(say('12 April 2021')).toBeNull();
});

test('nothing is said where the page shows what was asked for, or nothing was', () => {
  expect(say('2021-04-12')).toBeNull();
  expect(say(null)).toBeNull();
});

test('a day that has not come is said where it cannot be shown', () => {
  expect(describeMissedDay({ ...page, asked: '2021-05-20', today: toDay('2021-05-12') })).toBe(
    '20 Mei 2021 belum tiba; hari ini 12 Mei 2021. Yang ditampilkan 12 April 2021, hari laporan terakhir.',
  );
  expect(describeMissedDay({ ...page, asked: '2021-06-20', today: toDay('2021-05-12') })).toContain(
    'di luar hari laporan',
  );
});
