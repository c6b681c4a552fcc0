import { sql } from 'drizzle-orm';
import type { Database } from '../client';

export type DatabaseState = {
  /** Of Postgres, as it says it. */
  version: string;
  encoding: string;
  bytes: number;
  /** The clock of the database. */
  now: Date;
};

/** How the database itself stands, whatever it holds. */
export async function getDatabaseState(owner: Database): Promise<DatabaseState> {
  const [row] = await owner.execute<Omit<DatabaseState, 'now'> & { now: string | Date }>(sql`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
      pg_database_size(current_database())::float8 as bytes, clock_timestamp() as now`);
  if (!row) throw new Error('the database answered nothing');
  return { ...row, now: new Date(row.now) };
}

/** Administrators who can sign in, and when the last backup was made; null: never. Of a database that has our tables. */
export async function getUpkeep(owner: Database): Promise<{ administrators: number; lastBackup: Date | null }> {
  const [row] = await owner.execute<{ administrators: number; lastBackup: string | Date | null }>(sql`
    select (select count(*)::int from users where role = 'admin' and disabled_at is null) as administrators,
      (select max(at) from audit where action = 'backup.make') as "lastBackup"`);
  const last = row?.lastBackup ?? null;
  return { administrators: row?.administrators ?? 0, lastBackup: last === null ? null : new Date(last) };
}
