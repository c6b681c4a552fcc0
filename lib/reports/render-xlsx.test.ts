import { expect, test } from 'vitest';
import type { RowOrder } from '../domain/area-progress';
import type { Sheet } from '../domain/reports';
import { expectedCells } from './fixtures/expected-cells';
import { buildProgress } from './fixtures/progress';
import { readWithReader } from './fixtures/read-xlsx';
import { buildFullReport } from './fixtures/report';
import { renderXlsx } from './render-xlsx';

const order: RowOrder = { key: 'wilayah', descending: false };

/** An area with so many desa, of which each has reported its own number. */
function sheetOf(desa: number): Sheet {
  const parts = Array.from({ length: desa }, (_, at) => ({
    code: `32.15.${String(1 + (at % 30)).padStart(2, '0')}.${2001 + Math.floor(at / 30)}`,
    name: `Desa ${at}`,
    target: 1_000 + at,
    figures: { online: at },
  }));
  const own = { code: '32.15', name: 'Karawang', target: 10_000_000, figures: { online: 9_000_000 } };
  const report = buildFullReport(buildProgress(own, parts), { order, filter: { status: null, search: '' } });
  return { name: 'Karawang', report, orientation: null };
}

/** The rows of the table alone: they stand below the names of the columns, and those below their numbers. */
async function tableOf(bytes: Uint8Array, { report }: Sheet) {
  const [rows = []] = await readWithReader(bytes);
  const from = rows.findIndex(([first]) => first === '(1)') + 2;
  const width = report.columns.length;
  const padded = rows.map((row) => Array.from({ length: width }, (_cell, at) => row[at] ?? null));
  return padded.slice(from, from + report.rows.length);
}

test('a long table is written elsewhere, and the server goes on in the meantime', async () => {
  const sheet = sheetOf(3_000);
  let longest = 0;
  let before = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - before);
    before = performance.now();
  }, 5);
  const started = performance.now();
  const bytes = await renderXlsx([sheet]);
  const took = performance.now() - started;
  clearInterval(watch);
  expect(longest).toBeLessThan(took / 2);
  expect(await tableOf(bytes, sheet)).toEqual(expectedCells(sheet.report));
});

test('two long workbooks at once both arrive, also one of many short sheets', async () => {
  const many = [sheetOf(400), sheetOf(400), sheetOf(400)];
  const long = sheetOf(1_300);
  const files = await Promise.all([renderXlsx(many), renderXlsx([long])]);
  expect((await readWithReader(files[0])).length).toBe(3);
  expect(await tableOf(files[1], long)).toEqual(expectedCells(long.report));
});

test('a thread that fails says why, and the next one works', async () => {
  const long = sheetOf(1_100);
  const broken = { ...long, report: { ...long.report, columns: null } } as unknown as Sheet;
  await expect(renderXlsx([broken])).rejects.toThrow(TypeError);
  expect((await renderXlsx([long])).byteLength).toBeGreaterThan(10_000);
});
