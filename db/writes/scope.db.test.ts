import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { type AuthorizedArea, rangeOfCode } from '../../lib/domain/areas';
import { toDay } from '../../lib/domain/days';
import { inNation, inScope, type NationTransaction, type ScopedTransaction } from '../client';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { storeFacts } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { withdrawFacts } from './counts';
import { commitImport } from './imports';
import { rollUp } from './progress';
import { stateTargets, targetSetOfImport } from './targets';

let database: TestDatabase;
let karawang: AuthorizedArea;
let campaignId: number;

/** What docs/data-model.md says of scope, table and function by name. */
const documented =
  readFileSync(new URL('../../docs/data-model.md', import.meta.url), 'utf8').split('## Scope\n')[1] ?? '';
const namesIn = (text = '') => [...text.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);
const [tablesText, functionsText] = documented.split('Past the range');

/** Those that `fillEveryTable` gives a row: Postgres asks for the scope when it meets one. */
const filled = ['counts', 'workforce', 'progress', 'targets', 'target_facts', 'imports', 'import_facts', 'outages'];
/** No range is set: unknown before the first one, empty after it. */
const withoutScope = { cause: { code: expect.stringMatching(/^(?:42704|22P02)$/) } };
const refusedByPolicy = { cause: { code: '42501' } };
const elsewhere = rangeOfCode('33.13').lo;
const inside = rangeOfCode('32.15.03.2001').lo;

const report = (area: number) => sql`
  insert into counts (campaign_id, area, day, channel, stage, value)
  values (${campaignId}, ${area}, '2021-04-13', 'online', 'recorded', 1)`;

/** One upload with a figure, a target and a kader, counted; and an outage: a row in every table. */
async function fillEveryTable(): Promise<void> {
  const fact = { row: 2, area: inside, value: 5 };
  const day = toDay('2021-04-12');
  const id = await storeFacts(database.serving, karawang, {
    campaignId,
    facts: [
      { ...fact, day, measure: 'recorded.online' },
      { ...fact, day, measure: 'workforce.kader' },
      { ...fact, day: null, measure: 'target.total' },
    ],
  });
  await commitImport(database.serving, karawang, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
  await database.owner.execute(sql`
    insert into outages (campaign_id, area_lo, area_hi, from_day, to_day, reason)
    values (${campaignId}, ${elsewhere}, ${elsewhere}, '2021-04-08', '2021-04-09', 'server')`);
}

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'lingkup');
  karawang = await testArea(database.owner, '32.15');
  await database.owner.execute(report(elsewhere));
  await fillEveryTable();
});
afterAll(() => database.close());

test('the documentation names every table under row-level security, and every function that looks past it', async () => {
  const tables = await database.owner.execute<{ name: string }>(
    sql`select relname as name from pg_class where relrowsecurity order by relname`,
  );
  expect(namesIn(tablesText?.split('A transaction of the')[0])).toEqual(tables.map(({ name }) => name));
  const functions = await database.owner.execute<{ name: string }>(
    sql`select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by proname`,
  );
  expect(namesIn(functionsText?.split('## ')[0]).sort()).toEqual(functions.map(({ name }) => name));
});

test('each policy asks for the range, or for a row that is under one', async () => {
  const open = await database.owner.execute(
    sql`select tablename, policyname from pg_policies, lateral (select coalesce(qual, with_check) as asks) p
      where asks not like '%scope_lo()%' and asks not like '%FROM uploads%'`,
  );
  expect(open).toEqual([]);
});

test.each(filled)('%s cannot be read without a scope', async (table) => {
  await expect(database.serving.execute(sql`select * from ${sql.identifier(table)}`)).rejects.toMatchObject(
    withoutScope,
  );
});

test('after a transaction its scope is gone', async () => {
  await inScope(database.serving, karawang, (transaction) => transaction.execute(report(inside)));
  await expect(database.serving.execute(sql`select * from counts`)).rejects.toMatchObject(withoutScope);
});

test('rows outside the scope are neither seen nor written', async () => {
  const seen = await inScope(database.serving, karawang, (transaction) =>
    transaction.execute<{ area: number }>(sql`select distinct area from counts`),
  );
  expect(seen.map((row) => row.area)).toEqual([inside]);
  await expect(
    inScope(database.serving, karawang, (transaction) => transaction.execute(report(elsewhere))),
  ).rejects.toMatchObject(refusedByPolicy);
});

/** A target of 9 for an area, as stateTargets takes it. */
const statement = (area: number) => sql`
  select ${area}::bigint as area, 'total'::target_part as part, 9::bigint as value, null::integer as import_id,
    null::integer as proposal_id`;

test.each<[string, (transaction: ScopedTransaction) => Promise<void>]>([
  [
    'a roll-up of counts',
    async (transaction) => {
      await transaction.execute(sql`
        create temporary table touched on commit drop as select ${inside}::bigint as area, '2021-04-12'::date as day`);
      await inNation(transaction, (nation) => rollUp(nation, campaignId));
    },
  ],
  [
    'targets that were stated and rolled up',
    async (transaction) => {
      const targetSetId = await targetSetOfImport(transaction, { campaignId, importId: 0 });
      await stateTargets(transaction, { targetSetId, statements: statement(inside) });
      await transaction.execute(sql`drop table if exists touched_targets, target_rows`);
    },
  ],
  [
    'facts that were withdrawn',
    async (transaction) => {
      const [row] = await transaction.execute<{ id: number }>(sql`select id from imports limit 1`);
      await withdrawFacts(transaction, { campaignId, importId: row?.id ?? 0 });
      await transaction.execute(sql`drop table if exists touched_targets, target_rows`);
    },
  ],
])('after %s a row outside the scope is refused as before', async (_name, work) => {
  const write = (area: number) =>
    inScope(database.serving, karawang, async (transaction) => {
      await work(transaction);
      const seen = await transaction.execute<{ area: number }>(sql`select distinct area from counts`);
      expect(seen.filter((row) => row.area === elsewhere)).toEqual([]);
      const targetSetId = await targetSetOfImport(transaction, { campaignId, importId: 0 });
      await stateTargets(transaction, { targetSetId, statements: statement(area) });
      throw new Error('nothing is kept');
    });
  await expect(write(inside)).rejects.toThrow('nothing is kept');
  await expect(write(elsewhere)).rejects.toMatchObject(refusedByPolicy);
});

test('the scope of the nation ends with the work that asked for it, and so does that of none', async () => {
  const scopeNow = sql`select current_setting('kejar.lo', true) as lo, current_setting('kejar.hi', true) as hi`;
  await inScope(database.serving, karawang, async (transaction) => {
    const [before] = await transaction.execute(scopeNow);
    const inside = await inNation(transaction, (nation) => nation.execute(scopeNow));
    expect(inside[0]).toEqual({ lo: '0', hi: String(rangeOfCode('id').hi) });
    expect((await transaction.execute(scopeNow))[0]).toEqual(before);
  });
  const unset = database.serving.transaction(async (transaction) => {
    await inNation(transaction as ScopedTransaction, async () => {});
    await transaction.execute(sql`select * from counts`);
  });
  await expect(unset).rejects.toMatchObject({ cause: { code: '22P02' } });
});

test('the scope of the nation is opened once: what needs it takes it from its caller', () => {
  expectTypeOf<ScopedTransaction>().toExtend<Parameters<typeof inNation>[0]>();
  expectTypeOf<NationTransaction>().not.toExtend<Parameters<typeof inNation>[0]>();
  expectTypeOf<ScopedTransaction>().not.toExtend<Parameters<typeof rollUp>[0]>();
});

test.each([
  ['counts', 'value'],
  ['target_facts', 'value'],
  ['workforce', 'value'],
  ['audit', 'action'],
])('rows of %s are never changed or deleted', async (table, column) => {
  const name = sql.identifier(table);
  await expect(database.serving.execute(sql`delete from ${name}`)).rejects.toMatchObject(refusedByPolicy);
  await expect(
    database.serving.execute(sql`update ${name} set ${sql.identifier(column)} = null`),
  ).rejects.toMatchObject(refusedByPolicy);
});

test('the serving role owns nothing and cannot pass row-level security', async () => {
  const [role] = await database.serving.execute(sql`
    select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname = current_user`);
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, owned: 0 });
});
