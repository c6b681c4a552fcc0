import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { type IsoDay, toDay } from '../../lib/domain/days';
import type { Office } from '../../lib/domain/offices';
import type { PreparedRecap } from '../../lib/domain/recaps';
import type { Reminder, SentReminders } from '../../lib/domain/reminders';
import type { ScopedTransaction } from '../client';
import { campaigns, offices, reminders } from '../schema';
import { toOffice } from './offices';
import { type DueOffice, listNewestPrepared, listOfficesWithHour } from './scheduled-offices';

/** The offices in the scope that have those below them reminded, in the order of their areas. */
export async function listRemindingOffices(transaction: ScopedTransaction, now: Date): Promise<DueOffice[]> {
  const { reminderCampaignId: campaignId, reminderMinute: minute } = offices;
  const found = await listOfficesWithHour(transaction, { now, campaignId, minute, only: isNull(campaigns.closedAt) });
  // After the end nobody is reminded, whatever changes.
  return found.map((office) => ({ ...office, changedAt: null }));
}

/** The newest reminders of each office and campaign in the scope. */
export function listNewestReminders(transaction: ScopedTransaction): Promise<PreparedRecap[]> {
  return listNewestPrepared(transaction, reminders);
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
