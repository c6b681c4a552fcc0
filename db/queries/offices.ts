import { and, asc, between, count, eq, lte, or, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import type { OfficeContact } from '../../lib/domain/call-list';
import { columnKeys } from '../../lib/domain/columns';
import type { Office } from '../../lib/domain/offices';
import type { ScopedTransaction } from '../client';
import { areas, offices, users } from '../schema';

type OfficeRow = typeof offices.$inferSelect;

export function toOffice(row: OfficeRow): Office {
  const { logo, logoType, recapCampaignId, recapMinute, reminderCampaignId, reminderMinute } = row;
  return {
    areaCode: row.areaCode,
    letterhead: {
      name: row.name,
      lines: row.lines,
      logo: logo && logoType ? { type: logoType, base64: Buffer.from(logo).toString('base64') } : null,
    },
    signature: { place: row.signPlace, position: row.signPosition, name: row.signName, nip: row.signNip },
    telephone: row.telephone,
    email: row.email,
    reminder:
      reminderCampaignId === null || reminderMinute === null
        ? null
        : { campaignId: reminderCampaignId, minute: reminderMinute },
    timeZone: row.timeZone,
    recap: {
      greeting: row.greeting,
      closing: row.closing,
      schedule:
        recapCampaignId === null || recapMinute === null ? null : { campaignId: recapCampaignId, minute: recapMinute },
      emails: row.recapEmails,
    },
    // A column that the sheet no longer has is passed over.
    columns: row.columns && columnKeys.filter((key) => row.columns?.includes(key)),
    version: row.version,
  };
}

/** What the office of an area has said of itself; null: nothing yet. */
export async function getOffice(transaction: ScopedTransaction, area: AreaRange): Promise<Office | null> {
  const [row] = await transaction
    .select()
    .from(offices)
    .where(and(eq(offices.areaLo, area.lo), eq(offices.areaHi, area.hi)));
  return row ? toOffice(row) : null;
}

/** Who changed the office of an area last, by name, and when; null: nothing is kept. */
export async function getOfficeChange(
  transaction: ScopedTransaction,
  area: AreaRange,
): Promise<{ by: string | null; at: Date } | null> {
  const [row] = await transaction
    .select({ by: users.name, at: offices.updatedAt })
    .from(offices)
    .leftJoin(users, eq(users.id, offices.updatedBy))
    .where(and(eq(offices.areaLo, area.lo), eq(offices.areaHi, area.hi)));
  return row ?? null;
}

/** The settings of an office, for a list of offices. */
export type OfficeState = {
  areaCode: string;
  areaName: string;
  /** Null: the office has no settings. */
  name: string | null;
  telephone: string;
  letterhead: boolean;
  signature: boolean;
  recap: boolean;
};

/** An area and those of a level inside it with the settings of their offices, by code. */
export async function listOfficeStates(
  transaction: ScopedTransaction,
  input: { editionId: number; area: AreaRange; level: number; offset: number; limit: number },
): Promise<{ offices: OfficeState[]; total: number }> {
  const { lo, hi } = input.area;
  const where = and(
    eq(areas.editionId, input.editionId),
    or(
      and(eq(areas.lo, lo), eq(areas.hi, hi)),
      and(between(areas.lo, lo, hi), lte(areas.hi, hi), eq(areas.level, input.level)),
    ),
  );
  const [rows, [counted]] = await Promise.all([
    transaction
      .select({
        areaCode: areas.code,
        areaName: areas.name,
        name: offices.name,
        telephone: sql<string>`coalesce(${offices.telephone}, '')`,
        letterhead: sql<boolean>`coalesce(cardinality(${offices.lines}) > 0, false)`,
        signature: sql<boolean>`coalesce(${offices.signName} <> '', false)`,
        recap: sql<boolean>`${offices.recapCampaignId} is not null`,
      })
      .from(areas)
      .leftJoin(offices, and(eq(offices.areaLo, areas.lo), eq(offices.areaHi, areas.hi)))
      .where(where)
      .orderBy(asc(areas.level), asc(areas.lo))
      .limit(input.limit)
      .offset(input.offset),
    transaction.select({ total: count() }).from(areas).where(where),
  ]);
  return { offices: rows, total: counted?.total ?? 0 };
}

/** The offices of these areas with how to reach them, as far as they lie in the scope and keep anything, by code. */
export async function listOfficeContacts(
  transaction: ScopedTransaction,
  codes: readonly string[],
): Promise<Map<string, OfficeContact>> {
  if (codes.length === 0) return new Map();
  const rows = await transaction
    .select({ areaCode: offices.areaCode, name: offices.name, telephone: offices.telephone, email: offices.email })
    .from(offices)
    .where(sql`${offices.areaCode} = any (${sql.param([...codes])}::text[])`);
  return new Map(rows.map((row) => [row.areaCode, row]));
}
