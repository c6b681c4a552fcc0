import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rangeOfCode } from '../../lib/domain/areas';
import { addDays } from '../../lib/domain/days';
import { getEdition } from '../queries/areas';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { verifyProgress } from '../writes/rebuild';
import { loadNationalCampaign, nationalCampaign } from './national';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('what the measurements run on is what the writes would have made, under the same constraints', async () => {
  const { owner } = database;
  const constraints = sql`select conname, pg_get_constraintdef(oid) as definition from pg_constraint order by conname`;
  const before = await owner.execute(constraints);
  const edition = await getEdition(owner, '2025');
  await loadNationalCampaign(owner, {
    editionId: edition?.id ?? 0,
    inside: rangeOfCode('32.15'),
    lastReportDay: addDays(nationalCampaign.startDay, 2),
    report: () => {},
  });
  expect(await owner.execute(constraints)).toEqual(before);
  const [ledger] = await owner.execute<{ facts: number }>(sql`select count(*) as facts from counts`);
  expect(ledger?.facts).toBe(309 * 3 * 2);
  // 309 desa, 30 kecamatan, kabupaten, provinsi, Indonesia: on three days, and once for the targets.
  expect(await verifyProgress(owner, nationalCampaign.slug)).toEqual([
    { campaign: nationalCampaign.slug, rows: 342 * 4, difference: null },
  ]);
});
