import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyUpload } from '../../lib/domain/import-history';
import { inScope, type ScopedTransaction } from '../client';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { testArea } from '../testing/scope';
import { listImports, listRecentlySent } from './import-history';

let database: TestDatabase;
let campaignId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'riwayat');
});
afterAll(() => database.close());

/** Uploads of Karawang, six a day from the first day on, each with 150 rows refused twice and 40 held ones, ten of them confirmed. */
async function sendUploads(from: number, to: number): Promise<void> {
  await database.owner.execute(sql`
    insert into imports (campaign_id, kind, status, area_lo, area_hi, office_lo, office_hi, file_name, sha256, content, settings,
      columns, row_count, accepted_count, refused, warnings, plan_hash, created_at, held, held_count)
    select ${campaignId}, 'rekap', 'committed', 3215000000, 3215999999, 3215000000, 3215999999, 'rekap.csv', i::text, '', '{}',
      '[]', 400, 210,
      (select jsonb_agg(jsonb_build_object('row', 1 + k / 2, 'code', 'x', 'value', md5(i::text || k))) from generate_series(2, 301) k),
      '[]', '', '2021-04-01T00:00:00Z'::timestamptz + i * interval '4 hours',
      (select jsonb_agg(jsonb_build_object('part', k % 2, 'row', k / 2) || case when k <= 10 then '{"confirmed": "ya"}' else '{}' end::jsonb)
        from generate_series(1, 40) k), 40
    from generate_series(${from}::integer, ${to}::integer) i`);
  await database.owner.execute(sql`vacuum analyze imports`);
}

/** Pages of the table, of its indexes and of what is kept beside its rows that a transaction has read so far. */
async function pagesRead(transaction: ScopedTransaction): Promise<{ table: number; beside: number }> {
  const [row] = await transaction.execute<{ table: number; beside: number }>(sql`
    select (pg_stat_get_xact_blocks_fetched(c.oid) + (
        select sum(pg_stat_get_xact_blocks_fetched(x.indexrelid)) from pg_index x where x.indrelid = c.oid))::integer as "table",
      pg_stat_get_xact_blocks_fetched(c.reltoastrelid)::integer as beside
    from pg_class c where c.oid = 'imports'::regclass`);
  return row ?? { table: 0, beside: 0 };
}

test('the newest uploads and the last days of sending cost what they show, however long the campaign is', async () => {
  const look = async () => {
    const karawang = await testArea(database.owner, '32.15');
    return inScope(database.serving, karawang, async (transaction) => {
      const page = await listImports(transaction, {
        campaignId,
        filter: { ...everyUpload, office: null },
        limit: 5,
        offset: 0,
      });
      const { days } = await listRecentlySent(transaction, { campaignId, days: 3 });
      return { page, days, read: await pagesRead(transaction) };
    });
  };
  await sendUploads(1, 300);
  const before = await look();
  expect(
    before.page.map(({ refusedCount, refusalCount, heldCount, acceptedCount }) => ({
      refusedCount,
      refusalCount,
      heldCount,
      acceptedCount,
    })),
  ).toEqual(Array(5).fill({ refusedCount: 150, refusalCount: 300, heldCount: 30, acceptedCount: 180 }));
  expect(before.days).toEqual(['2021-05-21', '2021-05-20', '2021-05-19']);
  await sendUploads(301, 1500);
  const after = await look();
  expect(after.days).toHaveLength(3);
  expect(after.read.beside).toBe(0);
  expect(after.read.table).toBeLessThan(80);
});
