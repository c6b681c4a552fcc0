import { and, desc, eq, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AreaRange } from '../../lib/domain/areas';
import type { Channel } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import { Problem } from '../../lib/domain/problems';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { outages } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { lockOutages } from './locks';

/** An outage as the user states it. Null `toDay`: it has not ended; null instants: whole days. */
export type OutageStatement = {
  channel: Channel | null;
  fromDay: IsoDay;
  toDay: IsoDay | null;
  fromAt: Date | null;
  toAt: Date | null;
  reason: string;
  source: string;
};

export type KnownOutage = typeof outages.$inferSelect;

/**
 * Notes an outage; returns its number. Said once more by the same user, as by a second click or a form that is sent again
 * because its answer was lost, it is the one that was noted.
 * @param own the actor's own area, which holds that of the outage: row-level security refuses any other
 */
export async function addOutage(
  database: Database,
  own: AreaRange,
  input: { campaignId: number; area: AreaRange; userId: number | null; statement: OutageStatement },
): Promise<number> {
  const { campaignId, area, userId, statement } = input;
  return inScope(database, own, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'change');
    await lockOutages(transaction, { campaignId, area });
    const noted = await findNoted(transaction, input);
    if (noted !== null) return noted;
    const [added] = await transaction
      .insert(outages)
      .values({ ...statement, campaignId, areaLo: area.lo, areaHi: area.hi, createdBy: userId })
      .returning({ id: outages.id });
    if (!added) throw new Error('the outage was not written');
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: area.lo, action: 'outage.add', subject: `gangguan ${added.id}` },
      detail: { ...statement },
    });
    return added.id;
  });
}

/** The number of an outage that stands and of which the same user said the same; null: there is none. */
async function findNoted(
  transaction: ScopedTransaction,
  { campaignId, area, userId, statement }: Parameters<typeof addOutage>[2],
): Promise<number | null> {
  const { channel, reason, source } = statement;
  const said = await transaction
    .select()
    .from(outages)
    .where(
      and(
        ...[eq(outages.campaignId, campaignId), eq(outages.areaLo, area.lo), eq(outages.areaHi, area.hi)],
        ...[eq(outages.reason, reason), eq(outages.source, source), eq(outages.withdrawn, false)],
        sql`${outages.channel} is not distinct from ${channel} and ${outages.createdBy} is not distinct from ${userId}`,
        notExists(transaction.select({ id: later.id }).from(later).where(eq(later.supersedes, outages.id))),
      ),
    );
  const found = said.find((one) => isSameSpan(one, statement));
  return found ? (found.rootId ?? found.id) : null;
}

const later = alias(outages, 'later');

/** One that has not ended is the same however much later it is said once more. */
function isSameSpan(known: KnownOutage, { fromDay, fromAt, toDay, toAt }: OutageStatement): boolean {
  if (known.toDay !== toDay || known.toAt?.getTime() !== toAt?.getTime()) return false;
  const same = known.fromDay === fromDay && known.fromAt?.getTime() === fromAt?.getTime();
  const before = known.fromDay < fromDay || (known.fromAt !== null && fromAt !== null && known.fromAt < fromAt);
  return same || (toDay === null && before);
}

/**
 * Adds a version of an outage that ends, corrects or withdraws it. Earlier versions stay readable.
 * @param input.seen the newest version that the user saw; absent: the present one
 * @param input.change makes the new version from the present one; may throw
 * @throws Problem 404 unknown inside `own`, 409 `outage-changed` since `seen`, `outage-withdrawn` withdrawn already
 */
export async function restateOutage(
  database: Database,
  own: AreaRange,
  input: {
    campaignId: number;
    id: number;
    userId: number | null;
    action: 'end' | 'correct' | 'withdraw';
    note: string;
    seen?: number | undefined;
    change: (known: KnownOutage) => OutageStatement;
  },
): Promise<void> {
  const { campaignId, id, userId, action, note, seen } = input;
  await inScope(database, own, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'change');
    const known = await findNewest(transaction, id);
    if (!known || known.campaignId !== campaignId) throw unknownOutage();
    // An outage of an area above is visible, but only the office of that area may change it.
    if (known.areaLo < own.lo || known.areaHi > own.hi) throw outageOfOthers();
    if (known.withdrawn)
      throw new Problem('outage-withdrawn', `Gangguan ${id} sudah ditarik. Catat yang baru bila perlu.`);
    if (seen !== undefined && seen !== known.id) throw changedMeanwhile();
    const statement = input.change(known);
    const [added] = await transaction
      .insert(outages)
      .values({
        ...statement,
        ...{ campaignId, areaLo: known.areaLo, areaHi: known.areaHi, createdBy: userId },
        ...{ rootId: id, supersedes: known.id, withdrawn: action === 'withdraw', note },
      })
      .onConflictDoNothing()
      .returning({ id: outages.id });
    if (!added) throw changedMeanwhile();
    const before = statementOf(known);
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: known.areaLo, action: `outage.${action}`, subject: `gangguan ${id}` },
      detail: { before, after: action === 'withdraw' ? null : statement, ...(note !== '' && { note }) },
    });
  });
}

async function findNewest(transaction: ScopedTransaction, id: number): Promise<KnownOutage | null> {
  const [newest] = await transaction
    .select()
    .from(outages)
    .where(or(eq(outages.id, id), eq(outages.rootId, id)))
    .orderBy(desc(outages.id))
    .limit(1);
  // The number of a later version does not name an outage.
  return newest && (newest.rootId ?? newest.id) === id ? newest : null;
}

function statementOf(row: KnownOutage) {
  const { channel, fromDay, toDay, fromAt, toAt, reason, source } = row;
  return { channel, fromDay, toDay, fromAt, toAt, reason, source };
}

export function unknownOutage(): Problem {
  return new Problem('outage-unknown', 'Tidak ada gangguan dengan nomor ini di wilayah kerja Anda.');
}

export function outageOfOthers(): Problem {
  return new Problem(
    'not-yours',
    'Gangguan ini dicatat untuk wilayah di atas wilayah kerja Anda. Minta kantor yang mencatatnya.',
  );
}

function changedMeanwhile(): Problem {
  return new Problem(
    'outage-changed',
    'Orang lain sudah mengubah catatan gangguan ini. Muat ulang halamannya, lalu ulangi bila masih perlu.',
  );
}
