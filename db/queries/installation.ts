import { sql } from 'drizzle-orm';
import type { IsoDay } from '../../lib/domain/days';
import type { Database, NationTransaction } from '../client';

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

/** What the role may that the web server signs in as: it should own nothing and only add to the ledgers. */
export type ServingRights = {
  role: string;
  /** Whether it passes by row-level security, or may make roles or databases. */
  privileged: boolean;
  owns: number;
  /** Ledgers whose rows it may change or delete. */
  mayChange: string[];
  /** Tables of areas' figures without row-level security. */
  open: string[];
};

/** The rights of the serving role (`db/prepare.ts`). The database has our tables. */
export async function getServingRights(owner: Database): Promise<ServingRights> {
  const [row] = await owner.execute<ServingRights>(sql`
    with serving as (select r.* from pg_roles r where r.rolname = current_database() || '_serving')
    select current_database() || '_serving' as role,
      coalesce((select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole from serving), false) as privileged,
      (select count(*)::int from pg_class c join serving s on s.oid = c.relowner) as owns,
      array(select t from unnest(array['counts', 'target_facts', 'workforce', 'audit']) t, serving s
        where has_table_privilege(s.oid, t, 'update') or has_table_privilege(s.oid, t, 'delete')) as "mayChange",
      array(select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
        and c.relname in ('counts', 'target_facts', 'workforce', 'progress', 'targets', 'imports', 'outages', 'visits')) as open`);
  if (!row) throw new Error('the database answered nothing');
  return row;
}

/** Of each campaign the newest day that was reported of (null: none), and when its figures were last saved (null: never). */
export async function listLastReports(
  transaction: NationTransaction,
): Promise<{ slug: string; day: IsoDay | null; saved: Date | null }[]> {
  const rows = await transaction.execute<{ slug: string; day: IsoDay | null; saved: number | null }>(sql`
    select c.slug,
      (select p.last_report_day from progress p where p.campaign_id = c.id and p.area = 0 order by p.day desc limit 1) as day,
      (select extract(epoch from changed_at)::float8 from area_changes g where g.campaign_id = c.id and g.area = 0) as saved
    from campaigns c where c.archived_at is null order by c.slug`);
  return rows.map(({ slug, day, saved }) => ({ slug, day, saved: saved === null ? null : new Date(saved * 1000) }));
}
