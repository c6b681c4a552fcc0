// What recaps and reminders have in common: an office sets a campaign and an hour, and has something sent each day.
import { and, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { endDayOf } from '../../lib/domain/campaigns';
import { toDay } from '../../lib/domain/days';
import type { Office } from '../../lib/domain/offices';
import type { PreparedRecap, ScheduledOffice } from '../../lib/domain/recaps';
import { localTime } from '../../lib/domain/time-zones';
import type { ScopedTransaction } from '../client';
import { areaChanges, campaigns, offices, type recaps, type reminders } from '../schema';
import { listExtensions } from './campaigns';
import { toOffice } from './offices';

/** An office with a schedule, and all that preparing needs. */
export type DueOffice = ScheduledOffice & {
  areaCode: string;
  area: AreaRange;
  campaignSlug: string;
  editionId: number;
  office: Office;
};

/**
 * The offices in the scope that have set an hour, for a campaign that is not archived, in the order of their areas.
 * @param input.only what else has to hold of the campaign
 */
export async function listOfficesWithHour(
  transaction: ScopedTransaction,
  input: {
    now: Date;
    campaignId: typeof offices.recapCampaignId | typeof offices.reminderCampaignId;
    minute: typeof offices.recapMinute | typeof offices.reminderMinute;
    only?: SQL;
  },
): Promise<DueOffice[]> {
  const { now, campaignId, minute, only } = input;
  const rows = await transaction
    .select({ office: offices, campaign: campaigns, minute, changedAt: areaChanges.changedAt })
    .from(offices)
    .innerJoin(campaigns, eq(campaigns.id, campaignId))
    .leftJoin(areaChanges, and(eq(areaChanges.campaignId, campaigns.id), eq(areaChanges.area, offices.areaLo)))
    .where(and(isNotNull(minute), isNull(campaigns.archivedAt), only))
    .orderBy(offices.areaLo, desc(offices.areaHi));
  const extensions = new Map(
    await Promise.all(
      [...new Set(rows.map((row) => row.campaign.id))].map(
        async (id) => [id, await listExtensions(transaction, id)] as const,
      ),
    ),
  );
  return rows.map(({ office, campaign, minute: atMinute, changedAt }) => ({
    officeId: office.id,
    campaignId: campaign.id,
    timeZone: office.timeZone,
    minute: atMinute ?? 0,
    setAt: office.updatedAt,
    startDay: toDay(campaign.startDay),
    endDay: endDayOf({
      campaign: { ...campaign, endDay: toDay(campaign.endDay) },
      extensions: extensions.get(campaign.id) ?? [],
      areaLo: office.areaLo,
      asOf: localTime(now, office.timeZone).day,
    }),
    changedAt,
    areaCode: office.areaCode,
    area: { lo: office.areaLo, hi: office.areaHi },
    campaignSlug: campaign.slug,
    editionId: campaign.editionId,
    office: toOffice(office),
  }));
}

/** The newest that was prepared for each office and campaign in the scope. */
export async function listNewestPrepared(
  transaction: ScopedTransaction,
  table: typeof recaps | typeof reminders,
): Promise<PreparedRecap[]> {
  const { officeId, campaignId, forDay, preparedAt } = table;
  const rows = await transaction
    .selectDistinctOn([officeId, campaignId], { officeId, campaignId, forDay, preparedAt })
    .from(table)
    .orderBy(officeId, campaignId, desc(forDay));
  return rows.map((row) => ({ ...row, forDay: toDay(row.forDay) }));
}
