import { expect, test } from 'vitest';
import type { Closure } from '../domain/closures';
import { type IsoDay, toDay } from '../domain/days';
import { noFigures } from '../domain/fixtures/figures';
import { describeClosedPart, describeClosure, describeLateDay, describeSignedOff } from './closure-words';
import { describeDeadline } from './deadline';

const [tenth, twelfth] = [toDay('2021-04-10'), toDay('2021-04-12')];
const office = { areaLo: 0, areaHi: 0, byLo: 0, byHi: 0, byName: 'DPPKB Kabupaten Karawang' };
const closure = (untilDay: IsoDay): Closure => ({ ...office, untilDay, at: '2021-04-13T01:10:00.000Z' });
const said = 'Disahkan s.d. 10 April 2021 oleh DPPKB Kabupaten Karawang pada 13 April 2021 pukul 08.10 WIB';

test('who signed off, until when, and at what hour of the reader', () => {
  expect(describeClosure(closure(tenth))).toBe(said);
  expect(describeClosure(closure(tenth), 'WIT')).toContain('pada 13 April 2021 pukul 10.10 WIT');
});

test.each([
  ['signed off for the day', closure(twelfth), [null, null], said.replace('s.d. 10', 's.d. 12')],
  ['for an earlier one', closure(tenth), [null, null], `${said}. 12 April 2021 belum disahkan`],
  ['in part', null, [twelfth, tenth], 'Disahkan s.d. 12 April 2021: 1 dari 2 kecamatan'],
  [
    'earlier, and in part for the day',
    closure(tenth),
    [twelfth, tenth],
    `${said}. Disahkan s.d. 12 April 2021: 1 dari 2 kecamatan`,
  ],
  ['its parts for an earlier one', null, [tenth, null], '12 April 2021 belum disahkan'],
  ['never', null, [null, null], null],
] as const)('%s', (_, own, until, words) => {
  const rows = until.map((closedUntil, at) => ({
    area: { code: `32.15.0${at}`, name: '', level: 3 as const, kind: 'kecamatan' as const },
    figures: { ...noFigures, closedUntil },
    spark: null,
  }));
  expect(describeSignedOff({ closure: own, rows, asOf: twelfth, detail: 'kecamatan' })).toBe(words);
});

test.each([
  ['WIB', '31 Mei 2021 pukul 23.59 WIB'],
  ['WITA', '31 Mei 2021 pukul 23.59 WIB (1 Juni 2021 pukul 00.59 WITA)'],
  ['WIT', '31 Mei 2021 pukul 23.59 WIB (1 Juni 2021 pukul 01.59 WIT)'],
] as const)('the deadline is one instant: %s', (zone, words) => {
  expect(describeDeadline(toDay('2021-05-31'), zone)).toBe(words);
});

test('a closed day is said for the areas that it is closed for', () => {
  const area = (name: string) => ({ name, kind: 'kecamatan' as const, level: 3 as const });
  const areas = ['Klari', 'Pedes', 'Batujaya', 'Tirtajaya'].map(area);
  const part = { closure: closure(twelfth), areas, day: tenth };
  const by = 'disahkan s.d. 12 April 2021 oleh DPPKB Kabupaten Karawang pada 13 April 2021 pukul 08.10 WIB.';
  expect(describeClosedPart({ ...part, of: 4 })).toBe(`Sabtu, 10 April 2021 tidak dapat diisi: ${by}`);
  expect(describeClosedPart({ ...part, of: 30 })).toBe(
    `Sabtu, 10 April 2021 tidak dapat diisi untuk 4 dari 30 wilayah (Klari, Pedes, Batujaya, …): ${by}`,
  );
});

test('a day after the end is said with the last that is taken', () => {
  const end = { endDay: tenth, lastReportableDay: toDay('2021-05-11') };
  expect(describeLateDay({ ...end, day: tenth })).toBeNull();
  expect(describeLateDay({ ...end, day: twelfth })).toMatch(
    /^Batas akhir 10 April 2021 sudah lewat\. .*terakhir diterima 11 Mei 2021\.$/,
  );
});
