import { and, desc, eq, gte, like, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { type AuditCheck, auditCheckAction, type KeptAuditCheck } from '../../lib/domain/audit-checks';
import type { AuditLine, AuditQuery } from '../../lib/domain/audit-log';
import type { Database } from '../client';
import { audit, campaigns, users } from '../schema';

/** The rows that the caller may read: those about areas of these ranges, and for the whole nation also those about no area. */
export type AuditScope = { areas: readonly AreaRange[]; nation: boolean };

type Page = { offset: number; limit: number };

/** A page of the audit, newest first, and the number of all rows. */
export async function listAuditLines(
  database: Database,
  scope: AuditScope,
  { query, area, page }: { query: AuditQuery; area: AreaRange | null; page: Page },
): Promise<{ lines: AuditLine[]; total: number }> {
  const where = and(inScope(scope), ...filters(query, area));
  const rows = await database
    .select({
      id: audit.id,
      at: audit.at,
      userName: users.name,
      userEmail: users.email,
      action: audit.action,
      subject: audit.subject,
      campaign: campaigns.name,
      area: audit.area,
      areaName: sql<
        string | null
      >`(select name from areas where areas.lo = ${audit.area} order by edition_id desc limit 1)`,
      detail: audit.detail,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.userId))
    .leftJoin(campaigns, eq(campaigns.id, audit.campaignId))
    .where(where)
    .orderBy(desc(audit.id))
    .offset(page.offset)
    .limit(page.limit);
  const lines = rows.map(({ userName, userEmail, area: lo, areaName, total: _total, ...row }) => ({
    ...row,
    user: userName === null || userEmail === null ? null : { name: userName, email: userEmail },
    area: lo === null ? null : { lo, name: areaName },
  }));
  return { lines, total: rows[0]?.total ?? 0 };
}

function inScope({ areas, nation }: AuditScope): SQL | undefined {
  return nation
    ? undefined
    : or(...areas.map(({ lo, hi }) => and(gte(audit.area, lo), lte(audit.area, hi))), sql`false`);
}

function filters({ find, noun, from, to }: AuditQuery, area: AreaRange | null): (SQL | undefined)[] {
  const part = `%${find.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return [
    find === ''
      ? undefined
      : or(
          like(sql`lower(${users.name})`, part),
          like(sql`lower(${users.email})`, part),
          like(sql`lower(${audit.subject})`, part),
        ),
    noun === null ? undefined : like(audit.action, `${noun}.%`),
    area === null ? undefined : and(gte(audit.area, area.lo), lte(audit.area, area.hi)),
    // Days begin at midnight in western Indonesia.
    from === null ? undefined : gte(audit.at, sql`${from}::text::date::timestamp at time zone 'Asia/Jakarta'`),
    to === null ? undefined : lt(audit.at, sql`(${to}::text::date + 1)::timestamp at time zone 'Asia/Jakarta'`),
  ];
}

/** What the last check of the audit chain found; null: none was made. */
export async function getLastAuditCheck(database: Database): Promise<KeptAuditCheck | null> {
  const [row] = await database
    .select({ at: audit.at, by: users.name, detail: audit.detail })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.userId))
    .where(eq(audit.action, auditCheckAction))
    .orderBy(desc(audit.id))
    .limit(1);
  if (!row) return null;
  const { rows, sealed, notes, head, broken } = row.detail as AuditCheck;
  return { at: row.at, by: row.by, rows, sealed, notes, head, broken };
}
