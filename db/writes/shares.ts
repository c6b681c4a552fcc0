import { and, count, eq, gt, isNull, sql } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { type SharedPage, shareLimits } from '../../lib/domain/shares';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { campaigns, shareLinks, snapshots } from '../schema';
import { recordAudit } from './audit';

export type NewShare = {
  campaignId: number;
  userId: number;
  /** SHA-256 of the secret. The secret itself never comes here. */
  secretHash: string;
  shows: SharedPage;
  query: string;
  snapshotId: number | null;
  note: string;
  /** How long it works. */
  days: number;
};

/**
 * Keeps a new link to an area.
 * @throws Problem 409 when the campaign shares nothing or the area has as many links as it may have, 422 for a frozen
 *   sheet that is not of this area
 */
export async function makeShareLink(
  database: Database,
  area: AuthorizedArea,
  input: NewShare,
): Promise<{ id: number; expiresAt: Date }> {
  return inScope(database, area, async (transaction) => {
    await requireSharing(transaction, input.campaignId);
    await requireRoom(transaction, area, input.campaignId);
    if (input.snapshotId !== null) await requireSnapshot(transaction, area, input);
    const { days, ...link } = input;
    const [made] = await transaction
      .insert(shareLinks)
      .values({
        ...link,
        areaCode: area.code,
        areaLo: area.lo,
        areaHi: area.hi,
        expiresAt: sql`now() + make_interval(days => ${days}::integer)`,
      })
      .returning({ id: shareLinks.id, expiresAt: shareLinks.expiresAt });
    if (!made) throw new Error('the link was not kept');
    const { campaignId, userId, shows, snapshotId } = input;
    await recordAudit(transaction, {
      userId,
      action: 'share.make',
      campaignId,
      area: area.lo,
      subject: `tautan ${made.id}`,
      detail: { id: made.id, shows, snapshotId, days },
    });
    return made;
  });
}

async function requireSharing(transaction: ScopedTransaction, campaignId: number): Promise<void> {
  const [campaign] = await transaction
    .select({ sharing: campaigns.sharing })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  if (campaign?.sharing) return;
  throw new Problem(
    'sharing-off',
    'Administrator mematikan tautan tanpa masuk untuk kampanye ini. Kirim lembar sebagai file PDF atau XLSX.',
  );
}

async function requireRoom(transaction: ScopedTransaction, area: AreaRange, campaignId: number): Promise<void> {
  const [live] = await transaction
    .select({ links: count() })
    .from(shareLinks)
    .where(
      and(
        eq(shareLinks.campaignId, campaignId),
        eq(shareLinks.areaLo, area.lo),
        eq(shareLinks.areaHi, area.hi),
        isNull(shareLinks.revokedAt),
        gt(shareLinks.expiresAt, sql`now()`),
      ),
    );
  if ((live?.links ?? 0) < shareLimits.live) return;
  throw new Problem(
    'too-many-links',
    `Wilayah ini sudah punya ${shareLimits.live} tautan yang berlaku, batasnya. Cabut yang tidak dipakai lagi.`,
  );
}

async function requireSnapshot(
  transaction: ScopedTransaction,
  area: AreaRange,
  input: Pick<NewShare, 'campaignId' | 'snapshotId'>,
): Promise<void> {
  const [found] = await transaction
    .select({ id: snapshots.id })
    .from(snapshots)
    .where(
      and(
        eq(snapshots.id, input.snapshotId ?? 0),
        eq(snapshots.campaignId, input.campaignId),
        eq(snapshots.areaLo, area.lo),
        eq(snapshots.areaHi, area.hi),
        isNull(snapshots.deletedAt),
      ),
    );
  if (found) return;
  throw new Problem(
    'share-snapshot-unknown',
    'Arsip rapat ini sudah dihapus atau bukan milik wilayah ini. Pilih yang lain.',
  );
}

/**
 * Ends a link at once; one that is revoked already stays as it is.
 * @throws Problem 404 when the area has no such link
 */
export async function revokeShareLink(
  database: Database,
  area: AuthorizedArea,
  input: { id: number; campaignId: number; userId: number | null },
): Promise<void> {
  await inScope(database, area, async (transaction) => {
    const { id, campaignId, userId } = input;
    const [link] = await transaction
      .select({ revokedAt: shareLinks.revokedAt })
      .from(shareLinks)
      .where(
        and(
          eq(shareLinks.id, id),
          eq(shareLinks.campaignId, campaignId),
          eq(shareLinks.areaLo, area.lo),
          eq(shareLinks.areaHi, area.hi),
        ),
      )
      .for('update');
    if (!link) {
      throw new Problem('share-unknown', 'Wilayah ini tidak punya tautan dengan nomor itu.');
    }
    if (link.revokedAt) return;
    await transaction.update(shareLinks).set({ revokedAt: sql`now()`, revokedBy: userId }).where(eq(shareLinks.id, id));
    const subject = `tautan ${id}`;
    await recordAudit(transaction, {
      userId,
      action: 'share.revoke',
      campaignId,
      area: area.lo,
      subject,
      detail: { id },
    });
  });
}

/** A link that goes round in a large group is opened hundreds of times in a minute; its row is written once. */
const writeEvery = 60_000;

type Uses = { waiting: number; writtenAt: number; timer: NodeJS.Timeout | null };
const kept = new WeakMap<Database, Map<number, Uses>>();

/**
 * Counts that a link was opened. The first time is written at once, those of the minute after it together at its end. A
 * server that is stopped in between loses them: they are an indication and no figure.
 */
export async function countUse(database: Database, link: { id: number; area: AreaRange }): Promise<void> {
  const links = kept.get(database) ?? new Map<number, Uses>();
  kept.set(database, links);
  const uses = links.get(link.id) ?? { waiting: 0, writtenAt: Number.NEGATIVE_INFINITY, timer: null };
  links.set(link.id, uses);
  uses.waiting += 1;
  const wait = uses.writtenAt + writeEvery - Date.now();
  if (wait <= 0) return writeUses(database, link, uses);
  uses.timer ??= setTimeout(() => {
    // Nobody waits for it: where the database is away just now, that is what the next reader is told.
    writeUses(database, link, uses).catch(() => {});
  }, wait).unref();
}

async function writeUses(database: Database, link: { id: number; area: AreaRange }, uses: Uses): Promise<void> {
  if (uses.timer) clearTimeout(uses.timer);
  const { waiting } = uses;
  Object.assign(uses, { waiting: 0, writtenAt: Date.now(), timer: null });
  await inScope(database, link.area, (transaction) =>
    transaction
      .update(shareLinks)
      .set({ uses: sql`${shareLinks.uses} + ${waiting}`, lastUsedAt: sql`now()` })
      .where(eq(shareLinks.id, link.id)),
  );
}
