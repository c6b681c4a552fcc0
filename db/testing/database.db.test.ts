import { count, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rangeOfCode } from '../../lib/domain/areas';
import { inScope } from '../client';
import { areas, campaigns, editions, targetSets, targets } from '../schema';
import { openTestDatabase, type TestDatabase } from './database';
import { testArea } from './scope';

let one: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
});
afterAll(() => Promise.all([one.close(), other.close()]));

test('a test database holds the areas of edition 2025', async () => {
  const [row] = await one.serving.select({ areas: count() }).from(areas);
  expect(row?.areas).toBe(91_600);
});

test('what one test database is given the other does not see', async () => {
  await one.owner.insert(editions).values({ name: 'of one', source: 'a test' });
  expect(await one.owner.select().from(editions)).toHaveLength(2);
  expect(await other.owner.select().from(editions)).toHaveLength(1);
});

test('the serving connection is bound by row-level security, and refuses to read without a scope', async () => {
  const karawang = await testArea(one.serving, '32.15');
  const [campaign] = await one.owner
    .insert(campaigns)
    .values({
      slug: 'a-campaign',
      name: 'A campaign',
      unit: 'keluarga',
      startDay: sql`'2021-04-01'`,
      endDay: sql`'2021-05-31'`,
      editionId: karawang.editionId,
      source: 'a test',
    })
    .returning();
  if (!campaign) throw new Error('no campaign');
  const [set] = await one.owner.insert(targetSets).values({ campaignId: campaign.id, name: 'Portal' }).returning();
  if (!set) throw new Error('no target set');
  await one.owner.insert(targets).values([
    { targetSetId: set.id, area: karawang.lo, total: 734_768 },
    { targetSetId: set.id, area: rangeOfCode('33.13').lo, total: 302_000 },
  ]);

  await expect(one.serving.select().from(targets)).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/^(?:42704|22P02)$/) },
  });
  const seen = await inScope(one.serving, karawang, (transaction) => transaction.select().from(targets));
  expect(seen.map((row) => row.total)).toEqual([734_768]);
});

test('a scope is minted only from an area that exists', async () => {
  await expect(testArea(one.serving, '99.99')).rejects.toThrow('no area 99.99');
});
