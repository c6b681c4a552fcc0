import { setTimeout as sleep } from 'node:timers/promises';
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rangeOfCode } from '../lib/domain/areas';
import { allowSeconds, connect, type Database, inScope, type Transaction } from './client';
import { DeadTransactionError } from './client-guard';
import { openTestDatabase, type TestDatabase } from './testing/database';

const nation = rangeOfCode('id');
const karawang = rangeOfCode('32.15');

let database: TestDatabase;
let pool: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.execute(sql`
    create table probe (
      who text, note text,
      scope text default current_setting('kejar.hi', true),
      at timestamptz default clock_timestamp()
    )
  `);
  await database.owner.execute(sql`grant all on probe to ${sql.identifier(new URL(database.servingUrl).username)}`);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.owner.execute(sql`truncate probe`);
  // One connection, so that what one transaction leaves behind meets the next one.
  pool = connect(database.servingUrl, { connections: 1 });
});
afterEach(() => pool.close());

const note = (transaction: Transaction, who: string, text: string) =>
  transaction.execute(sql`insert into probe (who, note) values (${who}, ${text})`);

async function backendOf(transaction: Transaction): Promise<number> {
  const [row] = await transaction.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  if (!row) throw new Error('no backend');
  return row.pid;
}

async function terminate(pid: number): Promise<void> {
  await database.owner.execute(sql`select pg_terminate_backend(${pid}, 5000)`);
}

/** What stands in the table, as "A one 9999999999". */
async function standing(): Promise<string[]> {
  const rows = await database.owner.execute<{ line: string }>(
    sql`select concat_ws(' ', who, note, scope) as line from probe order by at`,
  );
  return rows.map((row) => row.line);
}

const bothOfB = [`B one ${karawang.hi}`, `B two ${karawang.hi}`];

/** Another user's transaction on the same pool: it stands still between its two rows until `go` is called. */
function startOther() {
  let go = () => {};
  let reached = () => {};
  const mayGo = new Promise<void>((resolve) => {
    go = resolve;
  });
  const halfway = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const done = inScope(pool, karawang, async (transaction) => {
    await note(transaction, 'B', 'one');
    reached();
    await mayGo;
    await note(transaction, 'B', 'two');
    return 'acknowledged';
  });
  return { halfway, go, done };
}

/** Why work is refused, without what drizzle wraps around a failed statement. */
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'not refused',
    (error: unknown) => (error instanceof DrizzleQueryError ? error.cause : error),
  );

function thaw(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // It has ended by itself.
  }
}

describe('a connection that is lost between two statements', () => {
  test.each([
    ['fails', true],
    ['returns as if nothing had happened', false],
  ])('reaches nobody else when the work then %s', async (_, fails) => {
    let second: unknown;
    let other: ReturnType<typeof startOther> | undefined;
    let ended = () => {};
    const workEnded = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const first = inScope(pool, nation, async (transaction) => {
      await note(transaction, 'A', 'one');
      await terminate(await backendOf(transaction));
      other = startOther();
      await other.halfway;
      second = await refusalOf(note(transaction, 'A', 'two'));
      setTimeout(ended, 100);
      if (fails) throw new Error('A rolls back');
      return 'kept';
    });
    await expect(first).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await workEnded;
    expect(second).toBeInstanceOf(DeadTransactionError);
    expect(second).toMatchObject({ cause: { code: 'CONNECTION_CLOSED' } });
    other?.go();
    expect(await other?.done).toBe('acknowledged');
    expect(await standing()).toEqual(bothOfB);
  });

  test('inside a savepoint, takes the savepoint and all around it along', async () => {
    const seen: unknown[] = [];
    let other: ReturnType<typeof startOther> | undefined;
    let ended = () => {};
    const workEnded = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const first = inScope(pool, nation, async (transaction) => {
      await note(transaction, 'A', 'one');
      try {
        await transaction.transaction(async (nested) => {
          await note(nested, 'A', 'nested');
          await terminate(await backendOf(nested));
          other = startOther();
          await other.halfway;
          seen.push(await refusalOf(note(nested, 'A', 'nested two')));
          seen.push(await refusalOf(nested.transaction((inner) => note(inner, 'A', 'innermost'))));
          throw new Error('the savepoint rolls back');
        });
      } catch (error) {
        seen.push(error);
      }
      seen.push(await refusalOf(note(transaction, 'A', 'two')));
      setTimeout(ended, 100);
    });
    await expect(first).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await workEnded;
    expect(seen).toHaveLength(4);
    for (const error of seen) expect(error).toBeInstanceOf(DeadTransactionError);
    other?.go();
    expect(await other?.done).toBe('acknowledged');
    expect(await standing()).toEqual(bothOfB);
  });

  test('by the limit on idle transactions, is the same', async () => {
    let second: unknown;
    const first = inScope(pool, nation, async (transaction) => {
      await note(transaction, 'A', 'one');
      await transaction.execute(sql`set local idle_in_transaction_session_timeout = '100ms'`);
      await sleep(500);
      const other = startOther();
      await other.halfway;
      second = await refusalOf(note(transaction, 'A', 'two'));
      other.go();
      await other.done;
    });
    await expect(first).rejects.toThrow(/CONNECTION/);
    await expect.poll(() => second).toBeInstanceOf(DeadTransactionError);
    await expect.poll(standing).toEqual(bothOfB);
  });
});

test('a connection lost during the commit: the caller is told, and the next caller who waited for it is served', async () => {
  await database.owner.execute(sql`
    create function be_slow() returns trigger language plpgsql as 'begin perform pg_sleep(5); return null; end'
  `);
  await database.owner.execute(sql`
    create constraint trigger slow after insert on probe deferrable initially deferred
    for each row when (new.who = 'A') execute function be_slow()
  `);
  try {
    let backend = 0;
    const first = inScope(pool, nation, async (transaction) => {
      backend = await backendOf(transaction);
      await note(transaction, 'A', 'one');
    });
    const refused = expect(first).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await expect.poll(() => isCommitting(backend)).toBe(true);
    const other = startOther();
    await terminate(backend);
    await refused;
    other.go();
    expect(await other.done).toBe('acknowledged');
    expect(await standing()).toEqual(bothOfB);
  } finally {
    await database.owner.execute(sql`drop trigger slow on probe`);
    await database.owner.execute(sql`drop function be_slow`);
  }
});

async function isCommitting(pid: number): Promise<boolean> {
  const [row] = await database.owner.execute<{ query: string }>(
    sql`select query from pg_stat_activity where pid = ${pid} and state = 'active'`,
  );
  return row?.query === 'commit';
}

test('a connection lost under a statement: what waits in the queue gets a new one with its own scope', async () => {
  let statement: Promise<unknown> = Promise.resolve();
  const first = inScope(pool, nation, async (transaction) => {
    await note(transaction, 'A', 'one');
    const pid = await backendOf(transaction);
    statement = Promise.all([
      refusalOf(transaction.execute(sql`select pg_sleep(30)`)),
      // Sent behind it on the same connection, and kept back by the driver, one each.
      refusalOf(note(transaction, 'A', 'pipelined')),
      refusalOf(note(transaction, 'A', 'pipelined too')),
    ]);
    setTimeout(() => void terminate(pid), 200);
    await statement;
    await note(transaction, 'A', 'two');
  });
  const waiting = [1, 2, 3].map((number) =>
    inScope(pool, karawang, (transaction) => note(transaction, 'B', String(number))),
  );
  await expect(first).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await Promise.all(waiting);
  expect(await statement).not.toContain('not refused');
  expect(await standing()).toEqual([1, 2, 3].map((number) => `B ${number} ${karawang.hi}`));
});

describe('a transaction that has ended', () => {
  test('sends nothing more, though its handle is still held', async () => {
    let held: Transaction | undefined;
    await inScope(pool, nation, async (transaction) => {
      held = transaction;
      await note(transaction, 'A', 'one');
    });
    const other = startOther();
    await other.halfway;
    if (!held) throw new Error('no handle');
    expect(await refusalOf(note(held, 'A', 'late'))).toBeInstanceOf(DeadTransactionError);
    expect(await refusalOf(held.transaction((nested) => note(nested, 'A', 'late')))).toBeInstanceOf(
      DeadTransactionError,
    );
    other.go();
    await other.done;
    expect(await standing()).toEqual([`A one ${nation.hi}`, ...bothOfB]);
  });

  test('sends nothing of a branch that goes on after another one has failed', async () => {
    let late: unknown;
    const first = inScope(pool, nation, (transaction) =>
      Promise.all([
        transaction.execute(sql`select 1 / 0`),
        (async () => {
          await note(transaction, 'A', 'one');
          await sleep(300);
          late = await refusalOf(note(transaction, 'A', 'late'));
        })(),
      ]),
    );
    await expect(first).rejects.toMatchObject({ cause: { code: '22012' } });
    const other = startOther();
    await other.halfway;
    await expect.poll(() => late).toBeInstanceOf(DeadTransactionError);
    other.go();
    await other.done;
    expect(await standing()).toEqual(bothOfB);
  });
});

describe('the limit on statements', () => {
  test('a slow statement is ended by Postgres, and its connection is kept', async () => {
    const quick = connect(database.servingUrl, { connections: 1, statementSeconds: 1 });
    try {
      const before = await inScope(quick, nation, backendOf);
      const slow = inScope(quick, nation, (transaction) => transaction.execute(sql`select pg_sleep(30)`));
      await expect(slow).rejects.toMatchObject({ cause: { code: '57014' } });
      expect(await inScope(quick, nation, backendOf)).toBe(before);
    } finally {
      await quick.close();
    }
  });

  test('long work has a longer one of its own, up to its commit', async () => {
    const quick = connect(database.servingUrl, { connections: 1, statementSeconds: 1 });
    try {
      await inScope(quick, nation, async (transaction) => {
        await allowSeconds(transaction, 30);
        await transaction.execute(sql`select pg_sleep(4)`);
        await transaction.transaction((nested) => nested.execute(sql`select pg_sleep(4)`));
        await note(transaction, 'A', 'long');
      });
      expect(await standing()).toEqual([`A long ${nation.hi}`]);
      const next = inScope(quick, nation, (transaction) => transaction.execute(sql`select pg_sleep(4)`));
      await expect(next).rejects.toMatchObject({ cause: { code: '57014' } });
    } finally {
      await quick.close();
    }
  });

  test('a backend that is frozen takes its connection and its transaction along, and nobody else', async () => {
    const quick = connect(database.servingUrl, { connections: 1, statementSeconds: 1 });
    let frozen = 0;
    let late: unknown;
    const began = performance.now();
    try {
      const first = inScope(quick, nation, async (transaction) => {
        await note(transaction, 'A', 'one');
        frozen = await backendOf(transaction);
        process.kill(frozen, 'SIGSTOP');
        const lost = await refusalOf(note(transaction, 'A', 'two'));
        await sleep(100);
        late = await refusalOf(note(transaction, 'A', 'three'));
        throw lost;
      });
      // Waits for the connection as long as that is frozen, and gets another one.
      const waiting = inScope(quick, karawang, (transaction) => note(transaction, 'B', 'one')).catch(() =>
        inScope(quick, karawang, (transaction) => note(transaction, 'B', 'one')),
      );
      await expect(first).rejects.toMatchObject({ code: expect.stringMatching(/QUERY_TIMEOUT|CONNECTION_CLOSED/) });
      expect(performance.now() - began).toBeLessThan(6_000);
      await waiting;
      await expect.poll(() => late).toBeInstanceOf(DeadTransactionError);
      thaw(frozen);
      await expect.poll(standing).toEqual([`B one ${karawang.hi}`]);
    } finally {
      if (frozen) thaw(frozen);
      await quick.close();
    }
  });

  test('the wait for a free connection counts too', async () => {
    const quick = connect(database.servingUrl, { connections: 1, statementSeconds: 1 });
    let release = () => {};
    const held = inScope(quick, nation, () => new Promise<void>((resolve) => (release = resolve)));
    try {
      const began = performance.now();
      const waiting = inScope(quick, karawang, (transaction) => note(transaction, 'B', 'never'));
      await expect(waiting).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' });
      expect(performance.now() - began).toBeLessThan(6_000);
      release();
      await held;
      // What has given up does not run when the connection is free.
      await inScope(quick, karawang, (transaction) => note(transaction, 'B', 'one'));
      expect(await standing()).toEqual([`B one ${karawang.hi}`]);
    } finally {
      await quick.close();
    }
  });
});
