import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal, type ImportSettings } from '../../domain/imports';
import { someAreaLines } from '../fixtures/areas';
import { writeForeignWorkbook } from '../fixtures/foreign-workbook';
import { templateSettings } from '../fixtures/settings';
import { type CheckedFile, checkFile } from './check-file';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-06-30') };

/** A file as Karawang sends it once the campaign is over. */
async function check(
  file: readonly string[] | Uint8Array,
  change: Partial<ImportSettings> = {},
  fileName = 'rekap',
): Promise<CheckedFile> {
  const bytes = file instanceof Uint8Array ? file : new TextEncoder().encode(`${file.join('\r\n')}\r\n`);
  const outcome = await checkFile({
    ...{ bytes, fileName, kind: 'rekap', campaign, scope: rangeOfCode('32.15'), areas: someAreaLines },
    settings: { ...templateSettings, ...change },
    ...{ aliases: [], headerChoices: {} },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return outcome.checked;
}

const days = ({ facts }: CheckedFile) => facts.map(({ row, day }) => [row, day]);
const reasons = ({ refused }: CheckedFile) => refused.map(describeRefusal);
const said = ({ warnings }: CheckedFile) => warnings.map(({ message }) => message);

const rowsOf = (...written: string[]) => [
  'Desa;Tanggal;Online',
  ...written.map((day, at) => `${['Sukaluyu', 'Pinayungan', 'Soka"an'][at]};${day};${at + 10}`),
];

describe('one order of day and month a column', () => {
  test('a day that can only be month first makes all of its column so', async () => {
    const checked = await check(rowsOf('4/13/2021', '4/5/2021', '5/12/2021'));
    expect(days(checked)).toEqual([
      [2, '2021-04-13'],
      [3, '2021-04-05'],
      [4, '2021-05-12'],
    ]);
    expect(checked.columns[1]).toMatchObject({ header: 'Tanggal', signs: 'bulan dulu, lalu hari' });
    expect(days(await check(rowsOf('4/13/2021', '4/5/2021'), { dayOrder: 'dayFirst' }))).toEqual([[3, '2021-05-04']]);
  });

  test('a column that fits both ways is asked about once, and one answer serves its rows', async () => {
    const rows = rowsOf('4/5/2021', '5/4/2021', '5/5/2021');
    const asked = await check(rows);
    expect(days(asked)).toEqual([[4, '2021-05-05']]);
    expect(reasons(asked)).toEqual([
      "Baris 2, kolom Tanggal: '4/5/2021' dapat berarti 4 Mei 2021 atau 5 April 2021. Pilih cara tanggal ditulis di bagian Tanggal laporan, atau tulis 2021-05-04 bila itu maksudnya.",
      "Baris 3, kolom Tanggal: '5/4/2021' dapat berarti 5 April 2021 atau 4 Mei 2021. Pilih cara tanggal ditulis di bagian Tanggal laporan, atau tulis 2021-04-05 bila itu maksudnya.",
    ]);
    expect(asked.columns[1]).toEqual({
      ...{ header: 'Tanggal', meaning: 'day', open: true },
      dayChoices: ['dayFirst', 'monthFirst'],
    });
    expect(said(asked)).toContain('Tanggal di kolom Tanggal dapat dibaca dengan dua cara. Pilih cara menulisnya.');
    const dayFirst = await check(rows, { dayOrder: 'dayFirst' });
    expect(days(dayFirst).slice(0, 2)).toEqual([
      [2, '2021-05-04'],
      [3, '2021-04-05'],
    ]);
    expect(dayFirst.columns[1]).toMatchObject({ signs: 'hari dulu, lalu bulan' });
    expect(said(dayFirst)).toEqual([]);
    const monthFirst = await check(rows, { dayOrder: 'monthFirst' });
    expect(days(monthFirst).slice(0, 2)).toEqual([
      [2, '2021-04-05'],
      [3, '2021-05-04'],
    ]);
  });

  test('days that an American Excel has swapped are asked about, and turned back', async () => {
    // As that Excel keeps 05/04, 06/04 and 13/04/2021: the last is no day to it, and stays a text.
    const bytes = await writeForeignWorkbook([
      ['Desa', 'Tanggal', 'Online'],
      ['Sukaluyu', new Date(Date.UTC(2021, 4, 4)), 10],
      ['Pinayungan', new Date(Date.UTC(2021, 5, 4)), 11],
      ['Soka"an', '13/04/2021', 12],
    ]);
    const asked = await check(bytes);
    expect(days(asked)).toEqual([[4, '2021-04-13']]);
    expect(asked.columns[1]).toMatchObject({ open: true, dayChoices: ['dayFirst', 'swapped'] });
    expect(days(await check(bytes, { dayOrder: 'swapped' }))).toEqual([
      [2, '2021-04-05'],
      [3, '2021-04-06'],
      [4, '2021-04-13'],
    ]);
    const kept = await check(bytes, { dayOrder: 'dayFirst' });
    expect(days(kept)).toEqual([
      [2, '2021-05-04'],
      [4, '2021-04-13'],
    ]);
  });

  test('years of two digits, days without signs and days without a year', async () => {
    expect(days(await check(rowsOf('12/04/21', '12-Apr-21', '20210412')))).toEqual([
      [2, '2021-04-12'],
      [3, '2021-04-12'],
      [4, '2021-04-12'],
    ]);
    expect(days(await check(rowsOf('13-Apr', 's.d. 12 April', '12042021')))).toEqual([
      [2, '2021-04-13'],
      [3, '2021-04-12'],
      [4, '2021-04-12'],
    ]);
  });
});

describe('the day of the title beside the one that was chosen', () => {
  const titled = ['Keadaan 12 April 2021;;', 'Desa;Online;Manual', 'Sukaluyu;10;1', 'Pinayungan;11;2'];
  const given = { asOf: toDay('2021-04-13') };

  test('is said and asked about, and no row is counted for either until it is answered', async () => {
    const asked = await check(titled, given);
    expect(asked.facts).toEqual([]);
    expect(reasons(asked)[0]).toBe(
      'Baris 3, kolom tanggal: judul tabel menyebut 12 April 2021, yang dipilih 13 April 2021. Pilih tanggal mana yang berlaku di bagian Tanggal laporan.',
    );
    expect(said(asked)).toContain(
      'Judul tabel menyebut 12 April 2021, tetapi yang dipilih 13 April 2021. Pilih tanggal mana yang berlaku; sebelum itu barisnya ditolak.',
    );
    expect(asked.parts).toMatchObject([{ otherDay: '2021-04-12' }]);
  });

  test.each([
    ['given', '2021-04-13', '13 April 2021 yang dipilih dipakai, bukan 12 April 2021 di judul tabel.'],
    ['file', '2021-04-12', '12 April 2021 di judul tabel dipakai, bukan 13 April 2021 yang dipilih.'],
  ] as const)('the answer %s counts for all rows', async (daySource, day, note) => {
    const checked = await check(titled, { ...given, daySource });
    expect(new Set(checked.facts.map((fact) => fact.day))).toEqual(new Set([day]));
    expect(checked.refusedRows).toBe(0);
    expect(checked.notes).toContain(note);
    expect(said(checked)).toEqual([]);
  });

  test('the same day needs no question; neither do targets, which have none', async () => {
    expect((await check(titled, { asOf: toDay('2021-04-12') })).refusedRows).toBe(0);
    const targets = ['Keadaan 12 April 2021;', 'Desa;Target', 'Sukaluyu;10'];
    expect(await check(targets, given)).toMatchObject({ refusedRows: 0, facts: [{ day: null, value: 10 }] });
  });

  test('a title whose day the campaign does not have, and the day of the file name, are said', async () => {
    const decree = await check(['SK tanggal 3 Maret 2021;', 'Desa;Online', 'Sukaluyu;10'], given);
    expect(decree.notes).toContain('13 April 2021 yang dipilih dipakai, bukan 3 Maret 2021 di judul tabel.');
    expect(days(decree)).toEqual([[3, '2021-04-13']]);
    const named = await check(['Desa;Online', 'Sukaluyu;10'], given, 'rekap 14-04-21.csv');
    expect(named.notes).toContain('13 April 2021 yang dipilih dipakai, bukan 14 April 2021 di nama file.');
    expect(days(named)).toEqual([[2, '2021-04-13']]);
  });
});
