import { and, count, desc, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import type { DayTally, HistoryFilter } from '../../lib/domain/import-history';
import type { HistoryEntry } from '../../lib/domain/import-views';
import { isAllowed, roles } from '../../lib/domain/users';
import type { Database, ScopedTransaction } from '../client';
import { imports, users } from '../schema';
import { importSummary } from './imports';

/** The filter as a query takes it: the office as the range of its area. */
export type UploadFilter = Omit<HistoryFilter, 'office'> & { office: (AreaRange & { alone: boolean }) | null };

/** The day in WIB on which a file was sent: the day of the history's headings. */
const sentOn = sql<IsoDay>`(${imports.createdAt} at time zone 'Asia/Jakarta')::date`;
const beginOf = (day: IsoDay | SQL) => sql`${day}::date::timestamp at time zone 'Asia/Jakarta'`;

function matching(campaignId: number, { office, status, kind, from, to }: UploadFilter): SQL | undefined {
  const { areaLo, areaHi, createdAt } = imports;
  const ofOffice =
    office &&
    (office.alone
      ? and(eq(areaLo, office.lo), eq(areaHi, office.hi))
      : and(gte(areaLo, office.lo), lte(areaHi, office.hi)));
  return and(
    eq(imports.campaignId, campaignId),
    ofOffice ?? undefined,
    status === null ? undefined : eq(imports.status, status),
    kind === null ? undefined : eq(imports.kind, kind),
    // The instants of the days, and not the day of each instant: so the index by `created_at` serves.
    from === null ? undefined : sql`${createdAt} >= ${beginOf(from)}`,
    to === null ? undefined : sql`${createdAt} < (${to}::date + 1)::timestamp at time zone 'Asia/Jakarta'`,
  );
}

/** One that did nothing but propose targets has no accepted row: none of its figures counts. */
const saved = sql`${imports.status} = 'committed' and ${imports.acceptedCount} > 0`;

/** The uploads of a campaign inside the scope that a filter leaves, the newest first. */
export async function listImports(
  transaction: ScopedTransaction,
  input: { campaignId: number; filter: UploadFilter; limit: number; offset: number },
): Promise<HistoryEntry[]> {
  const list = await transaction
    .select(importSummary)
    .from(imports)
    .leftJoin(users, eq(users.id, imports.userId))
    .where(matching(input.campaignId, input.filter))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(input.limit)
    .offset(input.offset);
  const days = await listReportDays(transaction, list);
  return list.map((one) => ({ ...one, ...(days.get(one.id) ?? { firstDay: null, lastDay: null }) }));
}

/** Up to so many rows all days of a file are looked at: a national file takes 45 ms, and a page may list 25 of them. */
const countedRows = 10_000;

/**
 * The first and last day that each import speaks of. Of a file beyond `countedRows` its first and last row are asked: they
 * are right for one in the order of its days or of its areas, and the preview reads all.
 */
async function listReportDays(
  transaction: ScopedTransaction,
  list: readonly { id: number; acceptedCount: number }[],
): Promise<Map<number, { firstDay: IsoDay | null; lastDay: IsoDay | null }>> {
  const small = list.filter((one) => one.acceptedCount <= countedRows).map(({ id }) => id);
  const large = list.filter((one) => one.acceptedCount > countedRows).map(({ id }) => id);
  const rows = await transaction.execute<{ id: number; firstDay: IsoDay | null; lastDay: IsoDay | null }>(sql`
    select import_id as id, min(day) as "firstDay", max(day) as "lastDay"
    from import_facts where import_id = any (${sql.param(small)}::integer[]) group by import_id
    union all
    select id, least(f.day, l.day), greatest(f.day, l.day) from unnest(${sql.param(large)}::integer[]) id
    cross join lateral (select day from import_facts where import_id = id order by part, row limit 1) f
    cross join lateral (select day from import_facts where import_id = id order by part desc, row desc limit 1) l`);
  return new Map(rows.map(({ id, firstDay, lastDay }) => [id, { firstDay, lastDay }]));
}

export async function countImports(
  transaction: ScopedTransaction,
  input: { campaignId: number; filter: UploadFilter },
): Promise<number> {
  const [counted] = await transaction
    .select({ total: count() })
    .from(imports)
    .where(matching(input.campaignId, input.filter));
  return counted?.total ?? 0;
}

/** How many uploads a filter leaves on each day, and how many of them are saved. */
export async function listSentDays(
  transaction: ScopedTransaction,
  input: { campaignId: number; filter: UploadFilter },
): Promise<{ day: IsoDay; uploads: number; saved: number }[]> {
  return transaction
    .select({
      day: sentOn,
      uploads: count(),
      saved: sql<number>`count(*) filter (where ${saved})::integer`,
    })
    .from(imports)
    .where(matching(input.campaignId, input.filter))
    .groupBy(sentOn);
}

/** How many uploads there are by the area of the user who sent them. */
export async function listSenders(
  transaction: ScopedTransaction,
  campaignId: number,
): Promise<(AreaRange & { uploads: number })[]> {
  return transaction
    .select({ lo: imports.areaLo, hi: imports.areaHi, uploads: count() })
    .from(imports)
    .where(eq(imports.campaignId, campaignId))
    .groupBy(imports.areaLo, imports.areaHi);
}

/**
 * The last days on which anybody inside the scope sent something, and what each area sent on them: saved, or waiting.
 * What was undone or discarded makes a day of sending, and counts as neither.
 */
export async function listRecentlySent(
  transaction: ScopedTransaction,
  input: { campaignId: number; days: number },
): Promise<{ days: IsoDay[]; sent: (AreaRange & DayTally & { day: IsoDay })[] }> {
  // Day by day from the newest, a look at the index each: the days before are not read, however many there are.
  const newest = (before: SQL) => sql`
    select (i.created_at at time zone 'Asia/Jakarta')::date as day from imports i
    where i.campaign_id = ${input.campaignId} and ${before} order by i.created_at desc limit 1`;
  const days = await transaction.execute<{ day: IsoDay }>(sql`
    with recursive sent as (
      (${newest(sql`true`)})
      union all
      select earlier.day from sent
      cross join lateral (${newest(sql`i.created_at < ${beginOf(sql`sent.day`)}`)}) earlier
    ) select day from sent limit ${input.days}`);
  const oldest = days.at(-1)?.day;
  if (oldest === undefined) return { days: [], sent: [] };
  const sent = await transaction
    .select({
      lo: imports.areaLo,
      hi: imports.areaHi,
      day: sentOn,
      saved: sql<number>`count(*) filter (where ${saved})::integer`,
      waiting: sql<number>`count(*) filter (where ${imports.status} = 'checked')::integer`,
    })
    .from(imports)
    .where(and(eq(imports.campaignId, input.campaignId), sql`${imports.createdAt} >= ${beginOf(oldest)}`))
    .groupBy(imports.areaLo, imports.areaHi, sentOn);
  return { days: days.map(({ day }) => day), sent };
}

/** The areas inside a range, by the codes of today, of which an account may send files. */
export async function listSendingAreas(database: Database, inside: AreaRange): Promise<AreaRange[]> {
  const sending = roles.filter((role) => isAllowed({ role, verb: 'import', relation: 'own' }));
  return database
    .selectDistinct({ lo: users.areaLo, hi: users.areaHi })
    .from(users)
    .where(
      and(
        isNull(users.disabledAt),
        inArray(users.role, sending),
        gte(users.areaLo, inside.lo),
        lte(users.areaHi, inside.hi),
      ),
    );
}
