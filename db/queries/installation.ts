import { sql } from 'drizzle-orm';
import type { Database } from '../client';

export type DatabaseState = {
  /** The version of Postgres. */
  version: string;
  encoding: string;
  bytes: number;
  /** The clock of the database. */
  now: Date;
};

/** The state of the database itself, whatever it holds. */
export async function getDatabaseState(owner: Database): Promise<DatabaseState> {
  const [row] = await owner.execute<Omit<DatabaseState, 'now'> & { now: string | Date }>(sql`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
      pg_database_size(current_database())::float8 as bytes, clock_timestamp() as now`);
  if (!row) throw new Error('the database answered nothing');
  return { ...row, now: new Date(row.now) };
}

/** Number of administrators who can sign in, and the time of the last backup (null: never). The database has our tables. */
export async function getUpkeep(owner: Database): Promise<{ administrators: number; lastBackup: Date | null }> {
  const [row] = await owner.execute<{ administrators: number; lastBackup: string | Date | null }>(sql`
    select (select count(*)::int from users where role = 'admin' and disabled_at is null) as administrators,
      (select max(at) from audit where action = 'backup.make') as "lastBackup"`);
  const last = row?.lastBackup ?? null;
  return { administrators: row?.administrators ?? 0, lastBackup: last === null ? null : new Date(last) };
}
