import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { Problem } from '../lib/domain/problems';
import { unkeepableWords } from '../lib/domain/texts';
import { countTransaction } from './client-load';
import { noteUnavailable } from './client-unavailable';
import type * as schema from './schema';

/** On `globalThis`: a bundle may hold this module more than once, and pools are shared between them. */
const commits = globalThis as { kejarCommits?: AsyncLocalStorage<Waiting> };
commits.kejarCommits ??= new AsyncLocalStorage();
const atCommit = commits.kejarCommits;

/** What the transaction that runs has put off. */
type Waiting = { before: (() => Promise<void>)[]; after: (() => void)[] };

function waitingNow(): Waiting {
  const waiting = atCommit.getStore();
  if (!waiting) throw new Error('Only a transaction can put something off to its commit.');
  return waiting;
}

/**
 * Has `work` done as the last thing of the transaction that runs, in the order in which it is put off: what locks something
 * that every other writer needs. When it fails, so does the transaction.
 */
export function beforeCommit(work: () => Promise<void>): void {
  waitingNow().before.push(work);
}

/** Has `work` done once the transaction that runs is committed, before its caller goes on; never where it is not. */
export function afterCommit(work: () => void): void {
  waitingNow().after.push(work);
}

/** Postgres's own words for a NUL in a text, and in a text inside JSON. */
const unkeepableCodes = new Set(['22021', '22P05']);

/**
 * Answers a text that Postgres cannot keep as the request's fault. The API refuses it where it reads a request, by the name
 * of its field; the forms of pages are read in many places, and end here.
 * @throws Problem 400, or the error as it is
 */
function refuseUnkeepable(error: unknown): never {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && unkeepableCodes.has(at.code)) {
      throw new Problem('text-invalid', `Isiannya ${unkeepableWords}`);
    }
  }
  throw error;
}

/** The same database, whose transactions do what was put off to their commit, and say of a failure whose it is. */
export function keepCommits(database: PostgresJsDatabase<typeof schema>): PostgresJsDatabase<typeof schema> {
  const begin = database.transaction.bind(database);
  const transaction: typeof begin = async (work, config) => {
    const waiting: Waiting = { before: [], after: [] };
    const result = await countTransaction(atCommit.run(waiting, () => begin(thenBefore(work, waiting), config))).catch(
      (error) => {
        // It may have got no connection at all: then no statement of it has failed.
        noteUnavailable(error);
        return refuseUnkeepable(error);
      },
    );
    for (const after of waiting.after) after();
    return result;
  };
  return Object.assign(database, { transaction });
}

function thenBefore<Given, Result>(work: (transaction: Given) => Promise<Result>, { before }: Waiting) {
  return async (transaction: Given): Promise<Result> => {
    const result = await work(transaction);
    for (const last of before) await last();
    return result;
  };
}
