import { and, asc, eq, lte } from 'drizzle-orm';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { Outage } from '../../lib/domain/outages';
import type { ScopedTransaction } from '../client';
import { outages } from '../schema';

/** The outages known by `asOf` that touch the scope: of the area, of areas below it and of those above it. */
export async function listOutages(
  transaction: ScopedTransaction,
  input: { campaignId: number; asOf: IsoDay },
): Promise<Outage[]> {
  const rows = await transaction
    .select()
    .from(outages)
    .where(and(eq(outages.campaignId, input.campaignId), lte(outages.fromDay, input.asOf)))
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
