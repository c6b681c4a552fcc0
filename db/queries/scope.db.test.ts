import { afterAll, beforeAll, expect, test } from 'vitest';
import { rangeOfCode } from '../../lib/domain/areas';
import { toDay } from '../../lib/domain/days';
import { takesPart } from '../../lib/domain/scope';
import { inScope } from '../client';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { testArea } from '../testing/scope';
import { insertScopeVersion } from '../writes/scope';
import { getScopeList, listReportedOutside } from './scope';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const asOf = toDay('2021-04-12');

/** Lets areas have reported, past all rules. @param which a condition on `a`, an area */
async function letReport(campaignId: number, which: string): Promise<void> {
  const areas = `from areas a join campaigns c on c.edition_id = a.edition_id and c.id = ${campaignId} where ${which}`;
  await database.owner.execute(
    `insert into area_changes (campaign_id, area, changed_at) select c.id, a.lo, now() ${areas}`,
  );
  await database.owner.execute(
    `insert into progress (campaign_id, area, day, own_recorded_online) select c.id, a.lo, '2021-04-10', 5 ${areas}`,
  );
  await database.owner.execute('analyze area_changes, progress, scope_areas');
}

async function list(campaignId: number, codes: readonly string[]): Promise<number> {
  const nation = await testArea(database.owner, 'id');
  const areas = codes.map((code) => ({ ...rangeOfCode(code), mode: 'smartphone' as const }));
  const version = { campaignId, fromDay: toDay('2021-04-01'), letter: null, note: null, userId: null, areas };
  return inScope(database.serving, nation, (transaction) => insertScopeVersion(transaction, version));
}

/** What SQL says, and what the rule says of the same areas. */
async function compare(
  campaignId: number,
  scopeId: number,
  code: string,
): Promise<{ read: number[]; ruled: number[] }> {
  const area = await testArea(database.owner, code);
  const reported = await database.owner.execute<{ lo: number; code: string }>(
    `select a.lo, a.code from areas a join campaigns c on c.edition_id = a.edition_id and c.id = ${campaignId}
      join area_changes x on x.campaign_id = c.id and x.area = a.lo
      where a.lo between ${area.lo} and ${area.hi} order by a.lo`,
  );
  return inScope(database.serving, area, async (transaction) => {
    const listed = await getScopeList(transaction, scopeId);
    const ruled = reported.filter((one) => !takesPart(listed, rangeOfCode(one.code))).map(({ lo }) => lo);
    return { read: await listReportedOutside(transaction, { area, campaignId, scopeId, asOf }), ruled };
  });
}

test('what reported outside a list of every level is what the rule says, from the nation to a desa', async () => {
  const campaignId = await makeTestCampaign(database.owner, 'luar');
  await letReport(campaignId, "a.code = 'id' or a.code like '32%' or a.code like '31%'");
  const scopeId = await list(campaignId, ['31', '32.16', '32.15.03', '32.15.04.2001', '32.14.01.2001']);
  for (const code of ['id', '31', '32', '32.15', '32.16', '32.15.03', '32.15.04', '32.15.05', '32.15.04.2001']) {
    const { read, ruled } = await compare(campaignId, scopeId, code);
    expect(read, code).toEqual(ruled);
  }
});

test('of the nation with a list of 13.263 desa it takes a part of what a page may take', async () => {
  const campaignId = await makeTestCampaign(database.owner, 'luar-nasional');
  await letReport(campaignId, "a.code like '32%'");
  const desa = await database.owner.execute<{ code: string }>(
    `select a.code from areas a join campaigns c on c.edition_id = a.edition_id and c.id = ${campaignId}
      where a.level = 4 order by md5(a.code) limit 13263`,
  );
  const scopeId = await list(
    campaignId,
    desa.map(({ code }) => code),
  );
  await database.owner.execute('analyze scope_areas');
  const { read, ruled } = await compare(campaignId, scopeId, 'id');
  expect(read).toEqual(ruled);
  expect(read.length).toBeGreaterThan(4_000);
});
