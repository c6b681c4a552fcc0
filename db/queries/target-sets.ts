import { and, asc, eq, exists, inArray, or, sql } from 'drizzle-orm';
import type { AreaLevel, AuthorizedArea } from '../../lib/domain/areas';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { SummedParts } from '../../lib/domain/target-comparison';
import { type EarlierTargets, slugOfTargetSet } from '../../lib/domain/target-sets';
import type { Target } from '../../lib/domain/targets';
import type { ScopedTransaction, Transaction } from '../client';
import { targetSets, targets, users } from '../schema';
import type { AreaStanding } from './progress';

/** The details of a version of the targets, without its figures. */
export type TargetSet = {
  id: number;
  /** What addresses call it. */
  slug: string;
  name: string;
  letter: string | null;
  decidedDay: IsoDay | null;
  note: string | null;
  isDefault: boolean;
  version: number;
  createdAt: Date;
  /** The name of its author; null: the operator, the demo, or a version of before authors were kept. */
  createdBy: string | null;
};

/**
 * The versions of a campaign's targets, the default one first, then by name.
 * @param input.area those alone that count on some day or say something of this area; null: all
 */
export async function listTargetSets(
  transaction: ScopedTransaction | Transaction,
  input: { campaign: { id: number; earlierTargets: readonly EarlierTargets[] }; area: AuthorizedArea | null },
): Promise<TargetSet[]> {
  const { campaign, area } = input;
  const counted = campaign.earlierTargets.map(({ targetSet }) => targetSet);
  const { id, slug, name, letter, decidedDay, note, isDefault, version, createdAt } = targetSets;
  const rows = await transaction
    .select({ id, slug, name, letter, decidedDay, note, isDefault, version, createdAt, createdBy: users.name })
    .from(targetSets)
    .leftJoin(users, eq(users.id, targetSets.createdBy))
    .where(
      and(
        eq(targetSets.campaignId, campaign.id),
        area === null
          ? undefined
          : or(
              isDefault,
              inArray(id, counted),
              exists(
                transaction
                  .select({ area: targets.area })
                  .from(targets)
                  .where(and(eq(targets.targetSetId, targetSets.id), eq(targets.area, area.lo))),
              ),
            ),
      ),
    )
    .orderBy(sql`${isDefault} desc`, sql`${name} collate "id-ID-x-icu"`, asc(id));
  return rows.map((row) => ({
    ...row,
    slug: row.slug ?? slugOfTargetSet(row.name),
    decidedDay: row.decidedDay === null ? null : toDay(row.decidedDay),
  }));
}

/** What areas state as their target in a version, by `lo`; one that states none is left out. */
export async function listStatedTargets(
  transaction: ScopedTransaction,
  input: { targetSetId: number; areas: readonly number[] },
): Promise<Map<number, number>> {
  const rows = await transaction
    .select({ area: targets.area, stated: targets.stated })
    .from(targets)
    .where(and(eq(targets.targetSetId, input.targetSetId), inArray(targets.area, [...input.areas])));
  return new Map(rows.flatMap(({ area, stated }) => (stated === null ? [] : [[area, stated] as const])));
}

/** What versions say of an area and of those of a level inside it, by area and version; a version that is silent is left out. */
export type ComparedTarget = Pick<AreaStanding, 'code' | 'name' | 'level' | 'kind' | 'lo'> & {
  targets: ReadonlyMap<number, Target>;
};

type Row = Omit<ComparedTarget, 'targets'> & { said: [set: number, ...(number | null)[]][] | null };

/**
 * The targets of an area, which comes first, and of those of a level inside it by code, in several versions.
 * @param input.level null: the area alone
 */
export async function listComparedTargets(
  transaction: ScopedTransaction,
  input: { area: AuthorizedArea; level: AreaLevel | null; targetSetIds: readonly number[] },
): Promise<ComparedTarget[]> {
  const { area, level, targetSetIds } = input;
  const rows = await transaction.execute<Row>(sql`
    select a.code, a.name, a.level, a.kind, a.lo, (
      select json_agg(json_build_array(t.target_set_id, t.total, t.online, t.manual, t.stated, t.parts))
      from unnest(${sql.param([...targetSetIds])}::integer[]) wanted (id)
      -- With a limit, so that it stays one probe an area and version.
      cross join lateral (select * from targets t where t.target_set_id = wanted.id and t.area = a.lo limit 1) t
    ) as said
    from areas a
    where a.edition_id = ${area.editionId} and a.lo between ${area.lo} and ${area.hi}
      and (a.lo = ${area.lo} and a.hi = ${area.hi} or a.level = ${level}::integer)
    order by a.level, a.lo`);
  return rows.map(({ said, ...row }) => ({
    ...row,
    targets: new Map((said ?? []).map(([id, ...values]) => [id, toTarget(values)])),
  }));
}

/** Of those that state none in a version the parts that it is the sum of, by area (`lo`) and version. */
export async function listSummedParts(
  transaction: ScopedTransaction,
  input: { editionId: number; areas: readonly number[]; targetSetIds: readonly number[] },
): Promise<Map<number, Map<number, SummedParts>>> {
  const { editionId, areas, targetSetIds } = input;
  const rows = await transaction.execute<SummedParts & { area: number; version: number }>(sql`
    select t.area, t.target_set_id as version, p.known, p.of, p.digest
    from targets t
    cross join lateral (
      select count(known.area)::integer as known, count(*)::integer as of,
        md5(coalesce(string_agg(known.area::text, ',' order by known.area), '')) as digest
      from areas a
      left join targets known on known.target_set_id = t.target_set_id and known.area = a.lo
      where a.edition_id = ${editionId} and a.parent_lo = t.area
    ) p
    where t.target_set_id = any (${sql.param([...targetSetIds])}::integer[])
      and t.area = any (${sql.param([...areas])}::bigint[]) and t.stated is null`);
  const byArea = new Map<number, Map<number, SummedParts>>();
  for (const { area, version, ...sum } of rows) {
    byArea.set(area, (byArea.get(area) ?? new Map()).set(version, sum));
  }
  return byArea;
}

function toTarget([total = null, online = null, manual = null, stated = null, parts = null]: (
  | number
  | null
)[]): Target {
  return { total, online, manual, stated, parts };
}
