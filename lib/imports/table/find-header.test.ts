import { describe, expect, test } from 'vitest';
import { toDay } from '../../domain/days';
import { templateSettings } from '../fixtures/settings';
import type { CellValue, MergedCells, SheetRows } from '../read/sheet-rows';
import { listHeaders } from './find-header';
import { findTables } from './find-table';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31') };

function sheetOf(rows: readonly CellValue[][], merged: MergedCells[] = []): SheetRows {
  const filled = rows.map((cells, at) => ({ number: at + 1, cells })).filter(({ cells }) => cells.some(Boolean));
  return { name: 'Rekap', hidden: false, rows: filled, ...(merged.length > 0 && { merged }) };
}

/** The rows of the header that is chosen, and what its columns mean. */
function read(rows: readonly CellValue[][], merged?: MergedCells[]) {
  const found = findTables({ sheets: [sheetOf(rows, merged)], kind: 'rekap', settings: templateSettings, campaign });
  if (!found.ok) throw new Error(found.problem.detail);
  const [{ firstHeaderRow, headerRow, columns }] = found.tables;
  return { at: [firstHeaderRow, headerRow], meanings: columns.map(({ meaning }) => meaning) };
}

const data = ['1', 'Klari', 100, 10, 5, 15];
const counts = ['recorded.online', 'recorded.manual', 'recorded.total'];

describe('a text alone between two rows of a header', () => {
  test.each([
    ['a unit', ['No', 'Kecamatan', 'Target', 'Masuk server'], [null, null, null, '(keluarga)'], 3],
    ['a unit at the end', ['No', 'Kecamatan', 'Target', 'Capaian', null, null], [null, null, null, null, 'KK'], 3],
    ['a stage', ['No', 'Kecamatan', 'Target', 'Jumlah KK'], [null, null, null, 'Masuk'], 3],
  ])('%s', (_what, first, middle, at) => {
    const last = [...Array<null>(at).fill(null), 'Online', 'Manual', 'Jumlah'];
    const { at: rows, meanings } = read([['REKAP'], first, middle, last, data, data]);
    expect(rows).toEqual([2, 4]);
    expect(meanings.slice(3, 5)).toEqual(counts.slice(0, 2));
  });

  test('with an unknown word: its columns wait for a person, and no column is taken for all of them', () => {
    const first = ['No', 'Kecamatan', 'Target', 'Masuk'];
    const rows = [first, [null, null, null, 's.d. hari ini'], [null, null, null, 'Online', 'Manual'], data];
    expect(read(rows)).toEqual({ at: [1, 3], meanings: [null, 'areaName', 'target.total', null, null] });
  });

  test('in merged cells, as Excel keeps it', () => {
    const tall = [0, 1, 2].map((column) => ({ firstRow: 1, lastRow: 3, firstColumn: column, lastColumn: column }));
    const wide = [1, 2].map((row) => ({ firstRow: row, lastRow: row, firstColumn: 3, lastColumn: 5 }));
    const rows = [
      ['No', 'Kecamatan', 'Target', 'CAPAIAN', null, null],
      [null, null, null, 'Keluarga', null, null],
      [null, null, null, 'Online', 'Manual', '%'],
      ['1', 'Klari', 100, 10, 5, 15],
    ];
    const { at, meanings } = read(rows, [...tall, ...wide]);
    expect(at).toEqual([1, 3]);
    expect(meanings).toEqual([null, 'areaName', 'target.total', 'recorded.online', 'recorded.manual', 'percent']);
  });
});

test('a heading below a header is no row of it', () => {
  const rows = [['No', 'Kecamatan', 'Masuk'], ['KABUPATEN KARAWANG'], ['1', 'Klari', 10]];
  expect(read(rows).at).toEqual([1, 1]);
  const words = [['No', 'Desa', 'Masuk'], ['KECAMATAN KLARI'], [null, 'Duren', 'menyusul'], ['2', 'Klari', 10]];
  expect(read(words).at).toEqual([1, 1]);
  expect(listHeaders(sheetOf(words)).some(({ at, height }) => at === 0 && height === 3)).toBe(false);
});
