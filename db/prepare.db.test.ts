import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from './client';
import { hasServingSecret, prepareDatabase, SecretError } from './prepare';
import { openTestDatabase, type TestDatabase } from './testing/database';
import { testSecret } from './testing/template';

let database: TestDatabase;
const other = 'another secret, of another terminal';

beforeAll(async () => {
  database = await openTestDatabase();
  await database.serving.execute(sql`select 1`);
});
afterAll(() => database.close());

test('the serving role deletes no people, no campaigns, and nothing that was decided of them', async () => {
  const tables = ['users', 'campaigns', 'api_tokens', 'imports', 'share_links', 'snapshots', 'offices', 'target_sets'];
  for (const table of [...tables, 'counts', 'audit']) {
    const refused = database.serving.execute(`delete from ${table} where false`);
    await expect(refused, table).rejects.toMatchObject({ cause: { code: '42501' } });
  }
  // It is the right that is missing, not the table.
  await database.serving.execute('delete from login_limits where false');
});

/** A connection like that of a web server that has just answered a request. */
async function isServed(): Promise<boolean> {
  const server = connect(database.servingUrl, { connections: 1 });
  try {
    await server.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  } finally {
    await server.close();
  }
}

test('a command with another secret is refused, and the server stays in', async () => {
  const preparing = prepareDatabase(database.ownerUrl, other, { mayChangeSecret: false });
  await expect(preparing).rejects.toThrow(SecretError);
  expect(await isServed()).toBe(true);
  const { owner, ownerUrl } = database;
  expect(await hasServingSecret(owner, { ownerUrl, roleSecret: other })).toBe(false);
  expect(await hasServingSecret(owner, { ownerUrl, roleSecret: testSecret })).toBe(true);
});

test('a start with another secret is refused while a server works with the former', async () => {
  const starting = prepareDatabase(database.ownerUrl, other, { mayChangeSecret: true });
  await expect(starting).rejects.toThrow('Server lain sedang melayani');
  expect(await isServed()).toBe(true);
});

test('a start with another secret takes over when nobody is served', async () => {
  await database.serving.close();
  // Postgres takes a moment to see that its client has gone.
  await expect
    .poll(() => prepareDatabase(database.ownerUrl, other, { mayChangeSecret: true }).then(Boolean, () => false))
    .toBe(true);
  expect(await isServed()).toBe(false);
});
