import { and, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import { activeBundleStates, type BundleFormat, bundleLimits, silentBundle } from '../../lib/domain/bundles';
import { Problem } from '../../lib/domain/problems';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { bundles, campaigns } from '../schema';
import { recordAudit } from './audit';

/** Whose bundle it is. `own`: the user's own area, within which all of theirs lie. */
export type BundleOwner = { own: AuthorizedArea; userId: number };

export type NewBundle = {
  campaignId: number;
  area: AuthorizedArea;
  format: BundleFormat;
  query: string;
  /** Sheets that it will have. */
  total: number;
};

/**
 * Begins a bundle: it waits to be made. One that fell silent is given up for it, and old ones go.
 * @throws Problem 409 `bundle-running` while another one of the user is being made; its `extra` says which, where it is
 *   still in sight
 */
export async function beginBundle(database: Database, owner: BundleOwner, input: NewBundle): Promise<number> {
  const { area, ...rest } = input;
  const { own, userId } = owner;
  return inScope(database, own, async (transaction) => {
    await giveUpSilent(transaction, userId);
    const [begun] = await transaction
      .insert(bundles)
      .values({ ...rest, userId, areaCode: area.code, areaLo: area.lo, areaHi: area.hi, heartbeatAt: sql`now()` })
      .onConflictDoNothing()
      .returning({ id: bundles.id });
    if (!begun) throw await alreadyRunning(transaction, userId);
    await removeOld(transaction, userId);
    await audited(transaction, { ...begun, ...rest, areaLo: area.lo, userId, action: 'bundle.begin' });
    return begun.id;
  });
}

/** As the query shows it: what nobody makes any more has failed. */
async function giveUpSilent(transaction: ScopedTransaction, userId: number): Promise<void> {
  await transaction
    .update(bundles)
    .set({ state: 'failed', error: silentBundle, finishedAt: sql`now()` })
    .where(
      and(
        eq(bundles.userId, userId),
        inArray(bundles.state, activeBundleStates),
        sql`coalesce(${bundles.heartbeatAt}, ${bundles.createdAt}) < now() - make_interval(secs => ${bundleLimits.silentSeconds})`,
      ),
    );
}

async function alreadyRunning(transaction: ScopedTransaction, userId: number): Promise<Problem> {
  const [running] = await transaction
    .select({ id: bundles.id, campaign: campaigns.slug, areaCode: bundles.areaCode })
    .from(bundles)
    .innerJoin(campaigns, eq(campaigns.id, bundles.campaignId))
    .where(and(eq(bundles.userId, userId), inArray(bundles.state, activeBundleStates)));
  return new Problem(
    'bundle-running',
    'Satu orang membuat satu gabungan pada satu waktu. Tunggu sampai selesai, atau batalkan dulu.',
    running && { extra: running },
  );
}

/** Keeps the newest, the one just begun among them. */
async function removeOld(transaction: ScopedTransaction, userId: number): Promise<void> {
  const newest = await transaction
    .select({ id: bundles.id })
    .from(bundles)
    .where(eq(bundles.userId, userId))
    .orderBy(desc(bundles.id))
    .limit(bundleLimits.kept);
  const kept = newest.map(({ id }) => id);
  await transaction.delete(bundles).where(and(eq(bundles.userId, userId), notInArray(bundles.id, kept)));
}

/**
 * Says that a bundle is still being made, and how many sheets it has by now.
 * @returns false when it is not to be made any more: cancelled, or given up
 */
export async function recordBundleHeartbeat(
  database: Database,
  owner: BundleOwner,
  { id, done }: { id: number; done: number },
): Promise<boolean> {
  const recorded = await inScope(database, owner.own, (transaction) =>
    transaction
      .update(bundles)
      .set({ state: 'running', done, heartbeatAt: sql`now()` })
      .where(isActiveOf(owner, id))
      .returning({ id: bundles.id }),
  );
  return recorded.length > 0;
}

/**
 * Keeps the file of a bundle, whole or not at all.
 * @returns false when it was cancelled or given up meanwhile: then nothing is kept
 */
export async function finishBundle(
  database: Database,
  owner: BundleOwner,
  input: { id: number; fileName: string; content: Uint8Array; done: number },
): Promise<boolean> {
  const { id, ...file } = input;
  const change = { ...file, total: file.done, state: 'done' as const };
  return endBundle(database, owner, { id, change, action: 'bundle.finish' });
}

/** Says why a bundle was not made. Returns as `finishBundle`. */
export async function failBundle(
  database: Database,
  owner: BundleOwner,
  { id, error }: { id: number; error: string },
): Promise<boolean> {
  return endBundle(database, owner, { id, change: { error, state: 'failed' }, action: 'bundle.fail' });
}

/** Stops a bundle that is being made: the server that makes it looks before each sheet. Returns as `finishBundle`. */
export async function cancelBundle(database: Database, owner: BundleOwner, id: number): Promise<boolean> {
  return endBundle(database, owner, { id, change: { state: 'cancelled' }, action: 'bundle.cancel' });
}

async function endBundle(
  database: Database,
  owner: BundleOwner,
  input: { id: number; change: Partial<typeof bundles.$inferInsert>; action: string },
): Promise<boolean> {
  return inScope(database, owner.own, async (transaction) => {
    const [ended] = await transaction
      .update(bundles)
      .set({ ...input.change, finishedAt: sql`now()` })
      .where(isActiveOf(owner, input.id))
      .returning({
        id: bundles.id,
        campaignId: bundles.campaignId,
        areaLo: bundles.areaLo,
        format: bundles.format,
        query: bundles.query,
        total: bundles.total,
      });
    if (!ended) return false;
    await audited(transaction, { ...ended, userId: owner.userId, action: input.action });
    return true;
  });
}

function isActiveOf({ userId }: BundleOwner, id: number) {
  return and(eq(bundles.id, id), eq(bundles.userId, userId), inArray(bundles.state, activeBundleStates));
}

async function audited(
  transaction: ScopedTransaction,
  entry: Pick<NewBundle, 'campaignId' | 'format' | 'query'> & {
    id: number;
    areaLo: AreaRange['lo'];
    total: number | null;
    userId: number;
    action: string;
  },
): Promise<void> {
  const { id, campaignId, areaLo, userId, action, format, query, total } = entry;
  const subject = `bundel ${id}`;
  await recordAudit(transaction, {
    userId,
    action,
    campaignId,
    area: areaLo,
    subject,
    detail: { format, query, total },
  });
}
