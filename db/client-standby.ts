import { sql } from 'drizzle-orm';
import { connectServing, type Database } from './client';

/** So long we wait for a standby to catch up; a primary that is asked instead costs less than a reader who waits. */
const catchUpMs = 300;
const pauseMs = 10;

/** So long a standby that did not answer is left alone. */
const restMs = 15_000;

const kept = globalThis as { kejarStandby?: { database: Database; restsUntil: number } };

/**
 * Where what only reads is read: the streaming standby that KEJAR_STANDBY_URL names, once it has all that was committed on the
 * primary when this was called, so that nobody misses what was just written; else the primary. `primaryOf` leads back.
 */
export async function readingDatabase(primary: Database): Promise<Database> {
  const url = process.env.KEJAR_STANDBY_URL;
  if (!url) return primary;
  kept.kejarStandby ??= { database: connectServing(url), restsUntil: 0 };
  const standby = kept.kejarStandby;
  if (Date.now() < standby.restsUntil) return primary;
  const [now] = await primary.execute<{ position: string }>(sql`select pg_current_wal_flush_lsn()::text as position`);
  const asOf = await Promise.race([caughtUp(standby.database, now?.position ?? ''), late()]).catch(() => 'silent');
  if (asOf instanceof Date) return Object.assign(Object.create(standby.database), { standby: { primary, asOf } });
  // One that is merely behind is asked again by the next reader.
  if (asOf !== 'behind') standby.restsUntil = Date.now() + restMs;
  return primary;
}

/** Where what a reader of `database` changes is written. */
export function primaryOf(database: Database): Database {
  return database.standby?.primary ?? database;
}

/** The instant of the last transaction that it has, once it has all up to `position`. */
async function caughtUp(standby: Database, position: string): Promise<Date | 'behind' | 'noStandby'> {
  const deadline = Date.now() + catchUpMs;
  while (Date.now() < deadline) {
    const asked = new Date();
    const [state] = await standby.execute<{ recovering: boolean; has: boolean | null; at: Date | null }>(sql`
      select pg_is_in_recovery() as recovering, pg_last_wal_replay_lsn() >= ${position}::pg_lsn as has,
        pg_last_xact_replay_timestamp() as at`);
    // One that was promoted is a primary, and has its own address.
    if (!state?.recovering) return 'noStandby';
    if (state.has) return state.at === null ? asked : new Date(state.at);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return 'behind';
}

function late(): Promise<'silent'> {
  return new Promise((resolve) => setTimeout(() => resolve('silent'), 2 * catchUpMs).unref());
}
