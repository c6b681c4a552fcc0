import { is, sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type AreaRange, nationCode, rangeOfCode } from '../lib/domain/areas';
import { keepCommits } from './client-commits';
import { guardTransactions } from './client-guard';
import { databaseLoad } from './client-load';
import { patienceSeconds, sessionSettings } from './client-settings';
import { answeringNow, countStatement, noteUnavailable } from './client-unavailable';
import * as schema from './schema';

export type Database = PostgresJsDatabase<typeof schema> & {
  /** So many there are at most. */
  connections: number;
  /** Of a standby that is read from in its place (`readingDatabase`): the primary, and up to when the standby has it. */
  standby?: { primary: Database; asOf: Date };
  close(): Promise<void>;
};

const defaultConnections = 10;

/** Any transaction: what writes of users, sessions and the audit take. */
export type Transaction = Parameters<Parameters<PostgresJsDatabase<typeof schema>['transaction']>[0]>[0];

declare const scoped: unique symbol;
/** A transaction whose scope is set: the only thing that queries and writes of areas' figures take. */
export type ScopedTransaction = Transaction & { readonly [scoped]: true };

declare const national: unique symbol;
/** One whose scope is the nation: what a roll-up takes, for an area's report moves all areas above it. */
export type NationTransaction = ScopedTransaction & { readonly [national]: true };

/**
 * What we wait beyond what Postgres was told: a database that is merely slow ends the statement itself and keeps the
 * connection; one that is frozen or cut off does not, and its connection is destroyed.
 */
const graceSeconds = 2;

type PoolOptions = { connections?: number; idleSeconds?: number };

/**
 * Opens a pool whose sessions bring their settings along: as the owner, and for commands of the serving role.
 * `statementSeconds` 0: statements take as long as they take.
 */
export function connect(url: string, options: PoolOptions & { statementSeconds?: number } = {}): Database {
  const { statementSeconds = patienceSeconds } = options;
  const settings = { statement_timeout: statementSeconds * 1000, ...sessionSettings };
  return open(url, { ...options, statementSeconds, settings, prepared: true });
}

/**
 * Opens a pool of the serving role, whose settings stand on the role (`servingSettings`), so that a pooler may stand between.
 * `prepared` false: for one that lends a session for a transaction and does not follow prepared statements (PgBouncer
 * before 1.21).
 */
export function connectServing(url: string, options: PoolOptions & { prepared?: boolean } = {}): Database {
  const { prepared = true } = options;
  return open(url, { ...options, statementSeconds: patienceSeconds, settings: {}, prepared });
}

/** Days stay strings: a day is no instant, and a driver that makes a `Date` of it moves it by a zone. */
function open(
  url: string,
  options: PoolOptions & { statementSeconds: number; settings: Record<string, string | number>; prepared: boolean },
): Database {
  const { connections = defaultConnections, statementSeconds, prepared } = options;
  const client = postgres(url, {
    max: connections,
    prepare: prepared,
    connect_timeout: patienceSeconds,
    // The wait for a free connection included.
    query_timeout: statementSeconds === 0 ? 0 : statementSeconds + graceSeconds,
    // The driver's own waits up to 20 s after some failures, and then the database is long back.
    backoff: (failures: number) => Math.min(2 ** failures / 100, 1) * (0.5 + Math.random() / 2),
    // 0: never. A connection that only holds a lock does nothing all the while.
    idle_timeout: options.idleSeconds ?? 60,
    onnotice: () => {},
    connection: { application_name: 'kejar-target', ...options.settings },
    types: {
      day: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
      // Counts fit a double exactly (2^53); as strings they would be added as text. Inside an array the driver hands the
      // word NULL to the parser.
      bigint: {
        to: 20,
        from: [20],
        serialize: (value: number) => String(value),
        parse: (value: string) => (value === 'NULL' ? null : Number(value)),
      },
    },
  });
  const note = (handle: Pick<postgres.Sql, 'unsafe'>) => noteAll(handle, prepared);
  note(client);
  guardTransactions(client, note);
  const database = keepCommits(drizzle(client, { schema, casing: 'snake_case' }));
  return Object.assign(database, { connections, close: () => client.end({ timeout: 5 }) });
}

/**
 * Notes the failures of all statements, and has the driver keep each of them `prepared` on its connection. drizzle asks it
 * not to, and then every statement costs two round trips, one to have it described, and no other can be sent meanwhile.
 */
function noteAll(client: Pick<postgres.Sql, 'unsafe'>, prepared: boolean): void {
  const unsafe: postgres.Sql['unsafe'] = client.unsafe.bind(client);
  client.unsafe = (text, parameters, options) => {
    // Nothing more is read for a request whose sender has gone.
    answeringNow()?.signal?.throwIfAborted();
    return noted(unsafe(text, parameters, { ...options, prepare: prepared }));
  };
}

/** The same query, whose failure is noted with the request that it is for. */
function noted<Query extends Promise<unknown>>(query: Query): Query {
  countStatement();
  const { statements } = databaseLoad;
  statements.running += 1;
  const ended = (as: 'done' | 'failed') => {
    statements.running -= 1;
    statements[as] += 1;
  };
  // Not `query.then`: that would send it before its caller has said how it wants the rows.
  Promise.prototype.then.call(
    query,
    () => ended('done'),
    (error: unknown) => {
      ended('failed');
      noteUnavailable(error);
    },
  );
  return query;
}

/** Lets each further statement of a transaction take so many seconds. */
export async function allowSeconds(transaction: Transaction, seconds: number): Promise<void> {
  const limit = { limit: seconds + graceSeconds } satisfies Partial<postgres.TransactionSql>;
  Object.assign(driverOf(transaction), limit);
  await transaction.execute(sql`select set_config('statement_timeout', ${String(seconds * 1000)}, true)`);
}

/** The driver's own handle of a transaction. */
function driverOf(transaction: Transaction): Pick<postgres.Sql, 'unsafe'> {
  const { session } = transaction._;
  // Not `instanceof`: the server's bundle holds the driver more than once.
  if (!is(session, PostgresJsSession)) throw new Error('a transaction of another driver');
  return session.client;
}

/**
 * Runs `work` in a transaction that sees and writes only areas inside `scope`.
 * @param options.reusePlans each statement is planned once a connection, and not for the values that it has. What a page asks of
 * areas is probes of an index by key, the right plan for three areas and for 7,285, and making it takes longer than
 * running it.
 */
export function inScope<T>(
  database: Database,
  scope: AreaRange,
  work: (transaction: ScopedTransaction) => Promise<T>,
  options: { reusePlans?: boolean } = {},
): Promise<T> {
  return database.transaction(async (transaction) => {
    // Handed to the driver first and not waited for: what `work` sends follows it on the same connection, and errs where the
    // scope was not set.
    const set = sendScope(transaction, scope, options);
    const [, result] = await Promise.all([set, work(transaction as ScopedTransaction)]);
    return result;
  });
}

/**
 * Runs `work` in the scope of the nation, and then gives the transaction its own scope back: an area's report moves all
 * areas above it, and is measured by what is known of them. Conditions: what the user may see and write has been settled
 * before, for nothing that `work` reads or writes is held to their area; so it is kept small, and what it found outside
 * their area is not told. Nothing else runs on the transaction meanwhile: its statements would have the scope of the nation
 * too. It does not nest, which the type says: what needs the nation takes a `NationTransaction` and leaves the scope to its
 * caller. When `work` fails, so must the transaction.
 */
export async function inNation<T>(
  transaction: ScopedTransaction & { readonly [national]?: never },
  work: (transaction: NationTransaction) => Promise<T>,
): Promise<T> {
  const [own] = await transaction.execute<{ lo: string | null; hi: string | null }>(
    sql`select current_setting('kejar.lo', true) as lo, current_setting('kejar.hi', true) as hi`,
  );
  await setScope(transaction, rangeOfCode(nationCode));
  const result = await work(transaction as ScopedTransaction as NationTransaction);
  // As text, for it may be unset. Where `work` failed there is nothing to give back: the transaction is over.
  await transaction.execute(
    sql`select set_config('kejar.lo', ${own?.lo ?? ''}, true), set_config('kejar.hi', ${own?.hi ?? ''}, true)`,
  );
  return result;
}

/** Runs `work` in a transaction in the scope of the nation: what the operator and the start of the server do. */
export function overNation<T>(database: Database, work: (transaction: NationTransaction) => Promise<T>): Promise<T> {
  return inScope(database, rangeOfCode(nationCode), (transaction) => work(transaction as NationTransaction));
}

/** Sets the scope of a transaction by a statement that the driver has before this returns, ahead of all that follow. */
function sendScope(
  transaction: Transaction,
  { lo, hi }: AreaRange,
  { reusePlans = false }: { reusePlans?: boolean },
): Promise<unknown> {
  const text = "select set_config('kejar.lo', $1, true), set_config('kejar.hi', $2, true)";
  const plans = reusePlans ? ", set_config('plan_cache_mode', 'force_generic_plan', true)" : '';
  return driverOf(transaction)
    .unsafe(text + plans, [String(lo), String(hi)])
    .execute();
}

/** Changes the scope for the rest of a transaction. */
export async function setScope(transaction: ScopedTransaction, scope: AreaRange): Promise<void> {
  await transaction.execute(
    sql`select set_config('kejar.lo', ${String(scope.lo)}, true), set_config('kejar.hi', ${String(scope.hi)}, true)`,
  );
}

const kept = globalThis as { kejarDatabase?: Database };

/** The pool of this process, as the serving role. Kept on `globalThis`, for a development server loads modules anew. */
export function servingDatabase(): Database {
  if (!kept.kejarDatabase) {
    const url = process.env.KEJAR_SERVING_URL;
    if (!url) throw new Error('KEJAR_SERVING_URL is not set: start with `npm start`, which prepares the database.');
    const opened = connectServing(url, { prepared: process.env.KEJAR_SERVING_PREPARED !== '0' });
    const end = opened.close;
    // One that was closed is no pool to go on with.
    kept.kejarDatabase = Object.assign(opened, {
      close: () => {
        delete kept.kejarDatabase;
        return end();
      },
    });
  }
  return kept.kejarDatabase;
}

/** Whether the database answers within so many milliseconds, on each connection that the pool may have. */
export async function isAnswering(database: Database, milliseconds: number): Promise<boolean> {
  // As many at once as there are places: the pool gives each to another connection, as far as they are not at work.
  const asked = Promise.all(Array.from({ length: database.connections }, () => database.execute(sql`select 1`))).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
