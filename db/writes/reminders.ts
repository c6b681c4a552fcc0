import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import type { MailState } from '../../lib/domain/recaps';
import type { Reminder } from '../../lib/domain/reminders';
import { type Database, inScope } from '../client';
import { reminders } from '../schema';
import { recordAudit } from './audit';

/**
 * Keeps the reminders of an office for a day, before any of them is sent. Null when they stand for that day already, made by
 * another server too.
 */
export async function prepareReminders(
  database: Database,
  area: AuthorizedArea,
  input: {
    officeId: number;
    campaignId: number;
    forDay: IsoDay;
    silent: number;
    letters: Reminder[];
    /** Whether they are sent; not where there is no mail server. */
    mail: boolean;
    preparedAt: Date;
  },
): Promise<number | null> {
  return inScope(database, area, async (transaction) => {
    const { mail, ...rest } = input;
    const sends = mail && input.letters.length > 0;
    const [stored] = await transaction
      .insert(reminders)
      .values({
        ...rest,
        areaLo: area.lo,
        areaHi: area.hi,
        unsent: sends ? input.letters.map((one) => one.area.code) : [],
        mailState: sends ? 'waiting' : 'none',
      })
      .onConflictDoNothing()
      .returning({ id: reminders.id });
    if (!stored) return null;
    await recordAudit(transaction, {
      userId: null,
      action: 'reminder.prepare',
      campaignId: input.campaignId,
      area: area.lo,
      subject: `pengingat ${stored.id}`,
      detail: { forDay: input.forDay, silent: input.silent, letters: sends ? input.letters.length : 0 },
    });
    return stored.id;
  });
}

/** Takes the next attempt at the letters that wait: false when another process has taken it. */
export async function takeReminders(
  database: Database,
  area: AuthorizedArea,
  input: { id: number; attempts: number; now: Date },
): Promise<boolean> {
  return inScope(database, area, async (transaction) => {
    const taken = await transaction
      .update(reminders)
      .set({ mailAttempts: input.attempts + 1, mailTriedAt: input.now })
      .where(
        and(eq(reminders.id, input.id), eq(reminders.mailState, 'waiting'), eq(reminders.mailAttempts, input.attempts)),
      )
      .returning({ id: reminders.id });
    return taken.length > 0;
  });
}

/** Writes at once that a letter has arrived, so that a process that dies after it does not send it again. */
export async function markLetterSent(
  database: Database,
  area: AuthorizedArea,
  input: { id: number; code: string },
): Promise<void> {
  await inScope(database, area, (transaction) =>
    transaction
      .update(reminders)
      .set({ unsent: sql`array_remove(${reminders.unsent}, ${input.code})` })
      .where(eq(reminders.id, input.id)),
  );
}

/** Writes how an attempt ended. */
export async function markReminders(
  database: Database,
  area: AuthorizedArea,
  input: { id: number; state: MailState; unsent: string[]; error: string | null },
): Promise<void> {
  await inScope(database, area, async (transaction) => {
    const { id, state, unsent, error } = input;
    const [row] = await transaction
      .update(reminders)
      .set({ mailState: state, unsent, mailError: error })
      .where(eq(reminders.id, id))
      .returning({ campaignId: reminders.campaignId, attempts: reminders.mailAttempts, letters: reminders.letters });
    if (!row) return;
    await recordAudit(transaction, {
      userId: null,
      action: 'reminder.mail',
      campaignId: row.campaignId,
      area: area.lo,
      subject: `pengingat ${id}`,
      detail: { state, attempt: row.attempts, letters: row.letters.length, left: unsent.length },
    });
  });
}
