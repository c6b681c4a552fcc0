import { expect, test } from 'vitest';
import { findTable } from './find-table';
import { templateSettings as settings } from './fixtures/settings';
import type { CellValue, SheetRows } from './sheet-rows';

function sheet(name: string, rows: CellValue[][], hidden = false): SheetRows {
  return {
    name,
    hidden,
    rows: rows.map((cells, at) => ({ number: at + 1, cells })).filter((row) => row.cells.length > 0),
  };
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
    table: { sheet: 'R', headerRow: 4, rows: [{ number: 5, cells: ['32.15', 'Karawang', 5] }] },
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

test('without a code column the file is refused, with what to do', () => {
  expect(
    findTable({
      sheets: [
        sheet('', [
          ['Wilayah', 'Online'],
          ['Karawang', 5],
        ]),
      ],
      kind: 'rekap',
      settings,
    }),
  ).toMatchObject({
    ok: false,
    problem: { status: 422, type: 'file-table', detail: expect.stringContaining('kode_wilayah') },
  });
});

test('a header below the first ten rows is not looked for', () => {
  const titles = Array.from({ length: 10 }, (_row, at) => [`Judul ${at}`]);
  expect(
    findTable({ sheets: [sheet('', [...titles, header, ['32.15', 'Karawang', 5]])], kind: 'rekap', settings }),
  ).toMatchObject({ ok: false });
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
