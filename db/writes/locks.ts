import { sql } from 'drizzle-orm';
import type { Transaction } from '../client';

const campaignLocks = 74_352;

/**
 * Waits until no other transaction writes figures of the campaign, until this one ends: two reports below one area both
 * move the rows above it.
 */
export async function lockCampaign(transaction: Transaction, campaignId: number): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${campaignLocks}, ${campaignId})`);
}
