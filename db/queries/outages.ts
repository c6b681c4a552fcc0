import { asc, eq } from 'drizzle-orm';
import { toDay } from '../../lib/domain/days';
import type { Outage } from '../../lib/domain/outages';
import type { ScopedTransaction } from '../client';
import { outages } from '../schema';

/** The campaign's outages that touch the scope: of the area, of areas below it and of those above it. */
export async function listOutages(transaction: ScopedTransaction, campaignId: number): Promise<Outage[]> {
  const rows = await transaction
    .select()
    .from(outages)
    .where(eq(outages.campaignId, campaignId))
    .orderBy(asc(outages.fromDay));
  return rows.map((row) => ({
    id: row.id,
    areaLo: row.areaLo,
    areaHi: row.areaHi,
    channel: row.channel,
    fromDay: toDay(row.fromDay),
    toDay: toDay(row.toDay),
    reason: row.reason,
  }));
}
