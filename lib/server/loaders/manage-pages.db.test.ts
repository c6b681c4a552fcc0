import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { listManagePages, type ManagePage } from '../../domain/manage-pages';
import type { AccountRole } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { managesNation } from '../auth/managers';
import { loadAudit } from './audit';
import { loadCampaignDesk } from './campaigns';
import { loadDemoState } from './demo';
import { loadOffices } from './offices';
import { loadAccounts } from './user-accounts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test.each<[AccountRole, string]>([
  ['pembaca', 'id'],
  ['pembaca', '32'],
  ['kecamatan', '32.15.03'],
  ['kabupaten', '32.15'],
  ['provinsi', '32'],
  ['admin', 'id'],
])('the pages offered to %s %s are those that open', async (role, code) => {
  const ctx = contextOf(personOf(role, code), database.serving);
  const query = { find: '', noun: null, areaCode: null, from: null, to: null };
  const found: Record<ManagePage, unknown> = {
    // The campaigns of an administrator come from the pool of the server, which a test has not.
    kampanye: managesNation(ctx) || (await loadCampaignDesk(ctx)),
    pengguna: await loadAccounts(ctx, { areaCode: null, role: null, state: null, find: '', page: 1 }),
    kantor: await loadOffices(ctx, { areaCode: null, page: 1 }),
    audit: await loadAudit(ctx, { query, page: 1 }),
    demo: await loadDemoState(ctx),
  };
  const open = Object.entries(found).flatMap(([page, answer]) => (answer === null ? [] : [page]));
  expect(open).toEqual(listManagePages(role));
});
