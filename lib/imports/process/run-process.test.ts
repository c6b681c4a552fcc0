import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { buildWorkbook, rowXml } from '../fixtures/build-workbook';
import { checkInTurn } from '../fixtures/check-in-turn';
import { writeForeignWorkbook } from '../fixtures/foreign-workbook';

const telukjambe = 3_215_030_000;
const small = new TextEncoder().encode('kode_wilayah;online_masuk\n32.15.03;5\n');

test('a file is checked in a process of its own', async () => {
  expect(await checkInTurn({ bytes: small, fileName: 'a.csv' })).toEqual([[telukjambe, 5]]);
  const header = rowXml(1, ['kode_wilayah', 'online_masuk']);
  const bytes = buildWorkbook({ sheets: { R: header + rowXml(2, ['32.15.03', 1]) } });
  expect(await checkInTurn({ bytes, fileName: 'a.xlsx' })).toEqual([[telukjambe, 1]]);
  expect(await checkInTurn({ bytes: new Uint8Array(), fileName: 'a.csv' })).toMatchObject({ status: 422 });
  expect(small.byteLength).toBe(37);
});

test('a check that takes too long is stopped, and the next one works', async () => {
  const began = performance.now();
  const limits = { milliseconds: 5, memoryMegabytes: 512 };
  expect(await checkInTurn({ bytes: small, fileName: 'a.csv' }, limits)).toMatchObject({
    status: 413,
    detail: expect.stringContaining('60 detik'),
  });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await checkInTurn({ bytes: small, fileName: 'a.csv' })).toEqual([[telukjambe, 5]]);
});

test('a check that takes too much memory is stopped', async () => {
  const bytes = Buffer.from(`${'1;'.repeat(200)}1\n`.repeat(15_000));
  const limits = { milliseconds: 60_000, memoryMegabytes: 24 };
  expect(await checkInTurn({ bytes, fileName: 'a.csv' }, limits)).toMatchObject({
    status: 413,
    detail: expect.stringContaining('1.024 MB'),
  });
});

test('many files at once wait for their turn', async () => {
  const file = { bytes: small, fileName: 'a.csv' };
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => checkInTurn(file)));
  expect(outcomes).toEqual(Array.from({ length: 6 }, () => [[telukjambe, 5]]));
});

test('a file of as many rows as a province has desa goes in', async () => {
  const rows = [
    ['kode_wilayah', 'online_masuk'],
    ...Array.from({ length: 5_999 }, (_row, at) => [`99.15.01.${2_001 + at}`, at]),
    ['32.15.03', 5_999],
  ];
  const bytes = new Uint8Array(await writeForeignWorkbook(rows));
  expect(await checkInTurn({ bytes, fileName: 'jabar.xlsx' })).toEqual([[telukjambe, 5_999]]);
});
