import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPk24Karawang } from '../../../db/seed/pk24-karawang';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { loadTestDemo } from '../../../db/testing/demo-campaigns';
import type { AccountRole, SessionUser } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { loadCampaignPage } from './campaign-page';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await loadTestDemo(database.owner, buildPk24Karawang());
  await makeTestCampaign(database.owner, 'kosong');
});
afterAll(() => database.close());

async function read(role: AccountRole, code: string, slug: string, now = '2024-09-12T03:00:00Z') {
  const actor = { ...personOf(role, code), kind: 'user', id: 0 } as SessionUser;
  return loadCampaignPage(contextOf(actor, database.serving, new Date(now)), slug);
}

test('no campaign of that name, and none for an area that its edition has not', async () => {
  expect(await read('admin', 'id', 'tidak-ada')).toBeNull();
  expect(await read('admin', 'id', "pk24-karawang' or true")).toBeNull();
  expect(await read('kabupaten', '99.01', 'pk24-karawang')).toBeNull();
});

test.each<[AccountRole, string, string]>([
  ['pembaca', '32', 'Jawa Barat'],
  ['kabupaten', '32.15', 'Karawang'],
  ['kabupaten', '33.13', 'Karanganyar'],
  ['admin', 'id', 'Indonesia'],
])('%s of %s sees the own area, and what the role may', async (role, code, name) => {
  const page = await read(role, code, 'pk24-karawang');
  expect(page).toMatchObject({ phase: 'running', edition: '2025', progress: { area: { code, name } } });
  // A reader asks, and changes nothing.
  expect(page?.rights.some(({ deed, may }) => may && deed !== 'ask')).toBe(role !== 'pembaca');
  expect(page?.progress.headline.takesPart).toBe(code !== '33.13');
});

test('stands where the day and its administrator put it', async () => {
  const phase = async (now?: string) => (await read('kabupaten', '32.15', 'pk24-karawang', now))?.phase;
  expect(await phase('2024-07-31T16:59:00Z')).toBe('upcoming');
  expect(await phase('2024-10-01T03:00:00Z')).toBe('over');
  const set = (column: string) =>
    database.owner.execute(`update campaigns set ${column} = now() where slug = 'pk24-karawang'`);
  await set('closed_at');
  expect(await phase()).toBe('closed');
  await set('archived_at');
  expect(await phase()).toBe('archived');
});
