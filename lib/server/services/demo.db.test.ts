import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../../../db/schema';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { putSetting } from '../../../db/writes/settings';
import { formatDemoProgress } from '../../domain/settings';
import type { Role } from '../../domain/users';
import { contextOf } from '../auth/context';
import { createPeople, personOf } from '../auth/fixtures/people';
import { orderDemo } from './demo';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test.each<[Role, string]>([
  ['provinsi', '32'],
  ['kabupaten', '32.15'],
  ['kecamatan', '32.15.03'],
  ['pembaca', 'id'],
  ['tamu', '32.15'],
])('a %s orders nothing of the demo', async (role, code) => {
  for (const order of ['load', 'remove'] as const) {
    const work = orderDemo(contextOf(personOf(role, code), database.serving), order);
    await expect(work).rejects.toMatchObject({ status: 404 });
  }
});

test('an administrator orders what there is to do, one thing at a time, and the audit says who', async () => {
  const admin = (await createPeople(database.serving, [['siti', 'admin', 'id']]))('siti');
  const order = (what: 'load' | 'remove') => orderDemo(contextOf(admin, database.serving), what);
  await expect(order('remove')).rejects.toMatchObject({ status: 409, type: 'demo-state' });
  await order('load');
  await expect(order('load')).rejects.toMatchObject({ status: 409 });
  const rows = await database.owner.select().from(audit);
  expect(rows.at(-1)).toMatchObject({ userId: admin.id, action: 'setting.change', subject: 'demo' });
  // One that failed may be ordered again; one that is done leaves no order.
  const failed = formatDemoProgress({ order: 'load', state: 'failed', by: admin.id, why: 'x' });
  await putSetting(database.serving, { key: 'demo', value: failed, userId: admin.id });
  await order('load');
  await putSetting(database.serving, { key: 'demo', value: null, userId: admin.id });
  // A campaign that no user opened is the demo's.
  await makeTestCampaign(database.owner, 'pk21');
  await expect(order('load')).rejects.toMatchObject({ status: 409 });
  await order('remove');
});
