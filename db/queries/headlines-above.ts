import { sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import type { Stage } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { HeadlineAbove } from '../../lib/domain/parts';
import type { ScopedTransaction } from '../client';

/** Target and figure of areas above the scope, for the breadcrumb, and of how many parts they are: nothing else can be seen. */
export async function listHeadlinesAbove(
  transaction: ScopedTransaction,
  input: {
    campaignId: number;
    targetSetId: number | null;
    /** Who takes part; null: everybody. */
    scopeId: number | null;
    stage: Stage;
    asOf: IsoDay;
    ancestors: readonly AreaRange[];
  },
): Promise<Map<number, HeadlineAbove>> {
  const rows = await transaction.execute<HeadlineAbove & { area: number }>(sql`
    select area, target, total, stated, parts, reporting, covered from headlines_above(${input.campaignId}::integer,
      ${input.targetSetId}::integer, ${input.scopeId}::integer, ${input.stage}::text, ${input.asOf}::date,
      ${sql.param(input.ancestors.map((one) => one.lo))}::bigint[])`);
  return new Map(rows.map(({ area, ...headline }) => [area, headline]));
}

/** What an area above the scope stood at on each day of a span, as `listHeadlinesAbove` of one: for the trend. */
export async function listDaysAbove(
  transaction: ScopedTransaction,
  input: {
    campaignId: number;
    targetSetId: number | null;
    /** Who takes part; null: everybody. */
    scopeId: number | null;
    stage: Stage;
    from: IsoDay;
    to: IsoDay;
    ancestor: AreaRange;
  },
): Promise<(HeadlineAbove & { day: IsoDay })[]> {
  return transaction.execute<HeadlineAbove & { day: IsoDay }>(sql`
    select d.day::date::text as day, h.target, h.total, h.stated, h.parts, h.reporting, h.covered
    from generate_series(${input.from}::date, ${input.to}::date, interval '1 day') d (day)
    cross join lateral headlines_above(${input.campaignId}::integer, ${input.targetSetId}::integer,
      ${input.scopeId}::integer, ${input.stage}::text, d.day::date, ${sql.param([input.ancestor.lo])}::bigint[]) h
    order by d.day`);
}
