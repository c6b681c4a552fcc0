import { describe, expect, test } from 'vitest';
import { toDay } from '../../domain/days';
import { templateSettings as settings } from '../fixtures/settings';
import type { CellValue, SheetRows } from '../read/sheet-rows';
import { findTables, type TablesInput } from './find-table';

function sheet(name: string, rows: CellValue[][], hidden = false): SheetRows {
  return {
    name,
    hidden,
    rows: rows.map((cells, at) => ({ number: at + 1, cells })).filter((row) => row.cells.length > 0),
  };
}

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31') };

/** The first table, for files of one. */
function findTable(input: Omit<TablesInput, 'campaign'>) {
  const found = findTables({ ...input, campaign });
  return found.ok ? { ...found, table: found.tables[0] } : found;
}

const header = ['Kode', 'Wilayah', 'Online'];

test('titles may stand above the header, and cells beside it', () => {
  const found = findTable({
    sheets: [sheet('R', [['Rekap online Karawang'], [], ['Per 12 April 2021'], header, ['32.15', 'Karawang', 5]])],
    kind: 'rekap',
    settings,
  });
  expect(found).toMatchObject({
    ok: true,
    table: { sheet: 'R', headerRow: 4, rows: [{ kind: 'area', row: { number: 5, cells: ['32.15', 'Karawang', 5] } }] },
    warnings: [],
  });
});

test('the sheet with figures is read, the others are named', () => {
  const sheets = [
    sheet('Kode', [
      ['Kode', 'Nama'],
      ['32.15', 'Karawang'],
    ]),
    sheet('Rekap', [header, ['32.15', 'Karawang', 5]]),
    sheet('Kosong', []),
  ];
  expect(findTable({ sheets, kind: 'rekap', settings })).toMatchObject({
    ok: true,
    table: { sheet: 'Rekap' },
    warnings: [{ row: null, message: "Yang dibaca lembar 'Rekap'. Tidak dibaca: 'Kode'." }],
  });
});

test('a visible sheet goes before a hidden one; a hidden one alone is read and said', () => {
  const rows = [header, ['32.15', 'Karawang', 5]];
  expect(
    findTable({ sheets: [sheet('Lama', rows, true), sheet('Baru', rows)], kind: 'rekap', settings }),
  ).toMatchObject({ table: { sheet: 'Baru' } });
  expect(findTable({ sheets: [sheet('Lama', rows, true)], kind: 'rekap', settings })).toMatchObject({
    warnings: [{ message: expect.stringContaining('tersembunyi') }],
  });
});

test('names alone make a table too', () => {
  const rows = [
    ['Wilayah', 'Online'],
    ['Karawang', 5],
  ];
  expect(findTable({ sheets: [sheet('', rows)], kind: 'rekap', settings })).toMatchObject({ ok: true });
});

test('formulas are counted in what is said of the table; a dash keeps an area in it, a signature has none', () => {
  const rows = [
    ['Wilayah', 'Online'],
    ['Karawang', 5],
    ['Klari', '-'],
    ['Kepala Dinas', null],
  ];
  expect(findTable({ sheets: [{ ...sheet('', rows), formulas: 1_200 }], kind: 'rekap', settings })).toMatchObject({
    table: {
      explanation:
        'Judul di baris 1, 2 baris data, 1.200 rumus dibaca dari hasil yang tersimpan, 1 baris di bawah tabel dilewati.',
    },
  });
});

test('without a column for areas the file is refused, with what to do', () => {
  const rows = [
    ['Uraian', 'Online'],
    ['Karawang', 5],
  ];
  expect(findTable({ sheets: [sheet('', rows)], kind: 'rekap', settings })).toMatchObject({
    ok: false,
    problem: { status: 422, type: 'file-table', detail: expect.stringContaining('kode_wilayah') },
  });
});

test('a header is looked for in the first fifteen rows, below as many lines of title as a page has', () => {
  const table = [header, ['32.15', 'Karawang', 5]];
  const titles = Array.from({ length: 40 }, (_row, at) => [`Judul ${at}`]);
  expect(findTable({ sheets: [sheet('', [...titles, ...table])], kind: 'rekap', settings })).toMatchObject({
    ok: true,
    table: { headerRow: 41 },
  });
  const others = Array.from({ length: 15 }, (_row, at) => [`Judul ${at}`, 'dan di sebelahnya']);
  expect(findTable({ sheets: [sheet('', [...others, ...table])], kind: 'rekap', settings })).toMatchObject({
    ok: false,
  });
  const many = Array.from({ length: 100 }, (_row, at) => [`Judul ${at}`]);
  expect(findTable({ sheets: [sheet('', [...many, ...table])], kind: 'rekap', settings })).toMatchObject({ ok: false });
});

describe('tables as offices make them', () => {
  const kab: CellValue[][] = [
    ['REKAP PK21 KABUPATEN KARAWANG'],
    ['Data Tanggal : 2021-04-12 07:49:21'],
    [],
    ['NO', 'KECAMATAN', 'TARGET', 'ONLINE', null, 'MANUAL', null, 'TOTAL', '%'],
    [null, null, '(KK)', 'Terdata', 'Masuk', 'Terdata', 'Masuk', null, null],
    [1, 2, 3, 4, 5, 6, 7, 8, '9=8/3'],
    [1, 'KEC. KLARI', 100, 10, 8, 5, 4, 12, '12 %'],
    [2, 'KEC. PANGKALAN', 50, 1, 1, null, null, 1, '2 %'],
    [3, 'KEC. TEGALWARU', 40],
    [null, 'JUMLAH', 190, 11, 9, 5, 4, 13, '6,84 %'],
    [],
    ['Sumber: DPPKB'],
    [null, null, null, null, null, 'Karawang, 12 April 2021'],
    [null, null, null, null, null, 'Kepala Dinas'],
  ];

  test('a header of two rows with merged cells, numbers of columns, a sum, and what lies below', () => {
    const found = findTable({ sheets: [sheet('Rekap', kab)], kind: 'rekap', settings });
    if (!found.ok) throw new Error(found.problem.detail);
    const { table } = found;
    expect(table.columns.map(({ header: label, meaning }) => [label, meaning])).toEqual([
      ['NO', null],
      ['KECAMATAN', 'areaName'],
      ['TARGET (KK)', 'target.total'],
      ['ONLINE Terdata', 'collected.online'],
      ['ONLINE Masuk', 'recorded.online'],
      ['MANUAL Terdata', 'collected.manual'],
      ['MANUAL Masuk', 'recorded.manual'],
      ['TOTAL', 'recorded.total'],
      ['%', 'percent'],
    ]);
    expect(table.titles).toEqual(['REKAP PK21 KABUPATEN KARAWANG', 'Data Tanggal : 2021-04-12 07:49:21']);
    expect(table.rows.map(({ kind, row }) => [kind, row.number])).toEqual([
      ['area', 7],
      ['area', 8],
      ['area', 9],
      ['sum', 10],
    ]);
    expect(table.numbering).toBe(6);
    expect(table.below.map((row) => row.number)).toEqual([12, 13, 14]);
    expect(table.explanation).toBe(
      'Judul di baris 4 sampai 5, baris 6 nomor kolom, 3 baris data, baris 10 dikenali sebagai jumlah, 3 baris di bawah tabel dilewati.',
    );
  });

  test('a kecamatan alone in its row heads the desa below it, and its sum may stand before or behind them', () => {
    const rows: CellValue[][] = [
      ['No', 'Desa/Kelurahan', 'Masuk'],
      ['I', 'KECAMATAN KLARI'],
      [1, 'Cibalongsari', 5],
      [2, 'Curug', 6],
      [null, 'Jumlah Kec. Klari', 11],
      ['II', 'KECAMATAN PANGKALAN'],
      [1, 'Ciptasari', 7],
      ['TOTAL', null, 18],
    ];
    const found = findTable({ sheets: [sheet('', rows)], kind: 'rekap', settings });
    if (!found.ok) throw new Error(found.problem.detail);
    expect(found.table.rows.map(({ kind }) => kind)).toEqual([
      'heading',
      'area',
      'area',
      'sum',
      'heading',
      'area',
      'sum',
    ]);
  });

  test('a kabupaten left of an empty name is a sum', () => {
    const rows: CellValue[][] = [
      ['No', 'Kecamatan', 'Target', 'Capaian'],
      ['Kab. Pasangkayu', null, 30, 20],
      [1, 'Pasangkayu', 10, 5],
      [2, 'Baras', 20, 15],
    ];
    const found = findTable({ sheets: [sheet('', rows)], kind: 'rekap', settings });
    if (!found.ok) throw new Error(found.problem.detail);
    expect(found.table.rows[0]).toMatchObject({ kind: 'sum', label: 'Kab. Pasangkayu' });
  });
});

test('a header alone is no table', () => {
  expect(findTable({ sheets: [sheet('', [header])], kind: 'rekap', settings })).toMatchObject({
    ok: false,
    problem: { detail: expect.stringContaining('tidak ada baris') },
  });
});

test('a table whose figures are not understood stays open to a person', () => {
  const sheets = [
    sheet('', [
      ['Kode', 'Angka A'],
      ['32.15', 5],
    ]),
  ];
  expect(findTable({ sheets, kind: 'rekap', settings })).toMatchObject({
    ok: true,
    warnings: [{ message: expect.stringContaining('Pilih arti kolomnya') }],
  });
  expect(
    findTable({ sheets, kind: 'rekap', settings: { ...settings, columns: { 'Angka A': 'recorded.online' } } }),
  ).toMatchObject({ ok: true, warnings: [] });
});

test('a code column may be named by a person', () => {
  const sheets = [
    sheet('', [
      ['ID', 'Online'],
      ['32.15', 5],
    ]),
  ];
  expect(findTable({ sheets, kind: 'rekap', settings: { ...settings, columns: { ID: 'areaCode' } } })).toMatchObject({
    ok: true,
    table: { columns: [{ meaning: 'areaCode' }, {}] },
  });
});
