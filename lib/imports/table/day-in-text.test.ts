import { expect, test } from 'vitest';
import { toDay } from '../../domain/days';
import { dayInText } from './day-in-text';

const pk21 = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31') };

test.each([
  ['12 April 2021 Online', '2021-04-12', 'Online'],
  ['Online 12/04/2021', '2021-04-12', 'Online'],
  ['Capaian s.d. 12 April', '2021-04-12', 'Capaian'],
  ['Capaian s/d tgl 12 April 2021', '2021-04-12', 'Capaian'],
  ['Masuk per 2021-04-12', '2021-04-12', 'Masuk'],
  ['12_Apr', '2021-04-12', ''],
  ['12/4', '2021-04-12', ''],
  ['12/04/21 Online', '2021-04-12', 'Online'],
  ['Online 12-Apr-21', '2021-04-12', 'Online'],
  ['20210412', '2021-04-12', ''],
  ['Senin, 12 April', '2021-04-12', ''],
  ['Minggu, 18 April 2021', '2021-04-18', ''],
  ['Rekap 12 April', '2021-04-12', 'Rekap'],
  ['Target 31 Mei', '2021-05-31', 'Target'],
])('%s is %s and %j', (text, day, rest) => {
  expect(dayInText(text, pk21)).toEqual({ day, rest });
});

test.each([
  ...['Online', '12', 'RT 12', '12.4', '31/31', '12 Klari', '12 Agustus', '1.234/12', '12.04.05', '3215032001'],
  // A number that belongs to the word before it: weeks, phases, editions.
  ...['Minggu 1 April', 'Minggu 4 April', 'Pekan 3 Mei', 'Tahap 2 Mei', 'Tahap 1 April 2021', 'RT 05 Mei', 'M2 Mei'],
  ...['Rev 3 Mei', 'PK 21 Mei', 'Selasa 12 April'],
])('%s names no day', (text) => {
  expect(dayInText(text, pk21)).toBeNull();
});

test('without its year a day is read only where the campaign leaves one choice', () => {
  const long = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2022-05-31') };
  expect(dayInText('12 April', long)).toBeNull();
  expect(dayInText('12 Agustus', long)?.day).toBe('2021-08-12');
  expect(dayInText('12 April 2022', long)?.day).toBe('2022-04-12');
});
