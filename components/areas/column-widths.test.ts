import { expect, it } from 'vitest';
import { measureColumns } from './column-widths';
import type { TableFigures, TableRow } from './row-pack';

const blank: TableFigures = {
  target: null,
  online: null,
  manual: null,
  unsplit: null,
  total: null,
  percent: null,
  remaining: null,
  requiredPace: null,
  pace: null,
  expectedPercent: 0,
  waiting: null,
  status: null,
  lastReportDay: null,
  flags: [],
};

const row = (figures: Partial<TableFigures>): TableRow => ({
  area: { code: '32.15.05', name: 'Klari', level: 3, kind: 'kecamatan' },
  figures: { ...blank, ...figures },
  spark: null,
});

const channels = ['no', 'wilayah', 'capaian', 'target', 'online', 'manual', 'total', 'persen'];
const every = [...channels, 'unsplit', 'sisa', 'perlu', 'laju', 'status', 'spark', 'lapor'];

function measure(rows: TableRow[], columns = every) {
  return measureColumns({ columns, rows, sum: blank, unallocated: null, count: rows.length });
}

it('gives a column the room of its longest figure, wherever its row stands', () => {
  const { figures } = measure([
    row({}),
    row({ percent: 100_391.13, pace: 2_199_984 }),
    row({ percent: 3.92, pace: 12 }),
  ]);
  // Eight digits and two points; seven digits and two points; a rem at their sides.
  expect(figures.persen).toBeGreaterThan(5.6);
  expect(figures.laju).toBeGreaterThan(5.1);
  expect(figures.target).toBe(measure([row({})]).figures.target);
});

it('counts figures below zero, sums, and what the parts do not explain', () => {
  const least = measure([row({})]).figures;
  expect(measure([row({ pace: -1_250_000 })]).figures.laju).toBeGreaterThan(least.laju ?? 0);
  const sum = { ...blank, target: 734_768_000 };
  const rest = { target: null, online: -73_476_800, manual: null, unsplit: null, total: null };
  const { figures } = measureColumns({ columns: channels, rows: [], sum, unallocated: rest, count: 7_285 });
  expect(figures.target).toBeGreaterThan(least.target ?? 0);
  expect(figures.online).toBeGreaterThan(least.online ?? 0);
  expect(figures.no).toBeGreaterThan(least.no ?? 0);
});

it('says from which window on the table fits, and scrolls where no window is wide enough', () => {
  expect(measure([row({ target: 20_804 })], channels)).toMatchObject({ roomyFrom: '1240', fitsFrom: '1240' });
  const millions = { online: 12_345_678, manual: 12_345_678, unsplit: 12_345_678, remaining: 12_345_678 };
  const nation = row({ target: 68_389_128, total: 12_345_678, requiredPace: 1_234_567, pace: 2_199_984, ...millions });
  expect(measure([nation])).toMatchObject({ fitsFrom: '1440', roomyFrom: 'none' });
  expect(measure([nation, row({ percent: 1_000_000_000_391, pace: 1_000_000_000_391 })])).toMatchObject({
    fitsFrom: 'none',
  });
});
