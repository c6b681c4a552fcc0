import { inScope } from '../../../db/client';
import { getNewestReminders } from '../../../db/queries/reminder-schedule';
import type { AuthorizedArea } from '../../domain/areas';
import type { SentReminders } from '../../domain/reminders';
import type { Context } from '../auth/context';

/** What became of the last reminders that the office of an area had sent; null: none were yet. */
export function readSentReminders(ctx: Context, area: AuthorizedArea): Promise<SentReminders | null> {
  return inScope(ctx.database, area, (transaction) => getNewestReminders(transaction, area));
}
