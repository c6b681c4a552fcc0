import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { instantOf, type TimeZone } from '../domain/time-zones';
import { describeDaysLost, describeSpan } from './outage-words';

const at = (day: string, minute: number, zone: TimeZone = 'WIB') => instantOf(toDay(day), minute, zone);
const [eighth, ninth, twelfth] = [toDay('2021-04-08'), toDay('2021-04-09'), toDay('2021-04-12')];

test.each([
  [{ fromDay: eighth, toDay: eighth }, 'WIB', '8 April 2021'],
  [{ fromDay: eighth, toDay: ninth, from: null, until: null }, 'WIT', '8 April sampai 9 April 2021'],
  [{ fromDay: toDay('2020-12-31'), toDay: toDay('2021-01-01') }, 'WIB', '31 Desember 2020 sampai 1 Januari 2021'],
  [
    { fromDay: twelfth, toDay: twelfth, from: at('2021-04-12', 490), until: at('2021-04-12', 870) },
    ...(['WIB', '12 April 2021 pukul 08.10–14.30 WIB'] as const),
  ],
  [
    { fromDay: twelfth, toDay: twelfth, from: at('2021-04-12', 490), until: at('2021-04-12', 870) },
    ...(['WIT', '12 April 2021 pukul 10.10–16.30 WIT'] as const),
  ],
  // 22.30 WIB is half past midnight in Papua.
  [
    { fromDay: eighth, toDay: null, from: at('2021-04-08', 22 * 60 + 30) },
    ...(['WIT', 'sejak 9 April 2021 pukul 00.30 WIT'] as const),
  ],
  [{ fromDay: eighth, toDay: null }, 'WIB', 'sejak 8 April 2021'],
  [
    { fromDay: eighth, toDay: ninth, from: at('2021-04-08', 490), until: at('2021-04-09', 24 * 60) },
    ...(['WIB', '8 April 2021 pukul 08.10 WIB sampai 9 April 2021 pukul 24.00 WIB'] as const),
  ],
  [
    { fromDay: eighth, toDay: ninth, until: at('2021-04-09', 600) },
    ...(['WIB', '8 April 2021 sampai 9 April 2021 pukul 10.00 WIB'] as const),
  ],
] as const)('%j in %s', (span, zone, words) => {
  expect(describeSpan(span, zone)).toBe(words);
});

test.each([
  [0, 0, 'tidak ada hari yang hilang'],
  [2, 0, '2 hari online hilang'],
  [3, 1, '3 hari online dan 1 hari formulir hilang'],
  [2, 2, '2 hari hilang'],
])('%i online and %i manual', (online, manual, words) => {
  expect(describeDaysLost({ online, manual })).toBe(words);
});
