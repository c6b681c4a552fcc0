import { eq, sql } from 'drizzle-orm';
import { type Access, addressMonths } from '../../lib/domain/accesses';
import type { Database } from '../client';
import { accesses, users } from '../schema';
import { recordAudit } from './audit';

/**
 * Keeps who came in or was refused. What succeeded has its row in the audit too, in the same transaction and without the
 * address, which is not kept for ever.
 */
export async function recordAccess(database: Database, access: Access): Promise<void> {
  const { event, userId, subject } = access;
  const action = { signIn: 'session.begin', download: 'file.download', wrong: null, lockOut: null }[event];
  await database.transaction(async (transaction) => {
    await transaction.insert(accesses).values(access);
    if (action === null || userId === null) return;
    const [user] = await transaction
      .select({ email: users.email, lo: users.areaLo })
      .from(users)
      .where(eq(users.id, userId));
    if (!user) return;
    await recordAudit(transaction, {
      ...{ userId, action, campaignId: null, area: user.lo },
      subject: subject === '' ? user.email : subject,
      detail: { requestId: access.requestId },
    });
  });
}

/** Forgets from where it happened, of all that is longer ago than addresses are kept, and says of how many. */
export async function forgetAddresses(database: Database, now: Date): Promise<number> {
  const forgotten = await database.execute(sql`
    update accesses set address = null
    where address is not null and at < ${now.toISOString()}::timestamptz - make_interval(months => ${addressMonths})
    returning id`);
  return forgotten.length;
}
