import { and, eq, isNull, lte } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import { type Database, inScope } from '../client';
import { recaps } from '../schema';
import { recordAudit } from './audit';

export type NewRecap = {
  officeId: number;
  campaignId: number;
  forDay: IsoDay;
  asOf: IsoDay;
  text: string;
  /** The addresses that the office has named. */
  mailTo: string[];
  /** Whether it is to be sent to them; not where there are none, or no mail server. */
  mail: boolean;
  preparedAt: Date;
};

/**
 * Keeps the recap of an office for a day. Returns its id; null when one stands for that day already, made by another server too.
 */
export async function prepareRecap(database: Database, area: AuthorizedArea, input: NewRecap): Promise<number | null> {
  return inScope(database, area, async (transaction) => {
    const { mail, ...rest } = input;
    const [stored] = await transaction
      .insert(recaps)
      .values({
        ...rest,
        areaLo: area.lo,
        areaHi: area.hi,
        mailState: mail ? 'waiting' : 'none',
        mailLeft: mail ? input.mailTo : [],
      })
      .onConflictDoNothing()
      .returning({ id: recaps.id });
    if (!stored) return null;
    await recordAudit(transaction, {
      userId: null,
      action: 'recap.prepare',
      campaignId: input.campaignId,
      area: area.lo,
      subject: `rekap ${stored.id}`,
      detail: { forDay: input.forDay, asOf: input.asOf, addresses: mail ? input.mailTo.length : 0 },
    });
    return stored.id;
  });
}

/** A user of the office has seen the recap, and with it those before it. Seeing it again changes nothing. */
export async function markSeen(
  database: Database,
  area: AuthorizedArea,
  input: { id: number; userId: number | null },
): Promise<void> {
  await inScope(database, area, async (transaction) => {
    const ofOffice = and(eq(recaps.areaLo, area.lo), eq(recaps.areaHi, area.hi));
    const seen = await transaction
      .update(recaps)
      .set({ seenAt: new Date() })
      .where(and(ofOffice, lte(recaps.id, input.id), isNull(recaps.seenAt)))
      .returning({ id: recaps.id, campaignId: recaps.campaignId });
    const newest = seen.find((one) => one.id === input.id);
    if (!newest) return;
    await recordAudit(transaction, {
      userId: input.userId,
      action: 'recap.seen',
      campaignId: newest.campaignId,
      area: area.lo,
      subject: `rekap ${input.id}`,
      detail: {},
    });
  });
}
