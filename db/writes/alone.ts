import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import { advisoryLocks } from '../client-locks';

/**
 * Does `work` unless another process on this database is at it now: then null. The lock lasts as long as a transaction of
 * its own, which waits idle meanwhile and ends with this process, so `database` needs a second connection for the work.
 */
export function alone<T>(
  database: Database,
  purpose: 'recapSchedule' | 'reminderSchedule' | 'recipientSchedule' | 'auditCheck',
  work: () => Promise<T>,
): Promise<T | null> {
  return database.transaction(async (transaction) => {
    await transaction.execute(sql`select set_config('idle_in_transaction_session_timeout', '0', true)`);
    const [row] = await transaction.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${advisoryLocks[purpose]}) as mine`,
    );
    return row?.mine ? work() : null;
  });
}
