import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectServing, type Database } from './client';
import { servingSettings } from './client-settings';
import { prepareDatabase } from './prepare';
import { openTestDatabase, type TestDatabase } from './testing/database';
import { testSecret } from './testing/template';

// What a pooler in front of Postgres asks of us (PgBouncer in transaction mode): it lends one session to many clients, refuses
// settings in a client's startup packet, follows no prepared statement by name (before 1.21), and signs in by the hash.

let database: TestDatabase;
const pools: Database[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await database.close();
});

function openPool(options: Parameters<typeof connectServing>[1]): Database {
  const pool = connectServing(database.servingUrl, { connections: 1, ...options });
  pools.push(pool);
  return pool;
}

test('the serving role has its settings from the role, not from the startup packet', async () => {
  const rows = await openPool({}).execute<{ name: string; setting: string; source: string }>(
    sql`select name, setting, source from pg_settings where name in ${Object.keys(servingSettings)}`,
  );
  expect(rows.map(({ name, setting, source }) => [name, setting, source]).sort()).toEqual(
    Object.entries(servingSettings)
      .map(([name, value]) => [name, String(value), 'user'])
      .sort(),
  );
});

test.each([
  [true, 1],
  [false, 0],
])('with prepared %s each statement is kept by a name, or none', async (prepared, kept) => {
  const pool = openPool({ prepared });
  await pool.execute(sql`select ${1}::int as one`);
  await pool.transaction((transaction) => transaction.execute(sql`select ${1}::int as one`));
  const [row] = await pool.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_prepared_statements where statement like 'select $1::int as one'`,
  );
  expect(row?.count).toBe(kept);
  const [all] = await pool.execute<{ count: number }>(sql`select count(*)::int as count from pg_prepared_statements`);
  if (!prepared) expect(all?.count).toBe(0);
});

test('a further start leaves the hash of the serving password as it is', async () => {
  const role = new URL(database.servingUrl).username;
  const readHash = () => database.owner.execute(sql`select rolpassword from pg_authid where rolname = ${role}`);
  const before = await readHash();
  await prepareDatabase(database.ownerUrl, testSecret);
  expect(await readHash()).toEqual(before);
});
