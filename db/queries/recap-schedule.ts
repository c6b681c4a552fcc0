import { and, desc, eq, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { OfficeRecap, PreparedRecap } from '../../lib/domain/recaps';
import type { ScopedTransaction } from '../client';
import { campaigns, offices, recaps } from '../schema';
import { type DueOffice, listNewestPrepared, listOfficesWithHour } from './scheduled-offices';

/** The offices in the scope that have their recap prepared, in the order of their areas. */
export function listScheduledOffices(transaction: ScopedTransaction, now: Date): Promise<DueOffice[]> {
  return listOfficesWithHour(transaction, { now, campaignId: offices.recapCampaignId, minute: offices.recapMinute });
}

/** The newest recap of each office and campaign in the scope. */
export function listNewestRecaps(transaction: ScopedTransaction): Promise<PreparedRecap[]> {
  return listNewestPrepared(transaction, recaps);
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
