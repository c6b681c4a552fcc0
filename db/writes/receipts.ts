import { sql } from 'drizzle-orm';
import type { NationTransaction } from '../client';
import { areaAtStep, stepsToItselfAndAbove } from '../queries/area-steps';

/**
 * Notes when the reports of an import came in, for their areas and all above them, where no earlier report of the day had
 * (`report_receipts`). An import is committed at one instant, which its row has by now.
 */
export async function stampReceipts(
  transaction: NationTransaction,
  { campaignId, importId }: { campaignId: number; importId: number },
): Promise<void> {
  await transaction.execute(sql`
    insert into report_receipts (campaign_id, area, day, received_at)
    select distinct ${campaignId}::integer, ${areaAtStep(sql`f.area`)}, f.day, i.committed_at
    from (
      select distinct area, day from import_facts
      where import_id = ${importId} and day is not null and measure not like 'target.%' and measure not like 'workforce.%'
    ) f
    cross join (select committed_at from imports where id = ${importId}) i, ${stepsToItselfAndAbove}
    on conflict do nothing`);
}
