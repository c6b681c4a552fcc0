import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../db/testing/database';
import { importFile } from './import';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await openSmallDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kejar-import-'));
  await makeTestCampaign(database.owner, 'perintah');
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function run(figure: number, ...options: string[]) {
  const file = join(folder, `klari-${figure}.csv`);
  await writeFile(file, `kode_wilayah;jumlah\n32.15.05;${figure}\n`);
  return importFile.run([file, '--campaign', 'perintah', '--as-of', '2021-04-12', ...options], async () => database);
}

test('a file that waited is not counted over figures saved since, until it is compared again', async () => {
  await run(1_200);
  await run(1_300, '--dry-run');
  await run(1_450);
  await expect(run(1_300)).rejects.toMatchObject({
    type: 'figures-changed',
    detail: expect.stringMatching(
      /\nKlari, 12 April, tanpa rincian kanal, masuk server: saat dilihat 1\.200, sekarang 1\.450 \(diubah .*\)\nUlangi dengan --compare/,
    ),
  });
  // As often as it is tried.
  await expect(run(1_300)).rejects.toMatchObject({ type: 'figures-changed', extra: { count: 1 } });
  const saved = await run(1_300, '--compare');
  expect(saved.text).toContain('1.450 menjadi 1.300');
  expect(saved.text).toContain('Tersimpan.');
});

test('a file without an accepted row is not counted, in part neither', async () => {
  const file = join(folder, 'luar.csv');
  await writeFile(file, 'kode_wilayah;jumlah\n99.15.05;7\n');
  const args = [file, '--campaign', 'perintah', '--as-of', '2021-04-12', '--accept-partial'];
  await expect(importFile.run(args, async () => database)).rejects.toMatchObject({ type: 'nothing-accepted' });
});

test('a held row stays out and the call ends with 1, until its reason comes along', async () => {
  const file = join(folder, 'tertahan.csv');
  await writeFile(file, 'kode_wilayah;jumlah\n32.15.05;15400000\n32.15.01;77\n');
  const send = (...options: string[]) =>
    importFile.run([file, '--campaign', 'perintah', '--as-of', '2021-04-13', ...options], async () => database);
  await expect(send('--confirm-held', 'dua')).rejects.toThrow("--confirm-held 'dua' tidak terbaca");
  const held = await send('--dry-run');
  expect(held.text).toContain('15.400.000');
  expect(await send()).toMatchObject({ refused: true, text: expect.stringContaining('Tersimpan.') });
  const other = join(folder, 'beralasan.csv');
  await writeFile(other, 'kode_wilayah;jumlah\n32.15.05;15400001\n');
  const confirmed = await importFile.run(
    [other, '--campaign', 'perintah', '--as-of', '2021-04-13', '--confirm-held', '2=target belum diperbarui'],
    async () => database,
  );
  expect(confirmed).toMatchObject({ refused: false, text: expect.stringContaining('Tersimpan.') });
});
