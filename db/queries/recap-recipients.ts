import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import type { RecapRecipient } from '../../lib/domain/recap-recipients';
import type { Database, ScopedTransaction } from '../client';
import { offices, recapRecipients } from '../schema';

const ofArea = (area: AreaRange) => and(eq(recapRecipients.areaLo, area.lo), eq(recapRecipients.areaHi, area.hi));

/** The addresses that the office of an area names for its recap, in the order in which it named them first. */
export function listRecipients(transaction: ScopedTransaction, area: AreaRange): Promise<RecapRecipient[]> {
  const { id, email, state, confirmedBy, expiresAt, mailError } = recapRecipients;
  return transaction
    .select({ id, email, state, confirmedBy, expiresAt, error: mailError })
    .from(recapRecipients)
    .where(and(ofArea(area), ne(state, 'withdrawn')))
    .orderBy(asc(id));
}

/** Those of the addresses that want the recap of an office, in their order. */
export async function keepConfirmed(
  transaction: ScopedTransaction,
  area: AreaRange,
  emails: readonly string[],
): Promise<string[]> {
  if (emails.length === 0) return [];
  const rows = await transaction
    .select({ email: recapRecipients.email })
    .from(recapRecipients)
    .where(and(ofArea(area), eq(recapRecipients.state, 'confirmed'), inArray(recapRecipients.email, [...emails])));
  return emails.filter((email) => rows.some((row) => row.email === email));
}

/** An address that is to be asked. */
export type WaitingRecipient = {
  id: number;
  email: string;
  office: string;
  area: AreaRange;
  attempts: number;
  triedAt: Date | null;
};

/** The addresses in the scope that are to be asked, the oldest first. */
export function listWaitingRecipients(transaction: ScopedTransaction): Promise<WaitingRecipient[]> {
  const { id, email, areaLo, areaHi, mailAttempts, mailTriedAt } = recapRecipients;
  return transaction
    .select({
      ...{ id, email, office: offices.name, area: { lo: areaLo, hi: areaHi } },
      ...{ attempts: mailAttempts, triedAt: mailTriedAt },
    })
    .from(recapRecipients)
    .innerJoin(offices, eq(offices.id, recapRecipients.officeId))
    .where(eq(recapRecipients.state, 'waiting'))
    .orderBy(asc(id));
}

/** What a link asks, for who holds its secret. */
export type FoundRecipient = { id: number; email: string; office: string; areaCode: string; area: AreaRange };

/** The recipient whose link has this SHA-256; null for one that never was, was used or replaced, or is over. */
export async function findRecipient(database: Database, secretHash: string): Promise<FoundRecipient | null> {
  const [row] = await database.execute<{
    id: number;
    email: string;
    office: string;
    area_code: string;
    area_lo: number;
    area_hi: number;
  }>(sql`select * from recap_recipient_of(${secretHash})`);
  if (!row) return null;
  const { id, email, office } = row;
  return { id, email, office, areaCode: row.area_code, area: { lo: row.area_lo, hi: row.area_hi } };
}
