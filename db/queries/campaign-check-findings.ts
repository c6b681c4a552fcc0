import { type SQL, sql } from 'drizzle-orm';
import { rangeOfCode } from '../../lib/domain/areas';
import type { Finding, LastComparison } from '../../lib/domain/campaign-check';
import { codesBeforeSplit } from '../../lib/domain/papua-split';
import type { Role } from '../../lib/domain/users';
import type { NationTransaction, ScopedTransaction } from '../client';
import { areaAtStep, levelOf, levelsAbove, stepsToItselfAndAbove } from './area-steps';
import { type CheckPlace, isPart, listFindings, takingPart } from './campaign-check';

/** A check of a version of the targets. */
export type TargetPlace = CheckPlace & { targetSetId: number };

const noFigures = sql`null::bigint as target, null::bigint as against, null::numeric as weight`;

/** The targets of the version inside the area, of those that take part: `t`, with the level. */
function ownTargets({ area, targetSetId, scopeId }: TargetPlace): SQL {
  return sql`select t.*, ${levelOf(sql`t.area`)} as level from targets t
    where t.target_set_id = ${targetSetId} and t.area between ${area.lo} and ${area.hi} and ${isPart(scopeId, sql`t.area`)}`;
}

/** Areas whose own target is not the sum of those of their parts, the largest difference first. */
export function findDifferingParts(transaction: ScopedTransaction, place: TargetPlace): Promise<Finding[]> {
  return listFindings(transaction, place, {
    ...{ kind: 'partsDiffer', countsParts: true },
    found: sql`
      select t.area, t.level, t.stated as target, t.parts as against, abs(t.parts - t.stated)::numeric as weight
      from (${ownTargets(place)}) t where t.stated is not null and t.parts is not null and t.stated <> t.parts`,
  });
}

/** Areas that take part and have no target. */
export function findWithoutTarget(transaction: ScopedTransaction, place: TargetPlace): Promise<Finding[]> {
  return listFindings(transaction, place, {
    kind: 'withoutTarget',
    found: sql`
      select p.lo as area, p.level, ${noFigures} from part p
      left join targets t on t.target_set_id = ${place.targetSetId} and t.area = p.lo where t.area is null`,
  });
}

/** Areas that state a target and do not take part, which counts in the sums above all the same; none in a census. */
export async function findTargetsOutsideScope(transaction: ScopedTransaction, place: TargetPlace): Promise<Finding[]> {
  const { area, targetSetId, scopeId } = place;
  if (scopeId === null) return [];
  return listFindings(transaction, place, {
    kind: 'targetOutsideScope',
    found: sql`
      select t.area, ${levelOf(sql`t.area`)} as level, t.stated as target, null::bigint as against, t.stated::numeric as weight
      from targets t where t.target_set_id = ${targetSetId} and t.area between ${area.lo} and ${area.hi}
        and t.stated is not null and t.area not in (select lo from part)`,
  });
}

/**
 * Areas whose target asks more of a kader and day than the limit (`hasFewKader`, which the test holds this to), the most
 * first. Kader as of the newest report.
 */
export function findFewKader(
  transaction: ScopedTransaction,
  place: TargetPlace & { kaderLimit: number; days: number },
): Promise<Finding[]> {
  return listFindings(transaction, place, {
    kind: 'fewKader',
    found: sql`
      select t.area, t.level, t.total as target, p.kader as against, t.total::numeric / p.kader as weight
      from (${ownTargets(place)}) t
      join area_changes c on c.campaign_id = ${place.campaignId} and c.area = t.area
      cross join lateral (
        select p.kader from progress p where p.campaign_id = ${place.campaignId} and p.area = t.area order by p.day desc limit 1
      ) p
      where p.kader > 0 and ${place.days}::integer > 0 and t.total > p.kader * ${place.kaderLimit * place.days}::bigint`,
  });
}

/**
 * The outermost areas that take part and of which nobody has said how many kader they have: neither they, nor any part, nor
 * an area above. So a kabupaten that states its own is not asked for those of its kecamatan.
 */
export function findWithoutKader(transaction: ScopedTransaction, place: CheckPlace): Promise<Finding[]> {
  const { area, campaignId } = place;
  const noneAbove = sql.join(
    levelsAbove.map(({ areaAbove }) => sql`not exists (select 1 from stated s where s.area = ${areaAbove(sql`p.lo`)})`),
    sql` and `,
  );
  return listFindings(transaction, place, {
    kind: 'withoutKader',
    before: [
      sql`stated as materialized (
        select area from (
          select distinct on (w.area) w.area, w.value from workforce w
          where w.campaign_id = ${campaignId} and w.role = 'kader' and w.area between ${area.lo} and ${area.hi}
          order by w.area, w.day desc, w.id desc
        ) newest where value is not null)`,
      sql`held as materialized (select distinct ${areaAtStep(sql`s.area`)} as lo from stated s, ${stepsToItselfAndAbove})`,
    ],
    // Joins by one number each, which are hashed: 83.762 desa against as many statements.
    found: sql`
      select p.lo as area, null::smallint as level, ${noFigures} from part p
      left join held inside on inside.lo = p.parent_lo
      where (p.lo = ${area.lo} or inside.lo is not null)
        and not exists (select 1 from held h where h.lo = p.lo) and ${noneAbove}`,
  });
}

/** Proposed targets that wait for the level above, by the area that they are for. */
export function findOpenProposals(transaction: ScopedTransaction, place: TargetPlace): Promise<Finding[]> {
  const { area, campaignId, targetSetId } = place;
  return listFindings(transaction, place, {
    kind: 'openProposals',
    found: sql`
      select p.area, null::smallint as level, p.total as target, p.counted as against, null::numeric as weight
      from target_proposals p
      where p.campaign_id = ${campaignId} and p.target_set_id = ${targetSetId} and p.status = 'open'
        and p.area between ${area.lo} and ${area.hi}`,
  });
}

/** The kabupaten of Papua that have another code in the edition (`from_lo` to `to_lo`): accounts and campaigns of another one. */
function movedInto(editionId: number): SQL {
  const pairs = Object.entries(codesBeforeSplit).flatMap(([now, before]) => {
    const [one, other] = [rangeOfCode(now).lo, rangeOfCode(before).lo];
    return [
      { from: one, to: other },
      { from: other, to: one },
    ];
  });
  const known = (lo: SQL) => sql`exists (select 1 from areas a where a.edition_id = ${editionId} and a.lo = ${lo})`;
  return sql`moved as materialized (
    select m.from_lo, m.to_lo
    from unnest(${sql.param(pairs.map(({ from }) => from))}::bigint[], ${sql.param(pairs.map(({ to }) => to))}::bigint[])
      m (from_lo, to_lo)
    where ${known(sql`m.to_lo`)} and not ${known(sql`m.from_lo`)})`;
}

const movedFrom = (lo: SQL) => sql`left join moved m on m.from_lo = ${lo} / 1000000 * 1000000`;
const movedTo = (lo: SQL) => sql`coalesce(${lo} + m.to_lo - m.from_lo, ${lo})`;

/** Provinces without an account of their own that can sign in, and kabupaten without one at their office or below it. */
export function findWithoutUser(
  transaction: ScopedTransaction,
  place: CheckPlace & { roles: readonly Role[] },
): Promise<Finding[]> {
  return listFindings(transaction, place, {
    kind: 'withoutUser',
    before: [
      movedInto(place.area.editionId),
      sql`offices_at_work as materialized (
        select distinct ${movedTo(sql`u.area_lo`)} as lo from users u ${movedFrom(sql`u.area_lo`)}
        -- Who was invited has a password once they came; the accounts of the demo have none, and were not invited.
        where u.disabled_at is null and u.role = any (${sql.param([...place.roles])}::text[])
          and (u.password_hash is not null or not exists (select 1 from invitations i where i.user_id = u.id)))`,
    ],
    // Of a kabupaten the office itself or a kecamatan: the number without its last digits.
    found: sql`
      select p.lo as area, p.level, ${noFigures} from part p
      where (p.level = 1 and p.lo not in (select lo from offices_at_work))
        or (p.level = 2 and p.lo not in (select lo / 1000000 * 1000000 from offices_at_work))`,
  });
}

/**
 * Provinces and kabupaten whose office has written no telephone. In the scope of the nation: an office of Papua has its
 * account by another code than an older campaign, and what is read is whether there is a telephone.
 */
export function findWithoutTelephone(transaction: NationTransaction, place: CheckPlace): Promise<Finding[]> {
  return listFindings(transaction, place, {
    kind: 'withoutTelephone',
    before: [
      movedInto(place.area.editionId),
      sql`reachable as materialized (
        select ${movedTo(sql`o.area_lo`)} as lo from offices o ${movedFrom(sql`o.area_lo`)} where o.telephone <> '')`,
    ],
    found: sql`
      select p.lo as area, p.level, ${noFigures} from part p
      where p.level in (1, 2) and p.lo not in (select lo from reachable)`,
  });
}

/** Another campaign, to compare targets with. */
export type LastPlace = { editionId: number; targetSetId: number };

/** Each target with that of the same area in the last campaign; `last` null: the two cannot be compared. */
function pairsWith(place: TargetPlace, last: LastPlace): SQL {
  const { editionId } = place.area;
  if (editionId === last.editionId) {
    return sql`
      select t.area, t.level, t.total as now, l.total as last from (${ownTargets(place)}) t
      left join targets l on l.target_set_id = ${last.targetSetId} and l.area = t.area`;
  }
  // A province that was divided is another one in the other edition; its kabupaten are the same.
  const divided = sql`t.level = 1 and exists (
    select 1 from moved d where t.area in (d.from_lo / 100000000 * 100000000, d.to_lo / 100000000 * 100000000))`;
  return sql`
    select t.area, t.level, t.total as now, l.total as last
    from (${ownTargets(place)}) t
    join areas a on a.edition_id = ${editionId} and a.lo = t.area
    ${movedFrom(sql`t.area`)}
    left join areas o on o.edition_id = ${last.editionId} and o.lo = ${movedTo(sql`t.area`)} and o.folded = a.folded
      and not (${divided})
    left join targets l on l.target_set_id = ${last.targetSetId} and l.area = o.lo`;
}

/**
 * Areas whose target is far from that of the last campaign (`isFarFromLast`), the farthest first. In the scope of the
 * nation: an area of Papua had another code before 2022; only counterparts of the place's own areas are read.
 */
export function findFarFromLast(
  transaction: NationTransaction,
  place: TargetPlace,
  last: LastPlace,
): Promise<Finding[]> {
  return listFindings(transaction, place, {
    kind: 'farFromLast',
    before: [movedInto(last.editionId), sql`pairs as materialized (${pairsWith(place, last)})`],
    // Nothing is divided by 0: from or to nothing is the farthest of all.
    found: sql`
      select p.area, p.level, p.now as target, p.last as against,
        case when p.now > 0 and p.last > 0 then greatest(p.now::numeric / p.last, p.last::numeric / p.now) end as weight
      from pairs p where p.last is not null and (p.now > p.last * 2 or p.now * 2 < p.last)`,
  });
}

/** By level, how the targets stand to those of the last campaign, over the areas that both have. Scope as above. */
export async function compareWithLast(
  transaction: NationTransaction,
  place: TargetPlace,
  last: LastPlace,
): Promise<LastComparison['levels']> {
  const part = place.scopeId === null ? [] : [sql`part as materialized (${takingPart(place)})`];
  return transaction.execute<LastComparison['levels'][number]>(sql`
    with ${sql.join([...part, movedInto(last.editionId)], sql`, `)}
    select p.level, count(p.last)::integer as compared, coalesce(sum(p.now) filter (where p.last is not null), 0)::bigint as now,
      coalesce(sum(p.last), 0)::bigint as last, (count(*) - count(p.last))::integer as "notCompared"
    from (${pairsWith(place, last)}) p
    group by p.level order by p.level`);
}
