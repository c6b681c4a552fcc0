import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../client';

/**
 * The campaigns of the demo: those without an audit row of a user who opened them. Uploads to them, and everything else that
 * users did in them, belong to the demo too.
 */
export async function listDemoCampaigns(database: Database | Transaction): Promise<{ id: number; slug: string }[]> {
  const rows = await database.execute<{ id: number; slug: string }>(sql`
    select c.id, c.slug from campaigns c
    where not exists (select 1 from audit a where a.action = 'campaign.open' and a.campaign_id = c.id)
    order by c.id`);
  return [...rows];
}
