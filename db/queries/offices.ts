import { and, eq } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { columnKeys } from '../../lib/domain/columns';
import type { Office } from '../../lib/domain/offices';
import type { ScopedTransaction } from '../client';
import { offices, users } from '../schema';

type OfficeRow = typeof offices.$inferSelect;

export function toOffice(row: OfficeRow): Office {
  const { logo, logoType, recapCampaignId, recapMinute } = row;
  return {
    areaCode: row.areaCode,
    letterhead: {
      name: row.name,
      lines: row.lines,
      logo: logo && logoType ? { type: logoType, base64: Buffer.from(logo).toString('base64') } : null,
    },
    signature: { place: row.signPlace, position: row.signPosition, name: row.signName, nip: row.signNip },
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
