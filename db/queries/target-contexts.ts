import { type SQL, sql } from 'drizzle-orm';
import type { IsoDay } from '../../lib/domain/days';
import type { WholeAndParts } from '../../lib/domain/target-checks';
import type { ScopedTransaction } from '../client';

/** What the target of an area is measured by, as of its newest report. Null: not known. */
export type TargetContext = {
  area: number;
  code: string;
  name: string;
  /** What counts now: stated, or the sum of the parts. */
  before: number | null;
  kader: number | null;
  /** The newest day of which the area or anything below it has reported, and the recorded total on it. */
  day: IsoDay | null;
  achieved: number | null;
  /** The area and its parts, and the area above and its own, once all the changes are made. */
  asWhole: WholeAndParts | null;
  asPart: WholeAndParts | null;
};

type Sums = { stated: number | null; parts: number | null; children: number; known: number } | null;
type Row = Omit<TargetContext, 'asWhole' | 'asPart'> & { whole: Sums; above: Sums };

const toWhole = (sums: Sums): WholeAndParts | null =>
  sums && { stated: sums.stated, parts: sums.parts, complete: sums.children > 0 && sums.children === sums.known };

/**
 * What targets that are to be set are measured by, by area. Each whole is summed with all the changes made, so that 30
 * kecamatan and their kabupaten can move together; a part without a statement of its own stands as it does now.
 * @param input.changes the whole target that each area is to have; null: its whole stays
 */
export async function listTargetContexts(
  transaction: ScopedTransaction,
  input: {
    campaignId: number;
    editionId: number;
    /** The version whose targets they are. */
    version: SQL | number;
    changes: readonly { area: number; after: number | null }[];
  },
): Promise<Map<number, TargetContext>> {
  const { campaignId, editionId, changes } = input;
  if (changes.length === 0) return new Map();
  const areas = changes.map(({ area }) => area);
  const afters = changes.map(({ after }) => after ?? -1);
  const rows = await transaction.execute<Row>(sql`
    with version as (select ${input.version}::integer as id),
    change as materialized (
      select c.area, nullif(c.after, -1) as after, a.code, a.name, a.parent_lo as above
      from unnest(${sql.param(areas)}::bigint[], ${sql.param(afters)}::bigint[]) c (area, after)
      join areas a on a.edition_id = ${editionId} and a.lo = c.area
    ),
    wholes as (select area as lo from change union select above from change where above is not null),
    sums as materialized (
      select w.lo, coalesce(own.after, t.stated) as stated, parts.sum as parts, parts.children, parts.known
      from wholes w
      left join change own on own.area = w.lo
      -- With a limit, so that it stays one probe an area.
      left join lateral (
        select stated from targets t where t.target_set_id = (select id from version) and t.area = w.lo limit 1
      ) t on true
      cross join lateral (
        select count(*)::integer as children, count(coalesce(c.after, p.total))::integer as known,
          sum(coalesce(c.after, p.total))::bigint as sum
        from areas child
        left join change c on c.area = child.lo
        left join lateral (
          select total from targets p where p.target_set_id = (select id from version) and p.area = child.lo limit 1
        ) p on true
        where child.edition_id = ${editionId} and child.parent_lo = w.lo
      ) parts
    )
    select c.area, c.code, c.name, t.total as before, p.kader, coalesce(p.last_report_day, p.day) as day,
      case when num_nonnulls(p.recorded_online, p.recorded_manual, p.recorded_unsplit) > 0
        then coalesce(p.recorded_online, 0) + coalesce(p.recorded_manual, 0) + coalesce(p.recorded_unsplit, 0) end as achieved,
      case when own.lo is not null then json_build_object('stated', own.stated, 'parts', own.parts, 'children', own.children,
        'known', own.known) end as whole,
      -- The area above is outside the scope of an office for its own target: of it nothing is known there. Where it changes
      -- itself, it is measured against its parts, and they need not be against it.
      case when not exists (select 1 from change whole where whole.area = up.lo) and up.lo between (select scope_lo()) and (select scope_hi()) then json_build_object('stated', up.stated,
        'parts', up.parts, 'children', up.children, 'known', up.known) end as above
    from change c
    left join sums own on own.lo = c.area
    left join sums up on up.lo = c.above
    left join lateral (
      select total from targets t where t.target_set_id = (select id from version) and t.area = c.area limit 1
    ) t on true
    left join lateral (
      select * from progress p where p.campaign_id = ${campaignId} and p.area = c.area order by p.day desc limit 1
    ) p on true`);
  return new Map(
    rows.map(({ whole, above, ...row }) => [row.area, { ...row, asWhole: toWhole(whole), asPart: toWhole(above) }]),
  );
}
