import { asc, eq, sql } from 'drizzle-orm';
import type { AreaLevel, AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import { channels, type Stage, stages } from '../../lib/domain/counts';
import { type IsoDay, toDay } from '../../lib/domain/days';
import {
  buildScopeList,
  type LokusCount,
  type ScopeList,
  type ScopeVersion,
  type WorkMode,
} from '../../lib/domain/scope';
import type { Database, ScopedTransaction, Transaction } from '../client';
import { campaignScopes, scopeAreas, users } from '../schema';
import { areaAtStep, stepsAbove, stepsToItselfAndAbove } from './area-steps';
import type { Area } from './areas';

/** All versions of a campaign's list, in the order they were made; none: a census. */
export async function listScopeVersions(database: Database | Transaction, campaignId: number): Promise<ScopeVersion[]> {
  const rows = await database
    .select()
    .from(campaignScopes)
    .where(eq(campaignScopes.campaignId, campaignId))
    .orderBy(asc(campaignScopes.id));
  return rows.map(({ id, fromDay, everybody, lokusLevel, letter, note }) => ({
    id,
    fromDay: toDay(fromDay),
    everybody,
    lokusLevel: lokusLevel as AreaLevel | null,
    letter,
    note,
  }));
}

/** The areas of a version that touch the scope of the transaction: listed inside it, and above it. */
export async function getScopeList(transaction: ScopedTransaction, scopeId: number): Promise<ScopeList> {
  // Three arrays and not a row an area: a campaign of the nation lists 13.263.
  const [row] = await transaction.execute<{ los: number[] | null; his: number[] | null; modes: WorkMode[] | null }>(sql`
    select array_agg(area_lo order by area_lo) as los, array_agg(area_hi order by area_lo) as his,
      array_agg(work_mode::text order by area_lo) as modes
    from scope_areas where scope_id = ${scopeId}`);
  const { los, his, modes } = { los: row?.los ?? [], his: row?.his ?? [], modes: row?.modes ?? [] };
  return buildScopeList(los.map((lo, at) => ({ lo, hi: his[at] ?? lo, mode: modes[at] ?? 'both' })));
}

/** The span of numbers below one area of the level, by which areas are grouped under those above them. */
const digitsOf: Record<AreaLevel, number> = { 0: 10_000_000_000, 1: 100_000_000, 2: 1_000_000, 3: 10_000, 4: 1 };

/**
 * The lokus inside `area` by the areas of these levels that hold them: how many there are, of how many areas, and how many
 * of them have a figure of a stage on a day. Levels below that of lokus have none.
 */
export async function countLokus(
  transaction: ScopedTransaction,
  input: {
    area: AuthorizedArea;
    campaignId: number;
    scopeId: number;
    lokusLevel: AreaLevel;
    levels: readonly AreaLevel[];
    stage: Stage;
    asOf: IsoDay;
  },
): Promise<Map<number, LokusCount>> {
  const { area, lokusLevel } = input;
  const digits = input.levels.filter((level) => level <= lokusLevel).map((level) => digitsOf[level]);
  const known = sql.raw(channels.map((channel) => `p.${input.stage}_${channel}`).join(', '));
  const rows = await transaction.execute<LokusCount & { area: number }>(sql`
    with inside as materialized (
      select a.lo from areas a
      where a.edition_id = ${area.editionId} and a.level = ${lokusLevel} and a.lo between ${area.lo} and ${area.hi}
    ), lokus as materialized (
      select l.lo, p.lo is not null as reported
      from (
        select distinct a.lo from scope_areas s
        join areas a on a.edition_id = ${area.editionId} and a.level = ${lokusLevel}
          and a.lo between greatest(s.area_lo, ${area.lo}) and least(s.area_hi, ${area.hi})
        where s.scope_id = ${input.scopeId}
      ) l
      left join lateral (
        select p.area as lo from (
          select * from progress p where p.campaign_id = ${input.campaignId} and p.area = l.lo and p.day <= ${input.asOf}
          order by p.day desc limit 1
        ) p where num_nonnulls(${known}) > 0
      ) p on true
    )
    select i.lo / step.digits * step.digits as area, count(*) as of, count(l.lo) as areas,
      count(*) filter (where l.reported) as reported
    from unnest(${sql.param(digits)}::bigint[]) step (digits)
    cross join inside i
    left join lokus l on l.lo = i.lo
    group by 1`);
  return new Map(rows.map(({ area: lo, areas, of, reported }) => [lo, { areas, of, reported }]));
}

/** The figures that an area itself reports, of all stages and channels. */
const ownFigures = sql.raw(
  stages.flatMap((stage) => channels.map((channel) => `p.own_${stage}_${channel}`)).join(', '),
);

/** The areas inside `area`, itself included, that do not take part and have reported by a day all the same, by `lo`. */
export async function listReportedOutside(
  transaction: ScopedTransaction,
  input: { area: AreaRange; campaignId: number; scopeId: number; asOf: IsoDay },
): Promise<number[]> {
  // Sets and not a question an area: for 13.263 listed desa and 6.600 that have reported, that was 88 million comparisons.
  const changed = sql`area_changes c where c.campaign_id = ${input.campaignId} and c.area between ${input.area.lo} and ${input.area.hi}`;
  const rows = await transaction.execute<{ area: number }>(sql`
    with listed as materialized (select s.area_lo from ${scopeAreas} s where s.scope_id = ${input.scopeId})
    select c.area from (
      select c.area from ${changed}
      except select c.area from (select c.area, ${areaAtStep(sql`c.area`)} as at from ${stepsToItselfAndAbove}, ${changed}) c
        join listed on listed.area_lo = c.at
      except select ${areaAtStep(sql`listed.area_lo`)} from listed, ${stepsAbove}
    ) c
    join areas a on a.lo = c.area and a.edition_id = (select edition_id from campaigns where id = ${input.campaignId})
    cross join lateral (
      select * from progress p where p.campaign_id = ${input.campaignId} and p.area = c.area and p.day <= ${input.asOf}
      order by p.day desc limit 1
    ) p
    where num_nonnulls(${ownFigures}) > 0
    order by c.area`);
  return rows.map(({ area }) => area);
}

/** The areas of a campaign that have figures or a target of their own: a change of the list may leave them outside. */
export async function listCountedAreas(
  transaction: ScopedTransaction,
  input: { campaignId: number; editionId: number },
): Promise<(Area & { figures: boolean; target: boolean })[]> {
  const { campaignId, editionId } = input;
  return transaction.execute<Area & { figures: boolean; target: boolean }>(sql`
    select a.edition_id as "editionId", a.code, a.name, a.level, a.kind, a.lo, a.hi, bool_or(c.figures) as figures, bool_or(not c.figures) as target
    from (
      select c.area, true as figures from area_changes c
      cross join lateral (
        select * from progress p where p.campaign_id = ${campaignId} and p.area = c.area order by p.day desc limit 1
      ) p
      where c.campaign_id = ${campaignId} and num_nonnulls(${ownFigures}) > 0
      union all
      select t.area, false from targets t join target_sets v on v.id = t.target_set_id
      where v.campaign_id = ${campaignId} and v.is_default and t.stated is not null
    ) c
    join areas a on a.edition_id = ${editionId} and a.lo = c.area
    group by a.edition_id, a.lo
    order by a.lo`);
}

/** A version with its author and its number of areas, for the history. */
export type ScopeHistory = ScopeVersion & { listed: number; by: string | null; createdAt: Date };

/** The versions of a campaign, the newest first. `listed` counts those that the scope of the transaction sees. */
export async function listScopeHistory(transaction: ScopedTransaction, campaignId: number): Promise<ScopeHistory[]> {
  const [versions, more] = await Promise.all([
    listScopeVersions(transaction, campaignId),
    transaction
      .select({
        id: campaignScopes.id,
        by: users.name,
        createdAt: campaignScopes.createdAt,
        listed: sql<number>`(select count(*) from ${scopeAreas} s where s.scope_id = ${campaignScopes.id})`,
      })
      .from(campaignScopes)
      .leftJoin(users, eq(users.id, campaignScopes.createdBy))
      .where(eq(campaignScopes.campaignId, campaignId)),
  ]);
  const byId = new Map(more.map((one) => [one.id, one]));
  return versions.reverse().map((version) => {
    const { by = null, createdAt = new Date(0), listed = 0 } = byId.get(version.id) ?? {};
    return { ...version, by, createdAt, listed };
  });
}
