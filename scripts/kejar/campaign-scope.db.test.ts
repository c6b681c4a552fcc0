import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignScopes } from '../../db/schema';
import { makeTestCampaign } from '../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../db/testing/database';
import { campaignScope } from './campaign-scope';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await openTestDatabase();
  await makeTestCampaign(database.owner, 'pk24');
  folder = await mkdtemp(join(tmpdir(), 'lokus-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

const open = async () => ({ owner: database.owner, serving: database.serving });
const versions = () => database.owner.select().from(campaignScopes);

async function run(text: string, ...options: string[]) {
  const path = join(folder, 'lokus.csv');
  await writeFile(path, text);
  return campaignScope.run([path, '--campaign', 'pk24', '--from', '2021-04-01', ...options], open);
}

test('a file with a refused row saves nothing, prints the row, and is answered with no', async () => {
  const result = await run('kode_wilayah\n32.15.05\n32.15.05\n');
  expect(result.refused).toBe(true);
  expect(result.text).toContain('Baris 3, kolom kode_wilayah');
  expect(await versions()).toEqual([]);
});

test('--dry-run says what it would change, and saves nothing', async () => {
  const result = await run('kode_wilayah;cara kerja\n32.15.05;formulir\n', '--dry-run');
  expect(result.text).toContain('1 wilayah ditambahkan: Klari (32.15.05).');
  expect(await versions()).toEqual([]);
});

test('saves a list, and everybody', async () => {
  const saved = await run('kode_wilayah\n32.15.05\n32.15.05\n', '--accept-partial', '--letter', 'SK 1');
  expect(saved.json).toMatchObject({ saved: true, refused: [{ row: 3 }] });
  await campaignScope.run(['--everybody', '--campaign', 'pk24', '--from', '2021-05-01'], open);
  expect(await versions()).toMatchObject([
    { everybody: false, letter: 'SK 1' },
    { everybody: true, fromDay: '2021-05-01' },
  ]);
});

test.each([
  [['daftar.csv', '--from', '2021-04-01'], '--campaign'],
  [['daftar.csv', '--campaign', 'pk24', '--from', 'besok'], 'bukan tanggal'],
  [['--campaign', 'pk24', '--from', '2021-04-01'], 'FILE'],
  [['tidak-ada.csv', '--campaign', 'pk24', '--from', '2021-04-01'], 'tidak dapat dibaca'],
])('a wrong call: %j', async (args, message) => {
  await expect(campaignScope.run(args, open)).rejects.toThrow(message);
});
