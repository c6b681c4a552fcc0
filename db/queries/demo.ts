import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../client';

/**
 * The campaigns that the demo brought along: those that no user opened, for whom the audit has a row. Uploads to them and
 * all else that users did in them are the demo's too.
 */
export async function listDemoCampaigns(database: Database | Transaction): Promise<{ id: number; slug: string }[]> {
  const rows = await database.execute<{ id: number; slug: string }>(sql`
    select c.id, c.slug from campaigns c
    where not exists (select 1 from audit a where a.action = 'campaign.open' and a.campaign_id = c.id)
    order by c.id`);
  return [...rows];
}
