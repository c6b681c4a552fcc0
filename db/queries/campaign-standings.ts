import { asc, isNull, sql } from 'drizzle-orm';
import type { AreaLevel, AreaRange } from '../../lib/domain/areas';
import type { Extension } from '../../lib/domain/campaigns';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { ScopeVersion } from '../../lib/domain/scope';
import type { Database, ScopedTransaction } from '../client';
import { campaignScopes, extensions } from '../schema';
import { type AreaStanding, type StandingRow, standingColumns, toStanding } from './progress';

/** The letters in effect of all campaigns, by campaign and in the order they were noted. */
export async function listAllExtensions(database: Database): Promise<Map<number, Extension[]>> {
  const rows = await database
    .select()
    .from(extensions)
    .where(isNull(extensions.withdrawnAt))
    .orderBy(asc(extensions.id));
  return groupBy(rows, ({ campaignId, areaLo, areaHi, decidedDay, endDay, letter }) => [
    campaignId,
    { areaLo, areaHi, decidedDay: toDay(decidedDay), endDay: toDay(endDay), letter },
  ]);
}

/** Who takes part, all versions of all campaigns, by campaign. */
export async function listAllScopeVersions(database: Database): Promise<Map<number, ScopeVersion[]>> {
  const rows = await database.select().from(campaignScopes).orderBy(asc(campaignScopes.id));
  return groupBy(rows, ({ campaignId, id, fromDay, everybody, lokusLevel, letter, note }) => [
    campaignId,
    { id, fromDay: toDay(fromDay), everybody, lokusLevel: lokusLevel as AreaLevel | null, letter, note },
  ]);
}

function groupBy<Row, Value>(rows: readonly Row[], split: (row: Row) => [number, Value]): Map<number, Value[]> {
  const groups = new Map<number, Value[]>();
  for (const row of rows) {
    const [key, value] = split(row);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Of each campaign its default targets (null: it has none) and the newest day that an area reported (null: none). */
export async function listCampaignBeginnings(
  transaction: ScopedTransaction,
  area: AreaRange,
): Promise<Map<number, { targetSetId: number | null; lastReportDay: IsoDay | null }>> {
  const rows = await transaction.execute<{ id: number; target_set: number | null; last_day: IsoDay | null }>(sql`
    select c.id,
      (select t.id from target_sets t where t.campaign_id = c.id and t.is_default) as target_set,
      (select p.last_report_day from progress p where p.campaign_id = c.id and p.area = ${area.lo}
        order by p.day desc limit 1) as last_day
    from campaigns c`);
  return new Map(rows.map((row) => [row.id, { targetSetId: row.target_set, lastReportDay: row.last_day }]));
}

/** One campaign of those whose standing is asked for. `scopeId` null: a census. */
export type StandingAsked = {
  campaignId: number;
  editionId: number;
  targetSetId: number | null;
  asOf: IsoDay;
  scopeId: number | null;
};

/** An area as it stands in a campaign, and whether it takes part (rule 9). */
export type CampaignStanding = AreaStanding & { takesPart: boolean };

/**
 * An area and its children as they stand in several campaigns, each on a day of its own, by campaign: one statement, and in
 * it two probes of an index an area. The area itself comes first, then its children by code.
 */
export async function listCampaignStandings(
  transaction: ScopedTransaction,
  area: AreaRange & { level: AreaLevel },
  asked: readonly StandingAsked[],
): Promise<Map<number, CampaignStanding[]>> {
  if (asked.length === 0) return new Map();
  // No row has the number 0: a campaign without targets, or without a list, finds none.
  const column = (of: (one: StandingAsked) => number | null) => sql.param(asked.map((one) => of(one) ?? 0));
  const rows = await transaction.execute<StandingRow & { campaign_id: number; takes_part: boolean }>(sql`
    select c.campaign_id, ${standingColumns},
      c.scope_id = 0 or exists (
        -- Listed, inside a listed one, or holding one: areas either lie in each other or do not touch.
        select from scope_areas s where s.scope_id = c.scope_id and s.area_lo <= a.hi and s.area_hi >= a.lo
      ) as takes_part
    from unnest(
      ${column((one) => one.campaignId)}::integer[], ${column((one) => one.editionId)}::integer[],
      ${column((one) => one.targetSetId)}::integer[], ${column((one) => one.scopeId)}::integer[],
      ${sql.param(asked.map((one) => one.asOf))}::text[]::date[]
    ) c (campaign_id, edition_id, target_set_id, scope_id, as_of)
    join lateral (
      select * from areas where edition_id = c.edition_id and level = ${area.level} and lo = ${area.lo}
      union all
      select * from areas where edition_id = c.edition_id and level = ${area.level + 1}
        and lo between ${area.lo} and ${area.hi}
    ) a on true
    left join lateral (
      select * from targets t where t.target_set_id = c.target_set_id and t.area = a.lo limit 1
    ) t on true
    left join lateral (
      select * from progress p where p.campaign_id = c.campaign_id and p.area = a.lo and p.day <= c.as_of
      order by p.day desc limit 1
    ) p on true
    order by c.campaign_id, a.level, a.lo`);
  return groupBy(rows, (row) => [row.campaign_id, { ...toStanding(row), takesPart: row.takes_part }]);
}

/** How many proposals wait for the user who may set the targets of the areas with a `lo` in the span, by campaign. */
export async function countAllOpenProposals(
  transaction: ScopedTransaction,
  span: { from: number; to: number },
): Promise<Map<number, number>> {
  const rows = await transaction.execute<{ campaign_id: number; open: number }>(sql`
    select campaign_id, count(*)::integer as open from target_proposals
    where status = 'open' and area between ${span.from} and ${span.to}
    group by campaign_id`);
  return new Map(rows.map((row) => [row.campaign_id, row.open]));
}
