import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { buildWorkbook, rowXml } from '../fixtures/build-workbook';
import { writeForeignWorkbook } from '../fixtures/foreign-workbook';
import { readFile } from './read-file';

const small = new TextEncoder().encode('kode;online\n32.15;5\n');

test('reads in a thread of its own', async () => {
  expect(await readFile({ bytes: small, fileName: 'a.csv' })).toMatchObject({
    ok: true,
    sheets: [{ rows: [{ number: 1 }, { cells: ['32.15', '5'] }] }],
  });
  expect(
    await readFile({ bytes: buildWorkbook({ sheets: { R: rowXml(2, ['a', 1]) } }), fileName: 'a.xlsx' }),
  ).toMatchObject({
    ok: true,
    sheets: [{ name: 'R', rows: [{ number: 2, cells: ['a', 1] }] }],
  });
  expect(await readFile({ bytes: new Uint8Array(), fileName: 'a.csv' })).toMatchObject({
    ok: false,
    problem: { status: 422 },
  });
  expect(small.byteLength).toBe(20);
});

test('a read that takes too long is stopped, and the next one works', async () => {
  const began = performance.now();
  const limits = { milliseconds: 5, memoryMegabytes: 512 };
  expect(await readFile({ bytes: small, fileName: 'a.csv', limits })).toMatchObject({
    ok: false,
    problem: { status: 413, detail: expect.stringContaining('60 detik') },
  });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await readFile({ bytes: small, fileName: 'a.csv' })).toMatchObject({ ok: true });
});

test('a read that takes too much memory is stopped', async () => {
  const bytes = Buffer.from(`${'1;'.repeat(200)}1\n`.repeat(15_000));
  const limits = { milliseconds: 60_000, memoryMegabytes: 24 };
  expect(await readFile({ bytes, fileName: 'a.csv', limits })).toMatchObject({
    ok: false,
    problem: { status: 413, detail: expect.stringContaining('1.024 MB') },
  });
});

test('many files at once wait for their turn', async () => {
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => readFile({ bytes: small, fileName: 'a.csv' })));
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
});

test('the desa of a province go in', async () => {
  const rows = [
    ['kode_wilayah', 'online'],
    ...Array.from({ length: 6_000 }, (_row, at) => [`32.15.01.${2_001 + at}`, at]),
  ];
  const bytes = new Uint8Array(await writeForeignWorkbook(rows));
  const outcome = await readFile({ bytes, fileName: 'jabar.xlsx' });
  expect(outcome.ok && outcome.sheets[0]?.rows.at(-1)).toEqual({ number: 6_001, cells: ['32.15.01.8000', 5_999] });
});
