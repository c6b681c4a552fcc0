import { describe, expect, test } from 'vitest';
import { toDay } from '../../domain/days';
import { listedRefusals, type Refusal } from '../../domain/imports';
import { Problem } from '../../domain/problems';
import { templateSettings } from '../../imports/fixtures/settings';
import { readCorrections, typedCorrections } from './read-corrections';

const columns = [
  { header: 'Kecamatan', meaning: 'areaName' },
  { header: 'Data HP', meaning: null },
];

const refused = [
  { row: 9, column: 'Data HP', value: '3,5', reason: 'bukan bilangan bulat', suggestion: null },
  { row: 9, sheet: '12 April', column: 'Data HP', value: 'x', reason: 'bukan angka', suggestion: null },
];
const now = { columns, settings: { ...templateSettings, rows: { '4': 'ignore', '5': '32.15.04' } }, refused };

function form(entries: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
}

test('only what differs from how the file is read is a correction', () => {
  const said = readCorrections(form({ 'arti Kecamatan': 'areaName', 'arti Data HP': 'recorded.online' }), now);
  expect(said).toEqual({ columns: { 'Data HP': 'recorded.online' }, rows: {} });
});

test('which of several periods is read is said once', () => {
  const answer = form({ periode: 'Februari' });
  expect(readCorrections(answer, now)).toEqual({ columns: {}, rows: {}, period: 'Februari' });
  const answered = { ...now, settings: { ...now.settings, period: 'Februari' } };
  expect(() => readCorrections(answer, answered)).toThrow('Belum ada');
});

test('how days are written, and which of two counts, is said once', () => {
  const expected = { columns: {}, rows: {}, dayOrder: 'monthFirst', daySource: 'file' };
  const answers = form({ urutan: 'bulan', sumber: 'file' });
  expect(readCorrections(answers, now)).toEqual(expected);
  expect(typedCorrections(answers)).toEqual({ urutan: 'bulan', sumber: 'file' });
  const answered = {
    ...now,
    settings: { ...now.settings, dayOrder: 'monthFirst' as const, daySource: 'file' as const },
  };
  expect(() => readCorrections(answers, answered)).toThrow('Belum ada');
});

test('a code that was typed goes before a suggestion, in either order', () => {
  const expected = { columns: {}, rows: { '7': '32.15.04', '9': '32.15.03' } };
  expect(readCorrections(form({ 'baris 7': '32.15.03', 'kode 7': '321504', 'baris 9': '32.15.03' }), now)).toEqual(
    expected,
  );
  expect(readCorrections(form({ 'kode 7': '32.15.04', 'baris 7': '32.15.03', 'baris 9': '32.15.03' }), now)).toEqual(
    expected,
  );
});

test.each([
  [{}, 'Belum ada yang diubah'],
  [{ 'arti Data HP': 'bukan arti', 'baris 7': '', 'kode x': '32' }, 'Belum ada yang diubah'],
  [{ 'kode 7': 'Karawang' }, 'Kode untuk baris 7'],
  [{ 'kode 7': '32.15.03.9' }, 'Kode untuk baris 7'],
] as const)('%j is refused', (entries, title) => {
  expect(() => readCorrections(form(entries), now)).toThrow(title);
});

test('a row may be left out, or taken back from that; what was decided already is no correction', () => {
  expect(readCorrections(form({ 'baris 7': 'ignore', 'baris 4': 'tanya', 'kode 5': '321504' }), now)).toEqual({
    columns: {},
    rows: { '7': 'ignore', '4': '' },
  });
  expect(readCorrections(form({ 'kode 5': '32.15.04', 'baris 5': '32.15.03' }), now).rows).toEqual({ '5': '32.15.03' });
  expect(() => readCorrections(form({ 'baris 4': 'ignore', 'kode 5': '32.15.04' }), now)).toThrow('Belum ada');
});

test('each code that is none is said at its field, and what was typed comes back', () => {
  const sent = form({ 'kode 7': ' Klari ', 'baris 8': '32.15.03', 'kode 9': '12', 'kode 10': 'x', lain: 'y' });
  const thrown = (() => {
    try {
      return readCorrections(sent, now);
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toBeInstanceOf(Problem);
  expect(thrown).toMatchObject({
    extra: { problems: { 'kode 7': expect.stringContaining("'Klari'"), 'kode 10': expect.stringContaining("'x'") } },
  });
  expect(typedCorrections(sent)).toEqual({
    'kode 7': ' Klari ',
    'baris 8': '32.15.03',
    'kode 9': '12',
    'kode 10': 'x',
  });
});

test('a cell longer than may be typed that was left alone is no correction', () => {
  const long = { row: 9, column: 'Data HP', value: `lihat ${'catatan '.repeat(20)}`, reason: 'x', suggestion: null };
  const sent = form({ 'sel 9 Data HP': long.value });
  expect(() => readCorrections(sent, { ...now, refused: [long] })).toThrow('Belum ada yang diubah');
});

test('a refused cell is put right where another text is typed; others are left alone', () => {
  const sent = form({
    'sel 9 Data HP': '35',
    'sel 12 April!9 Data HP': 'x',
    'sel 10 Data HP': '5',
    'sel 9 Kecamatan': 'Klari',
  });
  expect(readCorrections(sent, now)).toEqual({ columns: {}, rows: {}, cells: { '9': { 'Data HP': '35' } } });
  expect(readCorrections(form({ 'sel 12 April!9 Data HP': '' }), now)).toMatchObject({
    cells: { '12 April!9': { 'Data HP': '' } },
  });
  expect(readCorrections(form({ 'baris 12 April!9': 'ignore' }), now).rows).toEqual({ '12 April!9': 'ignore' });
});

test('signs, the place of the table, and what the file does not say', () => {
  expect(readCorrections(form({ 'tanda Data HP': 'thousands' }), now).signs).toEqual({ 'Data HP': 'thousands' });
  const place = { letak: 'ditentukan', lembar: 'Rekap', judul: '4', tinggi: '2' };
  expect(readCorrections(form(place), now).table).toEqual({ sheet: 'Rekap', headerRow: 4, headerRows: 2 });
  expect(() => readCorrections(form({ ...place, letak: 'otomatis' }), now)).toThrow('Belum ada');
  expect(() => readCorrections(form({ ...place, tinggi: '9' }), now)).toThrow('Belum ada');
  const said = { ...now, settings: { ...now.settings, table: { sheet: 'Rekap', headerRow: 4, headerRows: 2 } } };
  expect(() => readCorrections(form(place), said)).toThrow('Belum ada');
  expect(readCorrections(form({ ...place, letak: 'otomatis' }), said).table).toBeNull();
  const settings = { tanggal: '2021-04-12', tahap: 'terdata', kanal: 'manual', cara: 'harian' };
  expect(readCorrections(form(settings), now)).toEqual({
    ...{ columns: {}, rows: {}, asOf: toDay('2021-04-12'), stage: 'collected', channel: 'manual', mode: 'daily' },
  });
  expect(() => readCorrections(form({ tanggal: '31/31' }), now)).toThrow('Tanggal laporan');
});

test('a form of 20.000 fields costs one look each, also with all the refusals that are listed', () => {
  const many = Array.from({ length: listedRefusals }, (_, at) => ({
    ...{ row: at + 10, column: 'Data HP', value: '3,5', reason: 'bukan bilangan bulat', suggestion: null },
  }));
  const rows = Array.from({ length: 10_000 }, (_, at): [string, string] => [`baris ${at + 10}`, 'ignore']);
  const cells = Array.from({ length: 10_000 }, (_, at): [string, string] => [`sel ${at + 10} Data HP`, '4']);
  const data = form(Object.fromEntries([...rows, ...cells]));
  const before = process.cpuUsage();
  const said = readCorrections(data, { ...now, refused: many });
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  expect([Object.keys(said.rows).length, Object.keys(said.cells ?? {}).length]).toEqual([10_000, listedRefusals]);
});

describe('one cure for rows of one cause', () => {
  const late = (row: number, more: Partial<Refusal> = {}): Refusal => ({
    ...{ row, column: 'Tanggal', value: '13/03/2021', code: 'day-outside-campaign', suggestion: null },
    ...{ reason: '13 Maret 2021 di luar masa kampanye', ...more },
  });
  const rows = Array.from({ length: 30 }, (_, at) => late(at + 2));
  const refusedNow = { ...now, refused: rows };

  test('the day of thirty rows is said once', () => {
    const said = readCorrections(form({ 'semua 2 Tanggal': '2021-04-13' }), refusedNow);
    const cells = Object.fromEntries(rows.map(({ row }) => [String(row), { Tanggal: '2021-04-13' }]));
    expect(said).toEqual({ columns: {}, rows: {}, cells });
    expect(() => readCorrections(form({ 'semua 2 Tanggal': '' }), refusedNow)).toThrow('Belum ada yang diubah');
    expect(() => readCorrections(form({ 'semua 3 Tanggal': '2021-04-13' }), refusedNow)).toThrow('Belum ada');
  });

  test.each(['13 April 2021', '13/04/2021', '13-4-21', '20210413'])(
    'the day is written as people write it: %s',
    (text) => {
      const cells = Object.fromEntries(rows.map(({ row }) => [String(row), { Tanggal: '2021-04-13' }]));
      expect(readCorrections(form({ 'semua 2 Tanggal': text }), refusedNow).cells).toEqual(cells);
      expect(readCorrections(form({ 'hari semua': text }), refusedNow).asOf).toBe('2021-04-13');
    },
  );

  test.each(['semua 2 Tanggal', 'hari semua'])('what is no day comes back beside its field: %s', (name) => {
    expect(() => readCorrections(form({ [name]: '31 April 2021' }), refusedNow)).toThrow(
      expect.objectContaining({
        title: 'Tanggal laporan tidak dapat dipakai',
        extra: {
          problems: {
            [name]: "'31 April 2021' bukan tanggal. Tulis seperti 12 April 2021, 12/4/2021 atau 2021-04-12.",
          },
        },
      }),
    );
  });

  test('without a column for the day it is that of the file', () => {
    const said = readCorrections(form({ 'hari semua': '2021-04-13' }), refusedNow);
    expect(said).toEqual({ columns: {}, rows: {}, asOf: toDay('2021-04-13') });
  });

  test('a word is replaced, or emptied, in all of them; they are left out together', () => {
    const word = (row: number) =>
      late(row, { column: 'Data HP', value: 'menyusul', code: 'figure-unreadable', reason: "'menyusul' bukan angka" });
    const words = { ...now, refused: [word(9), word(10)] };
    expect(readCorrections(form({ 'semua 9 Data HP': '' }), words).cells).toEqual({
      '9': { 'Data HP': '' },
      '10': { 'Data HP': '' },
    });
    expect(() => readCorrections(form({ 'semua 9 Data HP': 'menyusul' }), words)).toThrow('Belum ada');
    expect(readCorrections(form({ 'baris 9': 'ignore' }), words).rows).toEqual({ '9': 'ignore', '10': 'ignore' });
  });

  test('what was typed comes back', () => {
    const typed = { 'semua 2 Tanggal': '2021-04-13', 'hari semua': '2021-04-13' };
    expect(typedCorrections(form({ ...typed, lain: 'x' }))).toEqual(typed);
  });
});
