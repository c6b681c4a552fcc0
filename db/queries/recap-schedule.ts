import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { endDayOf } from '../../lib/domain/campaigns';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { Office } from '../../lib/domain/offices';
import type { OfficeRecap, PreparedRecap, ScheduledOffice } from '../../lib/domain/recaps';
import { localTime } from '../../lib/domain/time-zones';
import type { ScopedTransaction } from '../client';
import { areaChanges, campaigns, offices, recaps } from '../schema';
import { listExtensions } from './campaigns';
import { toOffice } from './offices';

/** An office with a schedule, and all that preparing its recap needs. */
export type DueOffice = ScheduledOffice & {
  areaCode: string;
  area: AreaRange;
  campaignSlug: string;
  editionId: number;
  office: Office;
};

/** The offices in the scope that have their recap prepared, in the order of their areas. */
export async function listScheduledOffices(transaction: ScopedTransaction, now: Date): Promise<DueOffice[]> {
  const rows = await transaction
    .select({ office: offices, campaign: campaigns, changedAt: areaChanges.changedAt })
    .from(offices)
    .innerJoin(campaigns, eq(campaigns.id, offices.recapCampaignId))
    .leftJoin(areaChanges, and(eq(areaChanges.campaignId, campaigns.id), eq(areaChanges.area, offices.areaLo)))
    .where(and(isNotNull(offices.recapMinute), isNull(campaigns.archivedAt)))
    .orderBy(offices.areaLo, desc(offices.areaHi));
  const extensions = new Map(
    await Promise.all(
      [...new Set(rows.map((row) => row.campaign.id))].map(
        async (id) => [id, await listExtensions(transaction, id)] as const,
      ),
    ),
  );
  return rows.map(({ office, campaign, changedAt }) => ({
    officeId: office.id,
    campaignId: campaign.id,
    timeZone: office.timeZone,
    minute: office.recapMinute ?? 0,
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

/** The newest recap of each office and campaign in the scope. */
export async function listNewestRecaps(transaction: ScopedTransaction): Promise<PreparedRecap[]> {
  const rows = await transaction
    .selectDistinctOn([recaps.officeId, recaps.campaignId], {
      officeId: recaps.officeId,
      campaignId: recaps.campaignId,
      forDay: recaps.forDay,
      preparedAt: recaps.preparedAt,
    })
    .from(recaps)
    .orderBy(recaps.officeId, recaps.campaignId, desc(recaps.forDay));
  return rows.map((row) => ({ ...row, forDay: toDay(row.forDay) }));
}

/** A recap whose mail has not reached everybody and is tried again. */
export type WaitingMail = {
  id: number;
  areaCode: string;
  campaignSlug: string;
  campaignName: string;
  editionId: number;
  asOf: IsoDay;
  text: string;
  left: string[];
  attempts: number;
  triedAt: Date | null;
};

/** The mails in the scope that wait, the oldest first. */
export async function listWaitingMails(transaction: ScopedTransaction): Promise<WaitingMail[]> {
  const rows = await transaction
    .select({
      id: recaps.id,
      areaCode: offices.areaCode,
      campaignSlug: campaigns.slug,
      campaignName: campaigns.name,
      editionId: campaigns.editionId,
      asOf: recaps.asOf,
      text: recaps.text,
      left: recaps.mailLeft,
      attempts: recaps.mailAttempts,
      triedAt: recaps.mailTriedAt,
    })
    .from(recaps)
    .innerJoin(offices, eq(offices.id, recaps.officeId))
    .innerJoin(campaigns, eq(campaigns.id, recaps.campaignId))
    .where(eq(recaps.mailState, 'waiting'))
    .orderBy(recaps.id);
  return rows.map((row) => ({ ...row, asOf: toDay(row.asOf) }));
}

/** The newest recap of the office of an area, whatever campaign it is about; null: none was prepared yet. */
export async function getNewestRecap(transaction: ScopedTransaction, area: AreaRange): Promise<OfficeRecap | null> {
  const [row] = await transaction
    .select({
      id: recaps.id,
      areaCode: offices.areaCode,
      campaign: { slug: campaigns.slug, name: campaigns.name },
      forDay: recaps.forDay,
      asOf: recaps.asOf,
      preparedAt: recaps.preparedAt,
      timeZone: offices.timeZone,
      seen: sql<boolean>`${recaps.seenAt} is not null`,
      mail: { state: recaps.mailState, to: recaps.mailTo, left: recaps.mailLeft, error: recaps.mailError },
    })
    .from(recaps)
    .innerJoin(offices, eq(offices.id, recaps.officeId))
    .innerJoin(campaigns, eq(campaigns.id, recaps.campaignId))
    .where(and(eq(recaps.areaLo, area.lo), eq(recaps.areaHi, area.hi)))
    .orderBy(desc(recaps.preparedAt), desc(recaps.id))
    .limit(1);
  return row ? { ...row, forDay: toDay(row.forDay), asOf: toDay(row.asOf) } : null;
}
