import { sql } from 'drizzle-orm';
import type { AreaLevel, AreaRange } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import type { Database } from '../client';

/** What an area's digits are rounded down to, to reach the area above it on each level. */
const digitsOf = [10_000_000_000, 100_000_000, 1_000_000, 10_000, 1] as const;

/**
 * The question of an area page as a reporting tool would put it to the ledger: of each key the newest row as of the day,
 * summed over the areas of a level. It is told the range of codes and need not walk the levels, which favours it.
 */
export async function groupLedger(
  owner: Database,
  input: { campaignId: number; editionId: number; inside: AreaRange; level: AreaLevel; asOf: IsoDay },
): Promise<{ code: string; online: number; manual: number; total: number }[]> {
  const digits = sql.raw(String(digitsOf[input.level]));
  return owner.execute<{ code: string; online: number; manual: number; total: number }>(sql`
    select child.code, child.name, sum(value) filter (where channel = 'online')::bigint as online,
      sum(value) filter (where channel = 'manual')::bigint as manual, sum(value)::bigint as total
    from (
      select distinct on (area, channel) area, channel, value from counts
      where campaign_id = ${input.campaignId} and stage = 'recorded' and day <= ${input.asOf}
        and area between ${input.inside.lo} and ${input.inside.hi}
      order by area, channel, day desc, id desc
    ) newest
    join areas child on child.edition_id = ${input.editionId} and child.lo = newest.area / ${digits} * ${digits}
    group by child.code, child.name order by child.code`);
}
