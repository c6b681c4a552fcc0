import { sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import type { NationTransaction } from '../client';
import { areaAtStep, stepsToItselfAndAbove } from '../queries/area-steps';

/** One kecamatan and day of so many comes in the next morning. */
const lateOne = 9;

/**
 * Makes up when the reports of a demo's campaign came in, inside an area and for all above it: at 15.30 WIB of the day, and of
 * some kecamatan at 08.00 of the next one. The same each time.
 */
export async function writeDemoReceipts(
  transaction: NationTransaction,
  { campaignId, inside }: { campaignId: number; inside: AreaRange },
): Promise<void> {
  await transaction.execute(sql`
    insert into report_receipts (campaign_id, area, day, received_at)
    select ${campaignId}::integer, ${areaAtStep(sql`f.area`)}, f.day, min(f.at)
    from (
      select c.area, c.day, (c.day + case when (c.area / 10000 * 7 + (c.day - date '2000-01-01') * 5) % ${lateOne} = 0
        then interval '32 hours' else interval '15 hours 30 minutes' end) at time zone 'Asia/Jakarta' as at
      from (
        select distinct area, day from counts
        where campaign_id = ${campaignId} and area between ${inside.lo} and ${inside.hi}
      ) c
    ) f, ${stepsToItselfAndAbove}
    group by 2, 3`);
}
