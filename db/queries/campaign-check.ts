import { type SQL, sql } from 'drizzle-orm';
import type { AreaKind, AreaLevel, AuthorizedArea } from '../../lib/domain/areas';
import type { CheckKind, Finding, LevelSum, SaidSettlement } from '../../lib/domain/campaign-check';
import type { ScopedTransaction } from '../client';
import { areaAtStep, levelOf, stepsToItselfAndAbove } from './area-steps';

/** What a check looks at. */
export type CheckPlace = {
  area: AuthorizedArea;
  campaignId: number;
  /** The version of the targets; null: the campaign has none yet. */
  targetSetId: number | null;
  /** The list of those that take part; null: a census. */
  scopeId: number | null;
  /** So many areas of each finding are read; all are counted. */
  limit: number;
};

/** The areas inside the place's that take part, itself included: `lo`, `level`, `parent_lo`. */
export function takingPart({ area, scopeId }: Pick<CheckPlace, 'area' | 'scopeId'>): SQL {
  const columns = sql`select a.lo, a.level, a.parent_lo from areas a`;
  const inside = sql`a.edition_id = ${area.editionId} and a.lo between ${area.lo} and ${area.hi}`;
  if (scopeId === null) return sql`${columns} where ${inside}`;
  return sql`
    ${columns} where ${inside} and a.lo in (
      select ${areaAtStep(sql`s.area_lo`)} from scope_areas s, ${stepsToItselfAndAbove} where s.scope_id = ${scopeId})
    union
    ${columns} join scope_areas s on s.scope_id = ${scopeId}
      and a.lo between greatest(s.area_lo, ${area.lo}) and least(s.area_hi, ${area.hi})
    where a.edition_id = ${area.editionId}`;
}

/** Whether an area of the place takes part: costs nothing in a census, where no `part` is needed. */
export function isPart(scopeId: number | null, lo: SQL): SQL {
  return scopeId === null ? sql`true` : sql`${lo} in (select lo from part)`;
}

type FoundRow = {
  level: AreaLevel | null;
  count: number;
  fingerprint: string;
  code: string;
  name: string;
  areaLevel: AreaLevel;
  kind: AreaKind;
  within: string | null;
  target: number | null;
  against: number | null;
  partsWithout: number | null;
};

/**
 * The findings of a kind, one a level: how many areas, a digest of all their figures, and the first of them.
 * @param question.found a query of (area, level, target, against, weight): the heaviest stand first. Level null: one finding
 * @param question.before the queries that it asks, by name
 */
export async function listFindings(
  transaction: ScopedTransaction,
  place: Pick<CheckPlace, 'area' | 'scopeId' | 'targetSetId' | 'limit'>,
  question: { kind: CheckKind; found: SQL; before?: SQL[]; countsParts?: boolean },
): Promise<Finding[]> {
  const { area, scopeId, targetSetId, limit } = place;
  const part = sql`part as materialized (${takingPart(place)})`;
  const without = question.countsParts
    ? sql`(select count(*)::integer from areas c where c.edition_id = ${area.editionId} and c.parent_lo = r.area
        and ${isPart(scopeId, sql`c.lo`)}
        and not exists (select 1 from targets t where t.target_set_id = ${targetSetId} and t.area = c.lo))`
    : sql`null::integer`;
  const rows = await transaction.execute<FoundRow>(sql`
    with ${sql.join([part, ...(question.before ?? [])], sql`, `)},
    found as materialized (${question.found}),
    ranked as (
      select f.*, row_number() over (partition by f.level order by f.weight desc nulls first, f.area) as place from found f
    ),
    -- In pieces of a level, as long as all its figures: 83.762 desa are some megabytes.
    digests as (
      select level, count(*)::integer as count,
        md5(string_agg(area || ':' || coalesce(target::text, '') || ':' || coalesce(against::text, ''), ',' order by area))
          as fingerprint
      from found group by level
    )
    select d.level, d.count, d.fingerprint, a.code, a.name, a.level as "areaLevel", a.kind, up.name as within,
      r.target, r.against, ${without} as "partsWithout"
    from digests d
    join ranked r on r.level is not distinct from d.level and r.place <= ${limit}
    join areas a on a.edition_id = ${area.editionId} and a.lo = r.area
    left join areas up on up.edition_id = a.edition_id and up.lo = a.parent_lo and up.level > 0
    order by d.level nulls first, r.place`);
  const findings = new Map<AreaLevel | null, Finding>();
  for (const { level, count, fingerprint, code, name, areaLevel, kind, ...figures } of rows) {
    const known = findings.get(level) ?? { kind: question.kind, level, count, fingerprint, rows: [] };
    known.rows.push({ area: { code, name, level: areaLevel, kind }, ...figures });
    findings.set(level, known);
  }
  return [...findings.values()];
}

/** By level from the area itself down: those that take part, those with a target, and the sum of all targets. */
export async function listLevelSums(transaction: ScopedTransaction, place: CheckPlace): Promise<LevelSum[]> {
  const { area } = place;
  return transaction.execute<LevelSum>(sql`
    with part as (select level, count(*)::integer as areas from (${takingPart(place)}) p group by level),
    known as (
      select ${levelOf(sql`t.area`)} as level, count(*)::integer as known, sum(t.total)::bigint as sum from targets t
      where t.target_set_id = ${place.targetSetId} and t.area between ${area.lo} and ${area.hi} group by 1
    )
    select level, coalesce(p.areas, 0) as areas, coalesce(k.known, 0) as known, k.sum
    from part p full join known k using (level) order by level`);
}

/** What the area states as its target in the version; null: nothing. */
export async function getStatedTarget(
  transaction: ScopedTransaction,
  { targetSetId, area }: Pick<CheckPlace, 'targetSetId' | 'area'>,
): Promise<number | null> {
  const [row] = await transaction.execute<{ stated: number | null }>(
    sql`select stated from targets where target_set_id = ${targetSetId} and area = ${area.lo}`,
  );
  return row?.stated ?? null;
}

/** What was decided of the findings of an area's check, the newest word about each with the same figures; the newest first. */
export async function listSettlements(
  transaction: ScopedTransaction,
  input: { campaignId: number; area: AuthorizedArea },
): Promise<SaidSettlement[]> {
  const { campaignId, area } = input;
  const rows = await transaction.execute<Omit<SaidSettlement, 'at'> & { at: string }>(sql`
    select kind, level, fingerprint, "as", note, by, at from (
      select distinct on (s.kind, s.level, s.fingerprint) s.id, s.kind, s.level, s.fingerprint, s.settled_as as "as", s.note,
        u.name as by, s.created_at as at
      from check_settlements s left join users u on u.id = s.user_id
      where s.campaign_id = ${campaignId} and s.area_lo = ${area.lo} and s.area_hi = ${area.hi}
      order by s.kind, s.level, s.fingerprint, s.id desc
    ) newest order by id desc`);
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }));
}
