import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rangeOfCode } from '../lib/domain/areas';
import { connect, inScope, isAnswering } from './client';
import { saysUnavailable } from './client-unavailable';
import { openTestDatabase, type TestDatabase } from './testing/database';

// `npm test -- --long` runs it for a minute.
const seconds = process.env.KEJAR_LONG ? 60 : 5;
const clientCount = 20;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.execute(sql`create table probe (client integer, step integer, part integer, scope text)`);
  await database.owner.execute(sql`grant all on probe to ${sql.identifier(new URL(database.servingUrl).username)}`);
});
afterAll(() => database.close());

test(`${clientCount} clients, and a connection lost each second: nothing foreign, nothing lost, nobody waits for ever`, async () => {
  const pool = connect(database.servingUrl, { connections: 5, statementSeconds: 5 });
  const acknowledged = new Set<string>();
  const seen = { foreign: 0, unexpected: [] as unknown[], late: 0, terminated: 0 };
  let running = true;

  /** One transaction of a client: two rows with its own scope, and a look at what it sees in between. */
  const work = (client: number, step: number) => {
    const scope = rangeOfCode(`32.${String(client + 1).padStart(2, '0')}`);
    return inScope(pool, scope, async (transaction) => {
      const look = async () => {
        const [row] = await transaction.execute<{ hi: string }>(sql`select current_setting('kejar.hi', true) as hi`);
        if (row?.hi !== String(scope.hi)) seen.foreign++;
      };
      const write = (part: number) =>
        transaction.execute(sql`
          insert into probe values (${client}, ${step}, ${part}, current_setting('kejar.hi', true))
        `);
      await look();
      await write(1);
      await sleep(Math.random() * 20);
      if (step % 3 === 0) await transaction.transaction(async (nested) => void (await nested.execute(sql`select 1`)));
      await look();
      await write(2);
    });
  };

  async function runClient(client: number): Promise<void> {
    for (let step = 0; running; step++) {
      const answer = work(client, step).then(
        () => acknowledged.add(`${client} ${step}`),
        (error: unknown) => saysUnavailable(error) || seen.unexpected.push(error),
      );
      const late = sleep(20_000, 'late', { ref: false });
      if ((await Promise.race([answer, late])) === 'late') seen.late++;
    }
  }

  const clients = Array.from({ length: clientCount }, (_, client) => runClient(client));
  for (let second = 0; second < seconds; second++) {
    const gone = await database.owner.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where usename = ${new URL(database.servingUrl).username} order by random() limit 1
    `);
    seen.terminated += gone.length;
    await sleep(1_000);
  }
  running = false;
  await Promise.all(clients);

  expect(seen).toEqual({ foreign: 0, unexpected: [], late: 0, terminated: seen.terminated });
  expect(seen.terminated).toBeGreaterThan(seconds / 2);
  expect(acknowledged.size).toBeGreaterThan(clientCount);
  const rows = await database.owner.execute<{ client: number; step: number; parts: number[]; scopes: string[] }>(sql`
    select client, step, array_agg(part order by part) as parts, array_agg(distinct scope) as scopes
    from probe group by client, step
  `);
  const whole = new Set<string>();
  for (const { client, step, parts, scopes } of rows) {
    // Both rows or none, in the scope of their client.
    expect({ client, step, parts, scopes }).toMatchObject({
      parts: [1, 2],
      scopes: [String(rangeOfCode(`32.${String(client + 1).padStart(2, '0')}`).hi)],
    });
    whole.add(`${client} ${step}`);
  }
  expect([...acknowledged].filter((one) => !whole.has(one))).toEqual([]);
  // A commit that was under way when its connection went may have been kept, though nobody was told.
  expect(whole.size - acknowledged.size).toBeLessThanOrEqual(seen.terminated);
  expect(await isAnswering(pool, 5_000)).toBe(true);
  await pool.close();
}, 120_000);
