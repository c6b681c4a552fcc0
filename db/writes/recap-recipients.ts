import { and, eq, gt, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import type { RecipientState } from '../../lib/domain/recap-recipients';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { recapRecipients, users } from '../schema';
import { recordAudit } from './audit';

/**
 * Has the recipients of an office follow the addresses that it names. One that is named for the first time, or again, waits
 * to be asked, unless an account of that address has confirmed it; who declined is not asked again; the link of one
 * that is named no more opens nothing.
 */
export async function followEmails(
  transaction: ScopedTransaction,
  office: { id: number; area: AreaRange },
  emails: readonly string[],
): Promise<void> {
  const ofOffice = eq(recapRecipients.officeId, office.id);
  await transaction
    .update(recapRecipients)
    .set({ state: 'withdrawn', ...noLink })
    .where(
      and(
        ofOffice,
        // A refusal outlives the list: taken off and put on again, the address is still not asked.
        notInArray(recapRecipients.state, ['withdrawn', 'declined']),
        emails.length > 0 ? notInArray(recapRecipients.email, [...emails]) : undefined,
      ),
    );
  if (emails.length === 0) return;
  const known = await transaction
    .select({ email: users.email })
    .from(users)
    .where(and(inArray(users.email, [...emails]), isNotNull(users.emailConfirmedAt), isNull(users.disabledAt)));
  for (const email of emails) {
    const confirmed = known.some((user) => user.email === email);
    const state = confirmed
      ? ({ state: 'confirmed', confirmedBy: 'account' } as const)
      : ({ state: 'waiting', confirmedBy: null } as const);
    const { lo: areaLo, hi: areaHi } = office.area;
    await transaction
      .insert(recapRecipients)
      .values({ officeId: office.id, areaLo, areaHi, email, ...state })
      .onConflictDoUpdate({
        target: [recapRecipients.officeId, recapRecipients.email],
        set: { ...state, changedAt: sql`now()` },
        setWhere: eq(recapRecipients.state, 'withdrawn'),
      });
  }
}

const noLink = { secretHash: null, expiresAt: null, confirmedBy: null, changedAt: sql`now()` };

/**
 * Takes the next attempt to ask an address, with the link of this one: those before open nothing from then on. False when
 * another process has taken it, or it waits no more.
 */
export function takeAsking(
  database: Database,
  area: AreaRange,
  input: { id: number; attempts: number; now: Date; secretHash: string; expiresAt: Date },
): Promise<boolean> {
  const { id, attempts, now, secretHash, expiresAt } = input;
  return inScope(database, area, async (transaction) => {
    const taken = await transaction
      .update(recapRecipients)
      .set({ mailAttempts: attempts + 1, mailTriedAt: now, secretHash, expiresAt })
      .where(
        and(
          eq(recapRecipients.id, id),
          eq(recapRecipients.state, 'waiting'),
          eq(recapRecipients.mailAttempts, attempts),
        ),
      )
      .returning({ id: recapRecipients.id });
    return taken.length > 0;
  });
}

/** Writes how an attempt ended; what was answered meanwhile stands. */
export async function markAsked(
  database: Database,
  area: AreaRange,
  input: { id: number; state: RecipientState; error: string | null },
): Promise<void> {
  const { id, state, error } = input;
  await inScope(database, area, async (transaction) => {
    const [row] = await transaction
      .update(recapRecipients)
      .set({ state, mailError: error, changedAt: sql`now()` })
      .where(and(eq(recapRecipients.id, id), eq(recapRecipients.state, 'waiting')))
      .returning({ attempts: recapRecipients.mailAttempts });
    if (row)
      await record(transaction, area, { id, userId: null, what: 'ask', detail: { state, attempt: row.attempts } });
  });
}

/** Has a recipient asked again. False when there is nobody to ask of that number in the area. */
export function askAgain(
  database: Database,
  area: AuthorizedArea,
  input: { id: number; userId: number | null },
): Promise<boolean> {
  const { id, userId } = input;
  return inScope(database, area, async (transaction) => {
    const rows = await transaction
      .update(recapRecipients)
      .set({ state: 'waiting', mailError: null, changedAt: sql`now()` })
      .where(and(eq(recapRecipients.id, id), inArray(recapRecipients.state, ['asked', 'failed'])))
      .returning({ id: recapRecipients.id });
    if (rows.length > 0) await record(transaction, area, { id, userId, what: 'again', detail: {} });
    return rows.length > 0;
  });
}

/**
 * Writes what the owner of an address has answered by its link, which opens no more; with yes, an account of the address
 * counts as confirmed too. False when somebody else was faster.
 */
export function answerRecipient(
  database: Database,
  area: AreaRange,
  input: { id: number; secretHash: string; wanted: boolean },
): Promise<boolean> {
  const { id, secretHash, wanted } = input;
  return inScope(database, area, async (transaction) => {
    const [row] = await transaction
      .update(recapRecipients)
      .set({
        ...noLink,
        ...(wanted ? { state: 'confirmed', confirmedBy: 'link' } : { state: 'declined' }),
        mailError: null,
      })
      .where(
        and(
          eq(recapRecipients.id, id),
          eq(recapRecipients.secretHash, secretHash),
          gt(recapRecipients.expiresAt, sql`now()`),
        ),
      )
      .returning({ email: recapRecipients.email });
    if (!row) return false;
    if (wanted) {
      await transaction
        .update(users)
        .set({ emailConfirmedAt: sql`now()` })
        .where(and(eq(users.email, row.email), isNull(users.emailConfirmedAt)));
    }
    await record(transaction, area, { id, userId: null, what: wanted ? 'confirm' : 'decline', detail: {} });
    return true;
  });
}

function record(
  transaction: ScopedTransaction,
  area: AreaRange,
  row: {
    id: number;
    userId: number | null;
    what: 'ask' | 'again' | 'confirm' | 'decline';
    detail: Record<string, unknown>;
  },
): Promise<void> {
  const { id, userId, what, detail } = row;
  return recordAudit(transaction, {
    ...{ userId, action: `recap.${what}`, campaignId: null, area: area.lo, subject: `penerima ${id}`, detail },
  });
}
