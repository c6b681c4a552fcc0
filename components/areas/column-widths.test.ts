import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Cells } from '@/lib/domain/column-cells';
import { tableColumns, valueColumns } from '@/lib/domain/columns';
import { measureColumns } from './column-widths';
import type { TableFigures, TableRow } from './row-pack';

const nothing = Object.fromEntries(valueColumns.map(({ key }) => [key, null])) as Cells;

const blank: TableFigures = {
  cells: nothing,
  expectedPercent: 0,
  waiting: null,
  status: null,
  cause: null,
  causeEvidence: null,
  lastReportDay: null,
  flags: [],
  takesPart: true,
  troubled: 0,
};

const row = (cells: Partial<Cells>): TableRow => ({
  area: { code: '32.15.05', name: 'Klari', level: 3, kind: 'kecamatan' },
  figures: { ...blank, cells: { ...nothing, ...cells } },
  within: '',
  spark: null,
});

const channels = ['no', 'wilayah', 'capaian', 'target', 'online', 'manual', 'total', 'persen'];
const every = [...channels, 'unsplit', 'sisa', 'perlu', 'laju', 'status', 'spark', 'lapor'];

function measure(rows: TableRow[], columns = every) {
  return measureColumns({ columns, rows, sum: blank, rest: null, count: rows.length });
}

test('has a rule in the style sheet for the width of each column that it measures', () => {
  const css = readFileSync(new URL('table-columns.module.css', import.meta.url), 'utf8');
  const columns = tableColumns.map(({ key }) => key);
  for (const key of Object.keys(measure([], columns).figures)) {
    expect(css, key).toMatch(new RegExp(`\\[data-col='${key}'\\] \\{\\s+width: var\\(--w-${key}\\);`));
  }
});

test('gives a column the room of its longest figure, wherever its row stands', () => {
  const { figures } = measure([row({}), row({ persen: 100_391.13, laju: 2_199_984 }), row({ persen: 3.92, laju: 12 })]);
  // Eight digits and two points; seven digits and two points; a rem at their sides.
  expect(figures.persen).toBeGreaterThan(5.6);
  expect(figures.laju).toBeGreaterThan(5.1);
  expect(figures.target).toBe(measure([row({})]).figures.target);
});

test('counts figures below zero, sums, and what the parts do not explain', () => {
  const least = measure([row({})]).figures;
  expect(measure([row({ laju: -1_250_000 })]).figures.laju).toBeGreaterThan(least.laju ?? 0);
  const sum = { ...blank, cells: { ...nothing, target: 734_768_000 } };
  const rest = { ...nothing, online: -73_476_800 };
  const { figures } = measureColumns({ columns: channels, rows: [], sum, rest, count: 7_285 });
  expect(figures.target).toBeGreaterThan(least.target ?? 0);
  expect(figures.online).toBeGreaterThan(least.online ?? 0);
  expect(figures.no).toBeGreaterThan(least.no ?? 0);
});

test('says from which window on the table fits, and scrolls where no window is wide enough', () => {
  expect(measure([row({ target: 20_804 })], channels)).toMatchObject({ roomyFrom: '1240', fitsFrom: '1240' });
  const millions = { online: 12_345_678, manual: 12_345_678, unsplit: 12_345_678, sisa: 12_345_678 };
  const nation = row({ target: 68_389_128, total: 12_345_678, ...millions });
  expect(measure([nation])).toMatchObject({ fitsFrom: '1240', roomyFrom: '1800' });
  expect(measure([nation], [...every, 'sebab'])).toMatchObject({ fitsFrom: '1366' });
  const absurd = { persen: 1_000_000_000_391, sisa: 1_000_000_000_391, total: 1_000_000_000_391 };
  const more = row({ ...absurd, online: 1_000_000_000_391, target: 1_000_000_000_391 });
  expect(measure([nation, more], [...every, 'sebab'])).toMatchObject({ fitsFrom: 'none' });
});

test('keeps a column that needs room to spare for windows that have it, the more telling first', () => {
  const usual = row({ target: 20_804, terdata: 2_893, online: 2_328, total: 2_328 });
  const base = [...channels, 'sisa', 'status', 'sebab'];
  const waiting = ['formulir', 'belumkirim'];
  // A laptop: what waits, why, and what is recorded; a projector has all the rest.
  expect(measure([usual], [...base, ...waiting, 'laju', 'perlu', 'spark']).spares).toEqual({
    ...{ formulir: '1240', belumkirim: '1366', laju: '1366', perlu: '1800', spark: '1800' },
  });
  // Where nothing waits, others take the room.
  expect(measure([usual], [...base, 'laju', 'perlu', 'spark']).spares).toEqual({
    ...{ laju: '1240', perlu: '1366', spark: '1440' },
  });
  // Figures of a nation: no window scrolls for a column that could make way.
  const millions = { online: 12_345_678, manual: 12_345_678, total: 12_345_678, sisa: 12_345_678, terdata: 12_345_678 };
  const nation = row({ target: 68_389_128, ...millions });
  expect(measure([nation], [...base, 'terdata', 'spark']).fitsFrom).toBe(measure([nation], base).fitsFrom);
});
