import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { MailState } from '../../lib/domain/recaps';
import { type Database, inScope } from '../client';
import { recaps, reminders } from '../schema';
import { recordAudit } from './audit';

/** What offices have sent by the hour, each with a table of its own. */
export type MailKind = 'recap' | 'reminder';

const tables = { recap: recaps, reminder: reminders };

/** What the audit calls one, how many it goes to, and what it calls those. */
const told: Record<MailKind, { subject: string; count: SQL<number>; unit: 'addresses' | 'letters' }> = {
  recap: { subject: 'rekap', count: sql<number>`cardinality(${recaps.mailTo})`, unit: 'addresses' },
  reminder: { subject: 'pengingat', count: sql<number>`jsonb_array_length(${reminders.letters})`, unit: 'letters' },
};

/**
 * Takes the next attempt at what waits: false when another process has taken it, or it waits no more. The attempt counts
 * even if this process dies before it ends. Its audit row is that of how it ended.
 */
export async function takeAttempt(
  database: Database,
  area: AuthorizedArea,
  input: { kind: MailKind; id: number; attempts: number; now: Date },
): Promise<boolean> {
  const { kind, id, attempts, now } = input;
  const table = tables[kind];
  return inScope(database, area, async (transaction) => {
    const taken = await transaction
      .update(table)
      .set({ mailAttempts: attempts + 1, mailTriedAt: now })
      .where(and(eq(table.id, id), eq(table.mailState, 'waiting'), eq(table.mailAttempts, attempts)))
      .returning({ id: table.id });
    return taken.length > 0;
  });
}

/**
 * Writes how an attempt ended.
 * @param input.left whom it has not reached: addresses of a recap, codes of the areas reminded
 */
export async function markAttempt(
  database: Database,
  area: AuthorizedArea,
  input: { kind: MailKind; id: number; state: MailState; left: string[]; error: string | null },
): Promise<void> {
  const { kind, id, state, left, error } = input;
  const table = tables[kind];
  const { subject, count, unit } = told[kind];
  await inScope(database, area, async (transaction) => {
    const [row] = await transaction
      .update(table)
      .set({ mailState: state, mailError: error, ...(kind === 'recap' ? { mailLeft: left } : { unsent: left }) })
      .where(eq(table.id, id))
      .returning({ campaignId: table.campaignId, attempts: table.mailAttempts, count });
    if (!row) return;
    await recordAudit(transaction, {
      userId: null,
      action: `${kind}.mail`,
      campaignId: row.campaignId,
      area: area.lo,
      subject: `${subject} ${id}`,
      detail: { state, attempt: row.attempts, [unit]: row.count, left: left.length },
    });
  });
}
