import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { endDayOf } from '../../lib/domain/campaigns';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { Office } from '../../lib/domain/offices';
import type { PreparedRecap, ScheduledOffice } from '../../lib/domain/recaps';
import type { Reminder, SentReminders } from '../../lib/domain/reminders';
import { localTime } from '../../lib/domain/time-zones';
import type { ScopedTransaction } from '../client';
import { campaigns, offices, reminders } from '../schema';
import { listExtensions } from './campaigns';
import { toOffice } from './offices';

/** An office that has others reminded, and all that this needs. */
export type RemindingOffice = ScheduledOffice & {
  areaCode: string;
  campaignSlug: string;
  editionId: number;
  office: Office;
};

/** The offices in the scope that have those below them reminded, in the order of their areas. */
export async function listRemindingOffices(transaction: ScopedTransaction, now: Date): Promise<RemindingOffice[]> {
  const rows = await transaction
    .select({ office: offices, campaign: campaigns })
    .from(offices)
    .innerJoin(campaigns, eq(campaigns.id, offices.reminderCampaignId))
    .where(and(isNotNull(offices.reminderMinute), isNull(campaigns.closedAt), isNull(campaigns.archivedAt)))
    .orderBy(offices.areaLo, desc(offices.areaHi));
  return Promise.all(
    rows.map(async ({ office, campaign }) => ({
      officeId: office.id,
      campaignId: campaign.id,
      timeZone: office.timeZone,
      minute: office.reminderMinute ?? 0,
      setAt: office.updatedAt,
      startDay: toDay(campaign.startDay),
      endDay: endDayOf({
        campaign: { ...campaign, endDay: toDay(campaign.endDay) },
        extensions: await listExtensions(transaction, campaign.id),
        areaLo: office.areaLo,
        asOf: localTime(now, office.timeZone).day,
      }),
      // After the end nobody is reminded, whatever changes.
      changedAt: null,
      areaCode: office.areaCode,
      campaignSlug: campaign.slug,
      editionId: campaign.editionId,
      office: toOffice(office),
    })),
  );
}

/** The newest reminders of each office and campaign in the scope. */
export async function listNewestReminders(transaction: ScopedTransaction): Promise<PreparedRecap[]> {
  const rows = await transaction
    .selectDistinctOn([reminders.officeId, reminders.campaignId], {
      officeId: reminders.officeId,
      campaignId: reminders.campaignId,
      forDay: reminders.forDay,
      preparedAt: reminders.preparedAt,
    })
    .from(reminders)
    .orderBy(reminders.officeId, reminders.campaignId, desc(reminders.forDay));
  return rows.map((row) => ({ ...row, forDay: toDay(row.forDay) }));
}

/** Reminders whose letters have not all arrived and are tried again. */
export type WaitingReminders = {
  id: number;
  areaCode: string;
  campaignSlug: string;
  campaignName: string;
  editionId: number;
  office: Office;
  forDay: IsoDay;
  letters: Reminder[];
  unsent: string[];
  attempts: number;
  triedAt: Date | null;
};

/** The reminders in the scope that wait, the oldest first. */
export async function listWaitingReminders(transaction: ScopedTransaction): Promise<WaitingReminders[]> {
  const rows = await transaction
    .select({ reminder: reminders, office: offices, campaign: campaigns })
    .from(reminders)
    .innerJoin(offices, eq(offices.id, reminders.officeId))
    .innerJoin(campaigns, eq(campaigns.id, reminders.campaignId))
    .where(eq(reminders.mailState, 'waiting'))
    .orderBy(reminders.id);
  return rows.map(({ reminder, office, campaign }) => ({
    id: reminder.id,
    areaCode: office.areaCode,
    campaignSlug: campaign.slug,
    campaignName: campaign.name,
    editionId: campaign.editionId,
    office: toOffice(office),
    forDay: toDay(reminder.forDay),
    letters: reminder.letters,
    unsent: reminder.unsent,
    attempts: reminder.mailAttempts,
    triedAt: reminder.mailTriedAt,
  }));
}

/** The newest reminders of the office of an area; null: none were sent yet. */
export async function getNewestReminders(
  transaction: ScopedTransaction,
  area: AreaRange,
): Promise<SentReminders | null> {
  const [row] = await transaction
    .select({ reminder: reminders, campaign: { slug: campaigns.slug, name: campaigns.name } })
    .from(reminders)
    .innerJoin(campaigns, eq(campaigns.id, reminders.campaignId))
    .where(and(eq(reminders.areaLo, area.lo), eq(reminders.areaHi, area.hi)))
    .orderBy(desc(reminders.preparedAt), desc(reminders.id))
    .limit(1);
  if (!row) return null;
  const { forDay, silent, letters, unsent, mailState, mailError } = row.reminder;
  return {
    ...{ campaign: row.campaign, forDay: toDay(forDay), silent, letters: letters.length, unsent: unsent.length },
    ...{ state: mailState, error: mailError },
  };
}
