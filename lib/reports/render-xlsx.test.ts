import readXlsx from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { RowOrder } from '../domain/area-progress';
import { buildProgress } from './fixtures/progress';
import { buildFullReport } from './fixtures/report';
import { renderXlsx } from './render-xlsx';

const order: RowOrder = { key: 'wilayah', descending: false };

/** An area with so many desa, of which each has reported its own number. */
function reportOf(desa: number) {
  const parts = Array.from({ length: desa }, (_, at) => ({
    code: `32.15.${String(1 + (at % 30)).padStart(2, '0')}.${2001 + Math.floor(at / 30)}`,
    name: `Desa ${at}`,
    target: 1_000 + at,
    figures: { online: at },
  }));
  const own = { code: '32.15', name: 'Karawang', target: 10_000_000, figures: { online: 9_000_000 } };
  return buildFullReport(buildProgress(own, parts), { order, filter: { status: null, search: '' } });
}

test('a long table is written elsewhere, and the server goes on in the meantime', async () => {
  const report = reportOf(3_000);
  let longest = 0;
  let before = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - before);
    before = performance.now();
  }, 5);
  const started = performance.now();
  const bytes = await renderXlsx(report);
  const took = performance.now() - started;
  clearInterval(watch);
  expect(longest).toBeLessThan(took / 2);

  const [sheet] = await readXlsx(Buffer.from(bytes));
  const rows = sheet?.data.slice(report.titles.length + 1) ?? [];
  expect(rows.map(([, , name, , online]) => [name, online])).toEqual(
    report.rows.map(({ cells }) => [cells[2], cells[4]]),
  );
});

test('two long tables at once both arrive', async () => {
  const files = await Promise.all([renderXlsx(reportOf(1_200)), renderXlsx(reportOf(1_300))]);
  const counts = await Promise.all(files.map(async (bytes) => (await readXlsx(Buffer.from(bytes)))[0]?.data.length));
  const besides = reportOf(1_200).titles.length + 3;
  expect(counts).toEqual([1_200 + besides, 1_300 + besides]);
});
