import { expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal, type ImportSettings } from '../../domain/imports';
import { templateSettings } from '../fixtures/settings';
import { type CheckedFile, checkFile } from './check-file';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-06-30') };
const areas = [
  ...['id\tIndonesia', '32\tJawa Barat', '32.14\tPurwakarta', '32.14.01\tPurwakarta', '32.14.08\tTegalwaru'],
  ...['32.14.08.2001\tTegalsari', '32.15\tKarawang', '32.15.05\tKlari', '32.15.05.2001\tDuren', '32.15.12\tCikampek'],
  ...['32.15.12.2001\tDawuan', '32.15.28\tTegalwaru', '32.15.28.2001\tTegalsari'],
];

async function check(lines: readonly string[], scope = '32', change: Partial<ImportSettings> = {}) {
  const above = scope.length > 2 ? ['id', scope.slice(0, 2)] : ['id'];
  const inScope = areas.filter((line) => line.startsWith(scope) || above.includes(line.split('\t')[0] ?? ''));
  const outcome = await checkFile({
    ...{ bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), fileName: 'rekap', kind: 'rekap', campaign },
    ...{ scope: rangeOfCode(scope), areas: inScope.join('\n'), aliases: [], headerChoices: {} },
    settings: { ...templateSettings, ...change },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return outcome.checked;
}

const taken = ({ facts }: CheckedFile) => facts.map(({ row, area, value }) => [row, area, value]);
const rowsRefused = ({ refused }: CheckedFile) => refused.map(({ row, code }) => [row, code]);
const reasons = ({ refused }: CheckedFile) => refused.map(describeRefusal);

const karawang = ['Keadaan 14 April 2021;;', 'KABUPATEN KARAWANG;;', 'No;Kecamatan;Masuk', '1;Klari;3213'];
const [klari, cikampek] = [3_215_050_000, 3_215_120_000];
const [ofPurwakarta, ofKarawang] = [3_214_080_000, 3_215_280_000];

test.each([
  ['with its header again', ['KABUPATEN PURWAKARTA;;', 'No;Kecamatan;Masuk'], 2],
  ['without it', ['KABUPATEN PURWAKARTA;;'], 1],
  ['with more words', ['REKAP PENDATAAN KELUARGA KAB. PURWAKARTA TAHUN 2021;;'], 1],
  ['with the province, a colon and a number', ['II. KABUPATEN : PURWAKARTA PROVINSI JAWA BARAT;;'], 1],
  ['over two cells', ['KABUPATEN;PURWAKARTA;'], 1],
  ['as the only word', ['Purwakarta;;'], 1],
  ['with its sum', [';KABUPATEN PURWAKARTA;461'], 1],
  ['with its sum in the first column', ['KABUPATEN PURWAKARTA;;461'], 1],
])('a second heading says where the rows below it lie: %s', async (_how, heading, height) => {
  const checked = await check([...karawang, '2;Cikampek;1503', ...heading, '1;Tegalwaru;461']);
  expect(reasons(checked)).toEqual([]);
  expect(taken(checked)).toEqual([
    [4, klari, 3_213],
    [5, cikampek, 1_503],
    [6 + height, ofPurwakarta, 461],
  ]);
});

test('a heading below the header, without a title, does so too', async () => {
  const lines = ['Keadaan 14 April 2021;;', 'No;Kecamatan;Masuk', 'KABUPATEN KARAWANG;;', '1;Tegalwaru;5'];
  const checked = await check([...lines, 'KABUPATEN PURWAKARTA;;', '1;Tegalwaru;6']);
  expect(taken(checked)).toEqual([
    [4, ofKarawang, 5],
    [6, ofPurwakarta, 6],
  ]);
});

test('the first title again leads back to its area', async () => {
  const head = 'No;Kecamatan;Masuk';
  const second = ['KABUPATEN PURWAKARTA;;', head, '1;Tegalwaru;461'];
  const checked = await check([...karawang, ...second, 'KABUPATEN KARAWANG;;', head, '2;Tegalwaru;5']);
  expect(reasons(checked)).toEqual([]);
  expect(taken(checked)).toEqual([
    [4, klari, 3_213],
    [7, ofPurwakarta, 461],
    [10, ofKarawang, 5],
  ]);
  expect(checked.notes).toContain(
    'Nama dicari di dalam Kabupaten Karawang dan Kabupaten Purwakarta, sesuai judul tabel.',
  );
});

test('a kecamatan goes on over a page that repeats the title', async () => {
  const head = ['KABUPATEN KARAWANG;;', 'No;Desa;Masuk'];
  const checked = await check([...head, 'KECAMATAN TEGALWARU;;', '1;Tegalsari;5', ...head, '2;Duren;6'], '32.15', {
    asOf: toDay('2021-04-14'),
  });
  expect(reasons(checked)).toEqual([]);
  expect(taken(checked)).toEqual([
    [4, 3_215_282_001, 5],
    [7, 3_215_052_001, 6],
  ]);
});

test.each([
  ['KABUPATEN PURWAKARTA;;'],
  ['KABUPATEN;PURWAKARTA;'],
  ['REKAP KABUPATEN PURWAKARTA TAHUN 2021;;'],
  ['KABUPATEN KARAWANG BARAT;;'],
  [';KABUPATEN PURWAKARTA;461'],
  ['KABUPATEN PURWAKARTA;;461'],
])('rows below an area that is not of the uploader are refused: %s', async (heading) => {
  const lines = [...karawang, heading, '1;Tegalwaru;461', ';JUMLAH;9000'];
  const checked = await check(lines, '32.15');
  expect(taken(checked)).toEqual([[4, klari, 3_213]]);
  expect(rowsRefused(checked)).toContainEqual([6, 'area-elsewhere']);
  const again = await check([...lines, 'KABUPATEN KARAWANG;;', '2;Cikampek;7'], '32.15');
  expect(taken(again)).toEqual([
    [4, klari, 3_213],
    [9, cikampek, 7],
  ]);
});

test('the refusal says which line leads elsewhere, and a whole code is taken all the same', async () => {
  const lines = ['Keadaan 14 April 2021;;', 'Kode;Kecamatan;Masuk', '32.15.05;Klari;1', 'KABUPATEN PURWAKARTA;;'];
  const checked = await check([...lines, ';Tegalwaru;461', '32.15.12;Cikampek;5'], '32.15');
  expect(taken(checked)).toEqual([
    [3, klari, 1],
    [6, cikampek, 5],
  ]);
  expect(checked.refused[0]?.reason).toBe(
    "baris 4 menyebut 'KABUPATEN PURWAKARTA', yang tidak ditemukan di wilayah kerja Anda",
  );
});

test('a remark that speaks of an area is no heading', async () => {
  const checked = await check([...karawang, 'Kecamatan yang belum lapor menyusul;;', '2;Tegalwaru;5'], '32.15');
  expect(taken(checked)).toEqual([
    [4, klari, 3_213],
    [6, ofKarawang, 5],
  ]);
});

const dated = ['KABUPATEN KARAWANG;;', 'KEADAAN 14 APRIL 2021;;', 'No;Kecamatan;Masuk', '1;Klari;3213'];

test.each([
  ['KEADAAN 12 APRIL 2021;;'],
  ['Senin, 12 April 2021;;'],
  ['Keadaan;12 April 2021;'],
  ['KEADAAN 12 APRIL;;'],
  ['Data per 12/04/2021;;'],
])('rows below a line of another day are refused: %s', async (line) => {
  const rows = [...dated, line, '2;Cikampek;1503', 'JUMLAH;;9999'];
  const checked = await check(rows, '32.15');
  expect(taken(checked)).toEqual([[4, klari, 3_213]]);
  const refusal = checked.refused.find(({ row }) => row === 6);
  expect(refusal).toMatchObject({
    code: 'day-differs',
    reason: 'baris 5 menyebut 12 April 2021, judulnya 14 April 2021',
    suggestion: 'Pisahkan menjadi dua lembar atau tambahkan kolom tanggal.',
  });
  const again = await check([...rows, 'KEADAAN 14 APRIL 2021;;', '3;Tegalwaru;7'], '32.15');
  expect(taken(again)).toEqual([
    [4, klari, 3_213],
    [9, ofKarawang, 7],
  ]);
});

test('the same day again, a signature, and the hour of printing change nothing; nor does a line beside a day column', async () => {
  const lines = ['KEADAAN 14 APRIL 2021;;', 'Karawang, 15 April 2021;;', 'Dicetak 16 April 2021 08:00;;'];
  const checked = await check([...dated, ...lines, '2;Cikampek;5'], '32.15');
  expect(taken(checked)).toEqual([
    [4, klari, 3_213],
    [8, cikampek, 5],
  ]);
  const own = ['Kecamatan;Tanggal;Masuk', 'Klari;2021-04-14;5', 'KEADAAN 12 APRIL 2021;;', 'Cikampek;2021-04-12;6'];
  expect((await check(own, '32.15')).facts.map(({ day }) => day)).toEqual(['2021-04-14', '2021-04-12']);
});

test('a day that was chosen beside the file is named as such', async () => {
  const [, ...rest] = [dated[1], 'No;Kecamatan;Masuk', '1;Klari;1', 'KEADAAN 12 APRIL 2021;;', '2;Cikampek;2'];
  const checked = await check(rest, '32.15', { asOf: toDay('2021-04-14') });
  expect(reasons(checked)).toEqual([
    'Baris 4, kolom tanggal: baris 3 menyebut 12 April 2021, yang dipakai 14 April 2021. Pisahkan menjadi dua lembar atau tambahkan kolom tanggal.',
  ]);
});

test.each([
  ['a title of one channel', ['ONLINE;;'], 'MANUAL;;', 'Masuk', [[5, klari, 1]]],
  ['a longer line', ['REKAP ONLINE;;'], 'REKAP PENDATAAN SECARA MANUAL;;', 'Masuk', [[5, klari, 1]]],
  ['a header of one channel', ['REKAP;;'], 'Formulir kertas;;', 'Masuk online', [[5, klari, 1]]],
  ['over two cells', ['ONLINE;;'], 'Kanal;MANUAL;', 'Masuk', [[5, klari, 1]]],
])('rows below a line of another channel are refused: %s', async (_how, title, line, header, first) => {
  const head = [...title, 'KABUPATEN KARAWANG;;', 'Keadaan 14 April 2021;;', `No;Kecamatan;${header}`];
  const checked = await check([...head, '1;Klari;1', line, '2;Cikampek;2'], '32.15');
  expect(taken(checked)).toEqual(first.map(([row, ...rest]) => [row, ...rest]));
  expect(checked.refused.find(({ row }) => row === 7)).toMatchObject({ code: 'other' });
});

test('a channel below the header is never lost in silence; the same channel, or both in columns, say nothing new', async () => {
  const head = ['Keadaan 14 April 2021;;', 'No;Kecamatan;Masuk'];
  const lost = await check([...head, 'ONLINE;;', '1;Klari;1', 'MANUAL;;', '2;Cikampek;2'], '32.15');
  expect(taken(lost)).toEqual([]);
  expect(lost.refused.map(({ row, reason }) => [row, reason])).toEqual([
    [4, 'baris 3 menyebut kanal Online, judulnya tidak'],
    [6, 'baris 5 menyebut kanal Manual, judulnya tidak'],
  ]);
  const chosen = await check([...head, 'ONLINE;;', '1;Klari;1'], '32.15', { channel: 'online' });
  expect(chosen.facts).toMatchObject([{ measure: 'recorded.online', value: 1 }]);
  const columns = [
    'Keadaan 14 April 2021;;',
    'Kecamatan;Masuk online;Masuk manual',
    'Klari;1;2',
    'ONLINE DAN MANUAL;;',
  ];
  expect((await check([...columns, 'Cikampek;3;4'], '32.15')).facts).toHaveLength(4);
});
