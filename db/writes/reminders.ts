import { eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
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
