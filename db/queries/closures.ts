import { and, asc, desc, eq, getTableColumns, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Closure, SettledHeld } from '../../lib/domain/closures';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { ScopedTransaction } from '../client';
import { areas, campaigns, closures, users } from '../schema';

/** The newest row of each area and office, whether it closes or opens. */
function standing(transaction: ScopedTransaction, campaignId: number) {
  const { areaLo, areaHi, byLo, byHi } = closures;
  return transaction
    .selectDistinctOn([areaLo, areaHi, byLo, byHi])
    .from(closures)
    .where(eq(closures.campaignId, campaignId))
    .orderBy(areaLo, areaHi, byLo, byHi, desc(closures.id))
    .as('standing');
}

/** The closed days of a campaign that touch the scope: of the area, of areas below it and of those above it. */
export async function listClosures(transaction: ScopedTransaction, campaignId: number): Promise<Closure[]> {
  const newest = standing(transaction, campaignId);
  const rows = await transaction.select().from(newest).where(isNotNull(newest.untilDay)).orderBy(asc(newest.id));
  return rows.flatMap(({ areaLo, areaHi, byLo, byHi, byName, untilDay, createdAt }) =>
    untilDay === null
      ? []
      : [{ areaLo, areaHi, byLo, byHi, byName, untilDay: toDay(untilDay), at: createdAt.toISOString() }],
  );
}

/** An act of an office: days that it closed, or opened again. */
export type ClosureEntry = {
  id: number;
  area: { code: string; name: string };
  /** Null: all days were opened. */
  untilDay: IsoDay | null;
  /** Why it was opened again; null: closed. */
  reason: string | null;
  settledHeld: SettledHeld | null;
  byName: string;
  userName: string | null;
  createdAt: Date;
};

/** The closings and openings of areas inside the scope, newest first. */
export async function listClosureEntries(
  transaction: ScopedTransaction,
  input: { campaignId: number; limit: number },
): Promise<ClosureEntry[]> {
  const { id, untilDay, reason, settledHeld, byName, createdAt } = getTableColumns(closures);
  const rows = await transaction
    .select({
      ...{ id, untilDay, reason, settledHeld, byName, createdAt },
      area: { code: areas.code, name: areas.name },
      userName: users.name,
    })
    .from(closures)
    .innerJoin(campaigns, eq(campaigns.id, closures.campaignId))
    .innerJoin(
      areas,
      and(eq(areas.editionId, campaigns.editionId), eq(areas.lo, closures.areaLo), eq(areas.hi, closures.areaHi)),
    )
    .leftJoin(users, eq(users.id, closures.userId))
    .where(eq(closures.campaignId, input.campaignId))
    .orderBy(desc(closures.id))
    .limit(input.limit);
  return rows.map((row) => ({ ...row, untilDay: row.untilDay === null ? null : toDay(row.untilDay) }));
}

/** Figures of an upload that fall on closed days. */
export type ClosedFigures = {
  /** Number of rows of the ledgers, or of the plan. */
  count: number;
  /** The first of them. */
  area: { code: string; name: string };
  day: IsoDay;
  byName: string;
  untilDay: IsoDay;
};

/** The figures of a plan that would be counted for closed days; null: none. Of areas inside the scope. */
export function findClosedFacts(
  transaction: ScopedTransaction,
  input: { campaignId: number; importId: number },
): Promise<ClosedFigures | null> {
  return findClosed(
    transaction,
    input.campaignId,
    sql`select area, day from import_facts where import_id = ${input.importId} and day is not null`,
  );
}

/** The figures that a counted upload wrote for days that are closed by now; null: none. */
export function findClosedCounts(
  transaction: ScopedTransaction,
  input: { campaignId: number; importId: number },
): Promise<ClosedFigures | null> {
  const { campaignId, importId } = input;
  return findClosed(
    transaction,
    campaignId,
    sql`select area, day from counts where import_id = ${importId}
      union all select area, day from workforce where import_id = ${importId}`,
  );
}

async function findClosed(
  transaction: ScopedTransaction,
  campaignId: number,
  figures: SQL,
): Promise<ClosedFigures | null> {
  const [found] = await transaction.execute<{
    count: number;
    code: string;
    name: string;
    day: string;
    by_name: string;
    until_day: string;
  }>(sql`
    with standing as (
      select distinct on (area_lo, area_hi, by_lo, by_hi) area_lo, area_hi, by_lo, by_hi, by_name, until_day
      from closures where campaign_id = ${campaignId} order by area_lo, area_hi, by_lo, by_hi, id desc)
    select (count(*) over ())::int as count, a.code, a.name, f.day, s.by_name, s.until_day
    from (${figures}) f
    join standing s on f.area between s.area_lo and s.area_hi and f.day <= s.until_day
    join campaigns c on c.id = ${campaignId}
    join areas a on a.edition_id = c.edition_id and a.lo = f.area
    order by f.day, f.area, s.until_day desc, s.by_hi - s.by_lo desc limit 1`);
  if (!found) return null;
  const { count, code, name, day, by_name: byName, until_day: until } = found;
  return { count, area: { code, name }, day: toDay(day), byName, untilDay: toDay(until) };
}
