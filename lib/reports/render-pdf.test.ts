import { expect, test, vi } from 'vitest';
import type { Sheet } from '../domain/reports';
import { buildKarawang } from './fixtures/progress';
import { readPdf } from './fixtures/read-pdf';
import { print } from './fixtures/report';
import { renderPdf } from './render-pdf';
import { buildReport } from './report';

// A thread that begins loads typeface and layout.
vi.setConfig({ testTimeout: 120_000 });

const view = {
  order: { key: 'persen', descending: true },
  filter: { status: null, search: '' },
  columns: null,
} as const;
const sheet: Sheet = { name: 'Karawang', report: buildReport(buildKarawang(), view, print), orientation: null };
const options = { title: null, author: 'DPPKB', madeAt: print.madeAt };

test('one after another, also when they are asked for at once, and one that fails stops no other', async () => {
  const impossible = { ...sheet, report: { ...sheet.report, columns: null } } as unknown as Sheet;
  const [one, failed, other] = await Promise.allSettled([
    renderPdf([sheet], options),
    renderPdf([impossible], options),
    renderPdf([sheet, sheet], options),
  ]);
  expect(failed.status).toBe('rejected');
  const files = [one, other].map((result) => (result.status === 'fulfilled' ? result.value : new Uint8Array()));
  const pages = await Promise.all(files.map(async (bytes) => (await readPdf(bytes)).pages.length));
  expect(pages).toEqual([1, 2]);
});

test('who no longer waits stops the work, and the next one is made', async () => {
  const stop = new AbortController();
  const many = renderPdf(Array(200).fill(sheet), { ...options, signal: stop.signal });
  const next = renderPdf([sheet], options);
  setTimeout(() => stop.abort(new Error('dibatalkan')), 50);
  await expect(many).rejects.toThrow('dibatalkan');
  expect((await readPdf(await next)).pages).toHaveLength(1);
});

test('the server goes on while a file is made', async () => {
  await renderPdf([sheet], options);
  let turns = 0;
  const watch = setInterval(() => (turns += 1), 5);
  await renderPdf(Array(40).fill(sheet), options);
  clearInterval(watch);
  expect(turns).toBeGreaterThan(10);
});
