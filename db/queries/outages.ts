import { and, asc, eq, getTableColumns, not, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AreaKind, AreaLevel } from '../../lib/domain/areas';
import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import { type Outage, outageLimits } from '../../lib/domain/outages';
import type { ScopedTransaction } from '../client';
import { areas, campaigns, outages, users } from '../schema';

type OutageRow = typeof outages.$inferSelect;

const later = alias(outages, 'later');

/** Not superseded by a later row. */
function isNewest(transaction: ScopedTransaction) {
  return notExists(transaction.select({ id: later.id }).from(later).where(eq(later.supersedes, outages.id)));
}

/** The campaign's outages that touch the scope, in their present version: of the area, and of areas below and above it. */
export async function listOutages(transaction: ScopedTransaction, campaignId: number): Promise<Outage[]> {
  const rows = await transaction
    .select()
    .from(outages)
    .where(and(eq(outages.campaignId, campaignId), not(outages.withdrawn), isNewest(transaction)))
    .orderBy(asc(outages.fromDay), asc(outages.id));
  return rows.map(toOutage);
}

function toOutage(row: OutageRow): Outage {
  const fromDay = toDay(row.fromDay);
  return {
    id: row.rootId ?? row.id,
    areaLo: row.areaLo,
    areaHi: row.areaHi,
    channel: row.channel,
    fromDay,
    toDay: row.toDay === null ? addDays(fromDay, outageLimits.days - 1) : toDay(row.toDay),
    ...(row.fromAt && { from: row.fromAt }),
    ...(row.toAt && { until: row.toAt }),
    ...(row.toDay === null && { open: true as const }),
    reason: row.reason,
  };
}

/** A version of an outage: as first noted, or after it was ended, corrected or withdrawn. */
export type OutageEntry = Omit<OutageRow, 'fromDay' | 'toDay' | 'campaignId' | 'createdBy'> & {
  fromDay: IsoDay;
  toDay: IsoDay | null;
  area: { code: string; name: string; level: AreaLevel; kind: AreaKind };
  createdBy: string | null;
};

/**
 * All versions of the campaign's outages that touch the scope, oldest first.
 * @param input.rootId of one outage only
 */
export async function listOutageEntries(
  transaction: ScopedTransaction,
  input: { campaignId: number; rootId?: number },
): Promise<OutageEntry[]> {
  const { campaignId: _, createdBy: __, ...columns } = getTableColumns(outages);
  const rows = await transaction
    .select({
      ...columns,
      area: { code: areas.code, name: areas.name, level: sql<AreaLevel>`${areas.level}`, kind: areas.kind },
      createdBy: users.name,
    })
    .from(outages)
    .innerJoin(campaigns, eq(campaigns.id, outages.campaignId))
    .innerJoin(
      areas,
      and(eq(areas.editionId, campaigns.editionId), eq(areas.lo, outages.areaLo), eq(areas.hi, outages.areaHi)),
    )
    .leftJoin(users, eq(users.id, outages.createdBy))
    .where(
      and(
        eq(outages.campaignId, input.campaignId),
        input.rootId === undefined ? undefined : sql`coalesce(${outages.rootId}, ${outages.id}) = ${input.rootId}`,
      ),
    )
    .orderBy(asc(outages.id));
  return rows.map((row) => ({
    ...row,
    fromDay: toDay(row.fromDay),
    toDay: row.toDay === null ? null : toDay(row.toDay),
  }));
}
