import { type SQL, sql } from 'drizzle-orm';
import type { TargetStatement } from '../../lib/domain/targets';
import type { ScopedTransaction } from '../client';

/** What the area `area` states of its target in a version, the newest word of each part: (total, online, manual). */
export const statementOf = (targetSetId: SQL | number, area: SQL): SQL => sql`
  select max(value) filter (where part = 'total') as total, max(value) filter (where part = 'online') as online,
    max(value) filter (where part = 'manual') as manual
  from (
    select distinct on (t.part) t.part, t.value from target_facts t
    where t.target_set_id = ${targetSetId} and t.area = ${area} order by t.part, t.id desc
  ) newest`;

/** The version of the targets that counts last, as a value. */
const defaultVersion = (campaignId: number): SQL =>
  sql`(select id from target_sets where campaign_id = ${campaignId} and is_default)`;

/** The version that the targets of an upload are of: the one it was sent for, else the one that counts last. */
export const versionOfImport = ({ importId, campaignId }: { importId: number; campaignId: number }): SQL =>
  sql`coalesce((select (i.settings ->> 'targetSet')::integer from imports i where i.id = ${importId}), ${defaultVersion(campaignId)})`;

/** The version that the targets of an upload are of, and whether it is the one that counts last. */
export type ImportVersion = { name: string; isDefault: boolean };

/** Null: the campaign has none yet. */
export async function getImportVersion(
  transaction: ScopedTransaction,
  upload: { importId: number; campaignId: number },
): Promise<ImportVersion | null> {
  const [found] = await transaction.execute<ImportVersion>(
    sql`select name, is_default as "isDefault" from target_sets where id = ${versionOfImport(upload)}`,
  );
  return found ?? null;
}

/** Whether the targets of an upload are those by which its counts are measured: of the version that counts last. */
export const measuresCounts = (plan: { importId: number; campaignId: number }): SQL =>
  sql`${versionOfImport(plan)} is not distinct from ${defaultVersion(plan.campaignId)}`;

/** What an upload says of an area's target that is not so: what it states, and what it is to state. */
export type TargetChange = {
  area: number;
  part: number;
  row: number;
  before: TargetStatement;
  /** What counts now: stated, or the sum of its parts. */
  counted: number | null;
  /** What is said anew of each part; null: the file does not speak of it. */
  said: TargetStatement;
};

type ChangeRow = {
  area: number;
  part: number;
  row: number;
  counted: number | null;
  before: (number | null)[];
  said: (number | null)[];
};

const toStatement = ([total = null, online = null, manual = null]: (number | null)[]): TargetStatement => ({
  total,
  online,
  manual,
});

/**
 * The targets of an upload that differ from those that count now, by area, in the order of the file. One that repeats
 * what counts, be it stated or the sum of the area's parts, is no change.
 */
export async function listTargetChanges(
  transaction: ScopedTransaction,
  input: { campaignId: number; importId: number },
): Promise<TargetChange[]> {
  const { importId } = input;
  const rows = await transaction.execute<ChangeRow>(sql`
    with version as (select ${versionOfImport(input)} as id),
    said as materialized (
      select area, min(part) as part, min(row) as row,
        max(value) filter (where measure = 'target.total') as total,
        max(value) filter (where measure = 'target.online') as online,
        max(value) filter (where measure = 'target.manual') as manual
      from import_facts where import_id = ${importId} and measure like 'target.%' group by area
    )
    select s.area, s.part, s.row, now.total as counted, array[b.total, b.online, b.manual] as before, array[s.total, s.online, s.manual] as said
    from said s
    -- With a limit, so that it stays one probe an area.
    left join lateral (
      select t.total, t.online, t.manual from targets t where t.target_set_id = (select id from version) and t.area = s.area
      limit 1
    ) now on true
    cross join lateral (${statementOf(sql`(select id from version)`, sql`s.area`)}) b
    where s.total <> coalesce(b.total, now.total, s.total - 1) or s.online <> coalesce(b.online, now.online, s.online - 1)
      or s.manual <> coalesce(b.manual, now.manual, s.manual - 1)
    order by s.part, s.row`);
  return rows.map(({ area, part, row, counted, before, said }) => ({
    ...{ area, part, row, counted },
    before: toStatement(before),
    said: toStatement(said),
  }));
}
