import { createHash } from 'node:crypto';
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { toDay } from '../../lib/domain/days';
import { type Snapshot, snapshotLimits } from '../../lib/domain/snapshots';
import type { ScopedTransaction } from '../client';
import { snapshots, users } from '../schema';

const columns = {
  id: snapshots.id,
  name: snapshots.name,
  asOf: snapshots.asOf,
  target: snapshots.target,
  total: snapshots.total,
  rowCount: snapshots.rowCount,
  frozenAt: snapshots.createdAt,
  ownerId: users.id,
  ownerName: users.name,
  ownerOffice: users.office,
  deletedAt: snapshots.deletedAt,
};

type Row = Omit<Snapshot, 'asOf' | 'owner'> & {
  asOf: string;
  ownerId: number | null;
  ownerName: string | null;
  ownerOffice: string | null;
};

function toSnapshot({ asOf, ownerId, ownerName, ownerOffice, ...row }: Row): Snapshot {
  const owner = ownerId === null ? null : { id: ownerId, name: ownerName ?? '', office: ownerOffice ?? '' };
  return { ...row, asOf: toDay(asOf), owner };
}

/** Of this very area: what was frozen for a part of it stands on the page of that part. */
function ofArea(campaignId: number, area: AuthorizedArea) {
  return and(eq(snapshots.campaignId, campaignId), eq(snapshots.areaLo, area.lo), eq(snapshots.areaHi, area.hi));
}

/** The frozen sheets of an area in a campaign, the newest first; `deleted`: those that were deleted instead. */
export async function listSnapshots(
  transaction: ScopedTransaction,
  input: { campaignId: number; area: AuthorizedArea; deleted: boolean },
): Promise<Snapshot[]> {
  const state = input.deleted ? isNotNull(snapshots.deletedAt) : isNull(snapshots.deletedAt);
  const rows = await transaction
    .select(columns)
    .from(snapshots)
    .leftJoin(users, eq(users.id, snapshots.userId))
    .where(and(ofArea(input.campaignId, input.area), state))
    .orderBy(desc(input.deleted ? snapshots.deletedAt : snapshots.createdAt), desc(snapshots.id))
    .limit(snapshotLimits.kept);
  return rows.map(toSnapshot);
}

/** SHA-256 of a content as it is stored. */
export function hashContent(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * A frozen sheet of an area with its content as it is stored; null: there is none with this number, or it is deleted.
 * `content` null: it is no longer what was frozen, for its hash does not fit.
 */
export async function getSnapshot(
  transaction: ScopedTransaction,
  input: { campaignId: number; area: AuthorizedArea; id: number },
): Promise<{ snapshot: Snapshot; content: string | null } | null> {
  const [row] = await transaction
    .select({ ...columns, content: snapshots.content, sha256: snapshots.sha256 })
    .from(snapshots)
    .leftJoin(users, eq(users.id, snapshots.userId))
    .where(and(ofArea(input.campaignId, input.area), eq(snapshots.id, input.id), isNull(snapshots.deletedAt)));
  if (!row) return null;
  const { content, sha256, ...rest } = row;
  return { snapshot: toSnapshot(rest), content: hashContent(content) === sha256 ? content : null };
}
