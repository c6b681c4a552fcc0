import { sql } from 'drizzle-orm';
import type { AreaKind, AreaLevel, AreaRange } from '../../lib/domain/areas';
import type { FoundComparison } from '../../lib/domain/comparisons';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { ScopedTransaction } from '../client';

/** What is recorded of an area `area` as of a day; null where nothing is. */
const recordedAsOf = (area: ReturnType<typeof sql>, campaignId: number) => sql`(
  select case when num_nonnulls(p.recorded_online, p.recorded_manual, p.recorded_unsplit) > 0
    then coalesce(p.recorded_online, 0) + coalesce(p.recorded_manual, 0) + coalesce(p.recorded_unsplit, 0) end
  from progress p where p.campaign_id = ${campaignId} and p.area = ${area} and p.day <= n.day order by p.day desc limit 1)`;

/**
 * The newest figure of each source up to a day, of an area and of areas of some levels inside it, with what is recorded of
 * each, and of the area itself, as of the day of that figure.
 */
export async function listComparedFigures(
  transaction: ScopedTransaction,
  input: { campaignId: number; area: AreaRange; levels: readonly AreaLevel[]; asOf: IsoDay },
): Promise<FoundComparison[]> {
  const { campaignId, area, levels, asOf } = input;
  const rows = await transaction.execute<{
    area: number;
    source: string;
    day: IsoDay;
    hour: string | null;
    total: number;
    ours: number | null;
    whole_ours: number | null;
  }>(sql`
    select n.area, n.source, n.day, n.hour, n.total, ${recordedAsOf(sql`n.area`, campaignId)} as ours,
      ${recordedAsOf(sql`${area.lo}::bigint`, campaignId)} as whole_ours
    from (
      select distinct on (f.area, lower(c.source)) f.area, c.source, c.day, c.hour, f.total
      from comparisons c join comparison_figures f on f.comparison_id = c.id
      where c.campaign_id = ${campaignId} and c.withdrawn_at is null and c.day <= ${asOf}
        and f.area between ${area.lo} and ${area.hi}
        and f.level = any (${sql.param(levels)}::smallint[])
      order by f.area, lower(c.source), c.day desc, c.id desc
    ) n order by n.area, n.source`);
  return rows.map(({ whole_ours, day, ...row }) => ({ ...row, day: toDay(day), wholeOurs: whole_ours }));
}

/** A set of figures of another source, with how many of them lie inside the area that is asked about. */
export type ComparisonSet = AreaRange & {
  id: number;
  area: { code: string; name: string; level: AreaLevel; kind: AreaKind };
  source: string;
  day: IsoDay;
  hour: string | null;
  fileName: string;
  figures: number;
  withdrawnAt: Date | null;
  createdBy: string | null;
  createdAt: Date;
};

/** Sets with a figure inside an area, the newest day first. */
export async function listComparisonSets(
  transaction: ScopedTransaction,
  input: { campaignId: number; editionId: number; inside: AreaRange; id?: number; most: number },
): Promise<ComparisonSet[]> {
  const { campaignId, editionId, inside, id, most } = input;
  const rows = await transaction.execute<
    Omit<ComparisonSet, 'withdrawnAt' | 'createdAt' | 'createdBy' | 'fileName'> & {
      file_name: string;
      withdrawn_at: string | null;
      created_at: string;
      created_by: string | null;
    }
  >(sql`
    select c.id, c.area_lo as lo, c.area_hi as hi, c.source, c.day, c.hour, c.file_name, n.figures, u.name as created_by,
      json_build_object('code', a.code, 'name', a.name, 'level', a.level, 'kind', a.kind) as area,
      to_char(c.withdrawn_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as withdrawn_at,
      to_char(c.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at
    from comparisons c
    join areas a on a.edition_id = ${editionId} and a.lo = c.area_lo and a.hi = c.area_hi
    left join users u on u.id = c.created_by
    cross join lateral (
      select count(*)::int as figures from comparison_figures f
      where f.comparison_id = c.id and f.area between ${inside.lo} and ${inside.hi}
    ) n
    where c.campaign_id = ${campaignId} and n.figures > 0 ${id === undefined ? sql`` : sql`and c.id = ${id}`}
    order by c.day desc, c.id desc limit ${most}`);
  return rows.map(({ file_name, withdrawn_at, created_at, created_by, day, ...row }) => ({
    ...row,
    ...{ day: toDay(day), fileName: file_name, createdBy: created_by, createdAt: new Date(created_at) },
    withdrawnAt: withdrawn_at === null ? null : new Date(withdrawn_at),
  }));
}

/** The figures of a set that lie inside an area, by `lo`. */
export async function getComparisonFigures(
  transaction: ScopedTransaction,
  input: { comparisonId: number; inside: AreaRange },
): Promise<Map<number, number>> {
  const { comparisonId, inside } = input;
  const rows = await transaction.execute<{ area: number; total: number }>(sql`
    select area, total from comparison_figures
    where comparison_id = ${comparisonId} and area between ${inside.lo} and ${inside.hi} order by area`);
  return new Map(rows.map(({ area, total }) => [area, total]));
}
