import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import type { ImportSettings } from '../../domain/imports';
import type { CheckedFile } from '../../imports/check/check-file';
import { templateSettings } from '../../imports/fixtures/settings';
import { writeRefusedRows } from '../../imports/template/refused-file';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { checkAsOffice, checkedCampaign, checkedDay } from './fixtures/check-as-office';
import { correctImport, uploadFile } from './imports';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const checkFor = checkAsOffice(() => database.serving);
const check = (file: readonly string[] | Uint8Array, change: Partial<ImportSettings> = {}, scope = '32.15') =>
  checkFor(scope, file, change);

type Cells = (string | number | null)[][];

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** One sheet of rows, with ranges that are merged. */
function merged(rows: Cells, ranges: readonly string[]): Promise<Uint8Array> {
  return workbook((book) => {
    const sheet = book.addWorksheet('Rekap');
    sheet.addRows(rows);
    for (const range of ranges) sheet.mergeCells(range);
  });
}

/** Rows of two kecamatan. */
function kecamatan([klari, ciampel]: [number, number]): Cells {
  return [
    ['Klari', klari],
    ['Ciampel', ciampel],
  ];
}

/** What was taken, figure by figure: the code of the area, what it is, how much. */
function taken({ facts }: CheckedFile): [string, string, number][] {
  return facts.map(({ area, measure, value }) => [codeOf(area), measure, value]);
}

function codeOf(lo: number): string {
  const digits = String(lo).padStart(10, '0');
  const blocks = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)];
  const end = blocks.findIndex((block) => Number(block) === 0);
  return (end < 0 ? blocks : blocks.slice(0, end)).join('.') || 'id';
}

const said = (checked: CheckedFile) => checked.warnings.map(({ message }) => message);

describe('merged cells', () => {
  test('a kecamatan over three desa is that of all three', async () => {
    const file = await merged(
      [
        ['No', 'Kecamatan', 'Desa', 'Masuk'],
        [1, 'Pangkalan', 'Ciptasari', 10],
        [2, null, 'Jatilaksana', 20],
        [3, null, 'Kertasari', 30],
        [4, 'Rengasdengklok', 'Kertasari', 40],
      ],
      ['B2:B4'],
    );
    const checked = await check(file);
    expect(taken(checked)).toEqual([
      ['32.15.02.2001', 'recorded.unsplit', 10],
      ['32.15.02.2004', 'recorded.unsplit', 20],
      ['32.15.02.2006', 'recorded.unsplit', 30],
      ['32.15.06.2003', 'recorded.unsplit', 40],
    ]);
    expect(checked.refused).toEqual([]);
  });

  test('a day over all rows is the day of each', async () => {
    const file = await merged(
      [
        ['Tanggal', 'Desa', 'Masuk'],
        ['11 April 2021', 'Ciptasari', 10],
        [null, 'Jatilaksana', 20],
      ],
      ['A2:A3'],
    );
    const checked = await check(file);
    expect(checked.facts.map((fact) => fact.day)).toEqual(['2021-04-11', '2021-04-11']);
  });

  test('a figure over several desa, or over two channels, is that of none of them', async () => {
    const file = await merged(
      [
        ['Desa', 'Online', 'Manual'],
        ['Ciptasari', 30, 1],
        ['Jatilaksana', null, 2],
        ['Tamanmekar', 7, null],
        ['Tamansari', 8, 9],
        ['Cintaasih', '-', null],
      ],
      ['B2:B3', 'B4:C4', 'B6:C6'],
    );
    const checked = await check(file);
    expect(taken(checked)).toEqual([
      ['32.15.02.2003', 'recorded.online', 8],
      ['32.15.02.2003', 'recorded.manual', 9],
    ]);
    expect(checked.refused.map(({ row, value }) => [row, value])).toEqual([
      [2, '30 di sel gabungan B2:B3'],
      [3, '30 di sel gabungan B2:B3'],
      [4, '7 di sel gabungan B4:C4'],
      [4, '7 di sel gabungan B4:C4'],
    ]);
  });

  test('an area whose row is two lines high, its figures with it, stays one row', async () => {
    const file = await merged(
      [
        ['Desa', 'Masuk', 'Petugas'],
        ['Ciptasari', 30, 'A'],
        [null, null, 'B'],
        ['Jatilaksana', 20, 'C'],
      ],
      ['A2:A3', 'B2:B3'],
    );
    const checked = await check(file);
    expect(taken(checked)).toEqual([
      ['32.15.02.2001', 'recorded.unsplit', 30],
      ['32.15.02.2004', 'recorded.unsplit', 20],
    ]);
    expect(checked.refused).toEqual([]);
  });

  test('a desa over rows of its channels is asked about, not taken from the first', async () => {
    const file = await merged(
      [
        ['Desa', 'Jenis', 'Masuk'],
        ['Ciptasari', 'Daring', 30],
        [null, 'Luring', 5],
        ['Jatilaksana', 'Daring', 20],
        [null, 'Luring', 4],
      ],
      ['A2:A3', 'A4:A5'],
    );
    const checked = await check(file);
    expect(taken(checked)).toEqual([]);
    expect(checked.refused.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
  });

  test('as LibreOffice saves them, with a hidden row, a filtered one and a hidden column, which are said', async () => {
    const checked = await check(await readFile('lib/imports/fixtures/libreoffice-merged-hidden.xlsx'));
    expect(taken(checked).filter(([, measure]) => measure === 'recorded.manual')).toEqual([
      ['32.15.02.2001', 'recorded.manual', 1],
      ['32.15.02.2004', 'recorded.manual', 2],
      ['32.15.02.2006', 'recorded.manual', 3],
      ['32.15.06.2005', 'recorded.manual', 4],
      ['32.15.06.2003', 'recorded.manual', 5],
    ]);
    expect(checked.refused).toEqual([]);
    expect(said(checked)).toEqual([
      '2 baris tersembunyi ikut dibaca: baris 5, 7. Bila tidak dimaksudkan, abaikan baris itu.',
      'Kolom tersembunyi ikut dibaca: F (Capaian Manual). Bila tidak dimaksudkan, pilih arti lain untuk kolom itu.',
    ]);
  });
});

describe('what is hidden', () => {
  test('rows that a filter hides, and a column of no width, are said', async () => {
    const file = await workbook((book) => {
      const sheet = book.addWorksheet('Rekap');
      sheet.addRows([
        ['Desa', 'Masuk', 'Catatan'],
        ['Ciptasari', 10, 'a'],
        ['Jatilaksana', 20, 'b'],
      ]);
      sheet.getRow(3).hidden = true;
      sheet.getColumn(3).hidden = true;
    });
    expect(said(await check(file))).toEqual([
      '1 baris tersembunyi ikut dibaca: baris 3. Bila tidak dimaksudkan, abaikan baris itu.',
    ]);
  });
});

describe('a header over two rows as SIGA prints it', () => {
  const rows: Cells = [
    ['Kode', 'Kecamatan', 'Kelurahan', null, null],
    [null, null, 'Yang Ada', 'Yang Lapor', '%'],
    ['32.15.02', 'Pangkalan', 8, 6, 75],
    ['32.15.06', 'Rengasdengklok', 9, 9, 100],
  ];

  async function expectSiga(file: readonly string[] | Uint8Array): Promise<void> {
    const checked = await check(file);
    expect(checked.columns.map(({ header, meaning }) => [header, meaning])).toEqual([
      ['Kode', 'areaCode'],
      ['Kecamatan', 'areaName'],
      ['Kelurahan Yang Ada', null],
      ['Kelurahan Yang Lapor', null],
      ['Kelurahan %', null],
    ]);
    expect(checked.facts).toEqual([]);
    expect(said(checked)).toContainEqual(expect.stringContaining('Belum ada kolom angka'));
    const chosen = await check(file, { columns: { 'Kelurahan Yang Lapor': 'recorded.unsplit' } });
    expect(taken(chosen)).toEqual([
      ['32.15.02', 'recorded.unsplit', 6],
      ['32.15.06', 'recorded.unsplit', 9],
    ]);
  }

  test('merged', async () => {
    await expectSiga(await merged(rows, ['A1:A2', 'B1:B2', 'C1:E1']));
  });

  test('saved as CSV, where nothing is merged', async () => {
    await expectSiga(rows.map((row) => row.map((cell) => cell ?? '').join(';')));
  });

  test('below a title, with families below the kelurahan', async () => {
    const file = await merged(
      [
        ['Laporan', null, null, null, null],
        ['Kode', 'Kecamatan', 'Keluarga', null, null],
        [null, null, 'Sasaran', 'Terdata', '%'],
        ['32.15.02', 'Pangkalan', 80, 60, 75],
      ],
      ['A1:E1', 'A2:A3', 'B2:B3', 'C2:E2'],
    );
    expect(taken(await check(file))).toEqual([
      ['32.15.02', 'target.total', 80],
      ['32.15.02', 'collected.unsplit', 60],
    ]);
  });
});

describe('a table printed over several pages', () => {
  test('its header repeated, with the title and the numbers of the columns, is passed over and said', async () => {
    const head = ['REKAP KARAWANG;;', 'No;Kecamatan;Masuk', '1;2;3'];
    const checked = await check([...head, '1;Klari;10', '2;Ciampel;20', ...head, '3;Pedes;30', '4;Cibuaya;40']);
    expect(taken(checked).map(([code, , value]) => [code, value])).toEqual([
      ['32.15.05', 10],
      ['32.15.04', 20],
      ['32.15.10', 30],
      ['32.15.11', 40],
    ]);
    expect(checked.refused).toEqual([]);
    expect(checked.notes.join(' ')).toContain('baris 6, 7, 8 judul yang diulang');
  });

  test('also a header of two rows, in capitals', async () => {
    const checked = await check([
      ...['Kecamatan;Online;', ';Terdata;Masuk', 'Klari;10;9'],
      ...['KECAMATAN;ONLINE;', ';TERDATA;MASUK', 'Ciampel;20;19'],
    ]);
    expect(taken(checked)).toHaveLength(4);
    expect(checked.refused).toEqual([]);
  });

  test('what is carried to the next page is that of the rows so far, and of no area', async () => {
    const checked = await check([
      ...['No;Kecamatan;Masuk', '1;Klari;10', '2;Ciampel;20', ';Jumlah pindahan;30'],
      ...[';Jumlah pindahan;30', '3;Pedes;30', ';Jumlah dipindahkan;60', ';Pindahan;60', '4;Cibuaya;40', ';JUMLAH;100'],
    ]);
    expect(taken(checked)).toHaveLength(4);
    expect(checked.refused).toEqual([]);
    expect(said(checked)).toEqual([]);
  });

  test('one that its rows do not make is said, and kept for no area', async () => {
    const checked = await check(['Kecamatan;Masuk', 'Klari;10', 'Ciampel;20', 'Jumlah pindahan;50', 'Pedes;30']);
    expect(taken(checked)).toHaveLength(3);
    expect(said(checked)).toEqual(['Jumlah pindahan, kolom Masuk: tertulis 50, tetapi baris-barisnya berjumlah 30.']);
  });
});

describe('sheets of channels', () => {
  const sheets = (of: Record<string, Cells>) =>
    workbook((book) => {
      for (const [name, rows] of Object.entries(of)) book.addWorksheet(name).addRows(rows);
    });

  test('ONLINE and MANUAL are both read, each as its channel', async () => {
    const file = await sheets({
      ONLINE: [['Kecamatan', 'Jumlah'], ...kecamatan([10, 20])],
      MANUAL: [['Kecamatan', 'Jumlah'], ...kecamatan([1, 2])],
    });
    const checked = await check(file);
    expect(taken(checked)).toEqual([
      ['32.15.05', 'recorded.online', 10],
      ['32.15.04', 'recorded.online', 20],
      ['32.15.05', 'recorded.manual', 1],
      ['32.15.04', 'recorded.manual', 2],
    ]);
    expect(checked.refused).toEqual([]);
    expect(checked.notes.join(' ')).toContain('manual menurut nama lembar');
  });

  test('as LibreOffice saves them, with the sheet of their sums: the sums are not read, and that is said', async () => {
    const checked = await check(await readFile('lib/imports/fixtures/libreoffice-channel-sheets.xlsx'));
    expect(taken(checked)).toEqual([
      ['32.15.05', 'target.total', 100],
      ['32.15.05', 'recorded.online', 30],
      ['32.15.04', 'target.total', 200],
      ['32.15.04', 'recorded.online', 50],
      ['32.15.05', 'recorded.manual', 3],
      ['32.15.04', 'recorded.manual', 5],
    ]);
    expect(said(checked)).toEqual(["Yang dibaca 2 lembar. Tidak dibaca: 'TOTAL'."]);
  });

  test('targets that differ from sheet to sheet are those of the channels', async () => {
    const of = (target: number, figure: number): Cells => [
      ['Kecamatan', 'Target', 'Capaian'],
      ['Klari', target, figure],
      ['Ciampel', target, figure],
    ];
    const checked = await check(await sheets({ Smartphone: of(80, 10), Kertas: of(20, 1) }));
    expect(taken(checked).filter(([code]) => code === '32.15.05')).toEqual([
      ['32.15.05', 'target.online', 80],
      ['32.15.05', 'recorded.online', 10],
      ['32.15.05', 'target.manual', 20],
      ['32.15.05', 'recorded.manual', 1],
    ]);
    expect(checked.refused).toEqual([]);
  });

  test('of several days, and of stages', async () => {
    const of = (figure: number): Cells => [['Kecamatan', 'Jumlah'], ...kecamatan([figure, figure + 1])];
    const days = await check(
      await sheets({
        'Online 11 April': of(10),
        'Manual 11 April': of(20),
        'Online 12 April': of(30),
        'Manual 12 April': of(40),
      }),
      { asOf: null },
    );
    expect(days.facts.filter(({ area }) => area === 3_215_050_000)).toMatchObject([
      { day: '2021-04-11', measure: 'recorded.online', value: 10 },
      { day: '2021-04-11', measure: 'recorded.manual', value: 20 },
      { day: '2021-04-12', measure: 'recorded.online', value: 30 },
      { day: '2021-04-12', measure: 'recorded.manual', value: 40 },
    ]);
    const stages = await check(await sheets({ Terdata: of(10), Masuk: of(5) }), { channel: 'online' });
    expect(taken(stages).filter(([code]) => code === '32.15.05')).toEqual([
      ['32.15.05', 'collected.online', 10],
      ['32.15.05', 'recorded.online', 5],
    ]);
  });

  test('a sheet alone says its channel too; one that names both says none', async () => {
    const rows: Cells = [['Kecamatan', 'Jumlah'], ...kecamatan([10, 20])];
    expect(taken(await check(await sheets({ MANUAL: rows })))[0]).toEqual(['32.15.05', 'recorded.manual', 10]);
    expect(taken(await check(await sheets({ 'Online dan manual': rows })))[0]).toEqual([
      '32.15.05',
      'recorded.unsplit',
      10,
    ]);
  });

  test('the file of refused rows keeps the channel, so that it goes in as it came', async () => {
    const bytes = await sheets({
      ONLINE: [['Kecamatan', 'Jumlah'], ...kecamatan([10, 20])],
      MANUAL: [
        ['Kecamatan', 'Jumlah'],
        ['Klari', 1],
        ['Ciampel', 'dua'],
      ],
    });
    const { refused } = await check(bytes);
    const written = await writeRefusedRows({
      ...{ bytes, fileName: 'rekap', kind: 'rekap', campaign: checkedCampaign, refused },
      settings: { ...templateSettings, asOf: checkedDay },
    });
    if (!written.ok) throw new Error(written.problem.detail);
    const text = new TextDecoder().decode(written.bytes).replace('dua', '2');
    expect(taken(await check(new TextEncoder().encode(text)))).toEqual([['32.15.04', 'recorded.manual', 2]]);
  });
});

describe('tables side by side', () => {
  test('of one header are both read', async () => {
    const checked = await check([
      'REKAP KABUPATEN KARAWANG;;;;;;',
      'No;Kecamatan;Masuk;;No;Kecamatan;Masuk',
      '1;Klari;10;;3;Pedes;30',
      '2;Ciampel;20;;4;Cibuaya;40',
    ]);
    expect(taken(checked).map(([code, , value]) => [code, value])).toEqual([
      ['32.15.05', 10],
      ['32.15.04', 20],
      ['32.15.10', 30],
      ['32.15.11', 40],
    ]);
    expect(checked.refused).toEqual([]);
    expect(said(checked)).toEqual([]);
  });

  test('of a channel each, by their titles or by their headers', async () => {
    const titled = await check([
      'ONLINE;;;MANUAL;',
      'Kecamatan;Jumlah;;Kecamatan;Jumlah',
      'Klari;10;;Klari;1',
      'Ciampel;20;;Ciampel;2',
    ]);
    const headed = await check(['Kecamatan;Online;Kecamatan;Manual', 'Klari;10;Klari;1', 'Ciampel;20;Ciampel;2']);
    const expected = [
      ['32.15.05', 'recorded.online', 10],
      ['32.15.04', 'recorded.online', 20],
      ['32.15.05', 'recorded.manual', 1],
      ['32.15.04', 'recorded.manual', 2],
    ];
    expect(taken(titled)).toEqual(expected);
    expect(taken(headed)).toEqual(expected);
    expect([...titled.refused, ...headed.refused]).toEqual([]);
  });

  test('a row of one of them is corrected by itself', async () => {
    const rows = [
      'Kode;Kecamatan;Masuk;;Kode;Kecamatan;Masuk',
      '32.15.05;Klari;10;;32.15.10;Pedes;30',
      '32.15.04;Ciampel;20;;;Cibuayah;40',
    ];
    const asked = await check(rows);
    expect(asked.refused).toMatchObject([{ row: 3, sheet: 'kolom E sampai G', value: '' }]);
    const corrected = await check(rows, { rows: { 'kolom E sampai G!3': '32.15.11' } });
    expect(taken(corrected).map(([code, , value]) => [code, value])).toEqual([
      ['32.15.05', 10],
      ['32.15.04', 20],
      ['32.15.10', 30],
      ['32.15.11', 40],
    ]);
  });

  test('that say another figure of one area: the second is refused and names the first', async () => {
    const checked = await check(['Kecamatan;Masuk;;Kecamatan;Masuk', 'Klari;10;;Pedes;1', 'Ciampel;20;;Klari;2']);
    expect(taken(checked)).toHaveLength(3);
    expect(checked.refused[0]?.reason).toContain('sudah ada di baris kolom A sampai B!2');
  });

  test('in a workbook, below a title and a header of two rows', async () => {
    const file = await merged(
      [
        ['Per 11 April 2021', null, null, null, null, null, null],
        ['Kecamatan', 'Online', null, null, 'Kecamatan', 'Online', null],
        [null, 'Terdata', 'Masuk', null, null, 'Terdata', 'Masuk'],
        ['Klari', 12, 10, null, 'Pedes', 32, 30],
        ['Ciampel', 22, 20, null, 'Cibuaya', 42, 40],
      ],
      ['A1:G1', 'A2:A3', 'B2:C2', 'E2:E3', 'F2:G2'],
    );
    const checked = await check(file, { asOf: null });
    expect(checked.facts.map(({ day: one, value }) => [one, value])).toEqual(
      [12, 10, 22, 20, 32, 30, 42, 40].map((value) => ['2021-04-11', value]),
    );
  });

  test('a code for the kecamatan before one for the desa is one table', async () => {
    const checked = await check(['Kode;Kecamatan;Kode;Desa;Masuk', '32.15.02;Pangkalan;32.15.02.2001;Ciptasari;10']);
    expect(taken(checked)).toEqual([['32.15.02.2001', 'recorded.unsplit', 10]]);
  });
});

describe('a file of several months', () => {
  const months = [
    'Bulan;Kecamatan;Masuk',
    'Januari;Klari;1',
    'Januari;Ciampel;2',
    'Februari;Klari;3',
    'Februari;Ciampel;4',
  ];
  const periodsOf = (checked: CheckedFile) => [...new Set(checked.columns.flatMap(({ choices = [] }) => choices))];

  test('is asked which one is meant, and until then nothing of it is read', async () => {
    const asked = await check(months);
    expect(asked).toMatchObject({ rowCount: 0, acceptedRows: 0, facts: [], refused: [] });
    expect(periodsOf(asked)).toEqual(['Januari', 'Februari']);
    expect(said(asked)).toEqual([
      'Kolom Bulan memuat 2 periode: Januari, Februari. Belum ada yang dipakai: pilih satu periode.',
    ]);
    const answered = await check(months, { period: 'februari' });
    expect(taken(answered).map(([code, , value]) => [code, value])).toEqual([
      ['32.15.05', 3],
      ['32.15.04', 4],
    ]);
    expect(answered.notes.join(' ')).toContain('Periode Februari: 2 baris lain dilewati');
    expect(periodsOf(answered)).toEqual(['Januari', 'Februari']);
  });

  test('also where each area stands in one month alone: months never mix in one day', async () => {
    const checked = await check(['Bulan;Kecamatan;Masuk', 'Januari;Klari;1', 'Februari;Ciampel;4']);
    expect(checked.facts).toEqual([]);
    expect(periodsOf(checked)).toEqual(['Januari', 'Februari']);
  });

  test('of one month in two years, the month merged over its rows', async () => {
    const file = await merged(
      [
        ['Tahun', 'Bulan', 'Kecamatan', 'Masuk'],
        [2020, 'April', 'Klari', 1],
        [null, null, 'Ciampel', 2],
        [2021, 'April', 'Klari', 3],
        [null, null, 'Ciampel', 4],
        [null, null, 'JUMLAH', 10],
      ],
      ['A2:A3', 'B2:B3', 'A4:A5', 'B4:B5'],
    );
    expect(periodsOf(await check(file))).toEqual(['2020 April', '2021 April']);
    const answered = await check(file, { period: '2021 April' });
    expect(taken(answered).map(([code, , value]) => [code, value])).toEqual([
      ['32.15.05', 3],
      ['32.15.04', 4],
    ]);
    expect(said(answered)).toEqual([]);
  });

  test('a column for each month, alone or above two channels', async () => {
    const wide = ['Kecamatan;Target;Januari;Februari;Maret', 'Klari;10;1;2;3', 'Ciampel;20;4;5;6'];
    const asked = await check(wide);
    expect(taken(asked).map(([, measure]) => measure)).toEqual(['target.total', 'target.total']);
    expect(periodsOf(asked)).toEqual(['Januari', 'Februari', 'Maret']);
    expect(said(asked)).toContain(
      'Kolom angkanya memuat 3 periode: Januari, Februari, Maret. Belum ada yang dipakai: pilih satu periode.',
    );
    const answered = await check(wide, { period: 'Maret' });
    expect(taken(answered).filter(([, measure]) => measure === 'recorded.unsplit')).toEqual([
      ['32.15.05', 'recorded.unsplit', 3],
      ['32.15.04', 'recorded.unsplit', 6],
    ]);
    const tall = await check(['Kecamatan;Maret 2021;;April 2021;', ';Online;Manual;Online;Manual', 'Klari;1;2;3;4'], {
      period: 'April 2021',
    });
    expect(taken(tall)).toEqual([
      ['32.15.05', 'recorded.online', 3],
      ['32.15.05', 'recorded.manual', 4],
    ]);
  });

  test('a sum of the months beside them is not taken for one of them', async () => {
    const wide = ['Kecamatan;Jan;Feb;Jumlah', 'Klari;1;2;3', 'Ciampel;4;5;9'];
    expect((await check(wide)).facts).toEqual([]);
    expect(taken(await check(wide, { period: 'Feb' })).map(([code, , value]) => [code, value])).toEqual([
      ['32.15.05', 2],
      ['32.15.04', 5],
    ]);
  });

  test('one month is not asked about; another one than that of the day is said', async () => {
    const file = (month: string) => ['Bulan;Tahun;Kecamatan;Masuk', `${month};2021;Klari;1`, `${month};2021;Ciampel;2`];
    const same = await check(file('April'));
    expect(taken(same)).toHaveLength(2);
    expect([...said(same), ...periodsOf(same)]).toEqual([]);
    expect(said(await check(file('Maret')))).toEqual([
      'Kolom Bulan dan Tahun berisi Maret 2021, tetapi tanggal laporannya 12 April 2021. Periksa tanggalnya.',
    ]);
  });

  test('a column for the day beside it settles the day of each row', async () => {
    const checked = await check([
      'Tanggal;Bulan;Desa;Masuk',
      '2021-04-11;April;Ciptasari;1',
      '2021-04-12;Mei;Ciptasari;2',
    ]);
    expect(checked.facts.map((fact) => [fact.day, fact.value])).toEqual([
      ['2021-04-11', 1],
      ['2021-04-12', 2],
    ]);
  });

  test('through an upload: nothing can be saved before the answer, which a form gives or the API', async () => {
    await makeTestCampaign(database.owner, 'bulan-mana');
    const user = personOf('kabupaten', '32.15');
    const bytes = new TextEncoder().encode(`${months.join('\n')}\n`);
    const upload = { campaignSlug: 'bulan-mana', kind: 'rekap' as const, fileName: 'a.csv', bytes };
    const settings = { ...templateSettings, asOf: checkedDay };
    const first = await uploadFile(contextOf(user, database.serving), { ...upload, settings });
    expect(first).toMatchObject({ acceptedCount: 0, refusedCount: 0 });
    const corrections = { columns: {}, rows: {}, period: 'Februari' };
    expect(await correctImport(contextOf(user, database.serving), first.id, corrections)).toMatchObject({
      acceptedCount: 2,
      settings: { period: 'Februari' },
    });
  });
});
