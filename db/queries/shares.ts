import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AreaRange } from '../../lib/domain/areas';
import type { SharedPage, ShareLink } from '../../lib/domain/shares';
import type { Database, ScopedTransaction } from '../client';
import { shareLinks, snapshots, users } from '../schema';

/** What a link opens, for a guest who holds its secret. */
export type FoundShare = {
  id: number;
  campaignId: number;
  campaignSlug: string;
  area: { code: string; lo: number; hi: number };
  shows: SharedPage;
  query: string;
  snapshotId: number | null;
  expiresAt: Date;
  /** The office of the user who made it. */
  office: string;
};

/**
 * The link whose secret has this SHA-256; null for one that never was, and in the same way for one that expired, was
 * revoked, whose owner is disabled, whose frozen sheet was deleted or whose campaign shares nothing.
 */
export async function findShare(database: Database, secretHash: string): Promise<FoundShare | null> {
  const [row] = await database.execute<{
    id: number;
    campaign_id: number;
    campaign_slug: string;
    area_code: string;
    area_lo: number;
    area_hi: number;
    shows: SharedPage;
    query: string;
    snapshot_id: number | null;
    expires_at: string | Date;
    office: string;
  }>(sql`select * from share_link_of(${secretHash})`);
  if (!row) return null;
  return {
    id: row.id,
    campaignId: row.campaign_id,
    campaignSlug: row.campaign_slug,
    area: { code: row.area_code, lo: row.area_lo, hi: row.area_hi },
    shows: row.shows,
    query: row.query,
    snapshotId: row.snapshot_id,
    expiresAt: new Date(row.expires_at),
    office: row.office,
  };
}

/** Links that are listed: those that no longer work take their place among the newest. */
const mostListed = 200;

/** The links to exactly this area of a campaign, the newest first. */
export async function listShares(
  transaction: ScopedTransaction,
  input: { campaignId: number; area: AreaRange },
): Promise<ShareLink[]> {
  const revoker = alias(users, 'revoker');
  const rows = await transaction
    .select({
      link: shareLinks,
      owner: { name: users.name, office: users.office, disabled: sql<boolean>`${users.disabledAt} is not null` },
      snapshot: { id: snapshots.id, name: snapshots.name, deletedAt: snapshots.deletedAt },
      revokedBy: revoker.name,
    })
    .from(shareLinks)
    .innerJoin(users, eq(users.id, shareLinks.userId))
    .leftJoin(snapshots, eq(snapshots.id, shareLinks.snapshotId))
    .leftJoin(revoker, eq(revoker.id, shareLinks.revokedBy))
    .where(
      and(
        eq(shareLinks.campaignId, input.campaignId),
        eq(shareLinks.areaLo, input.area.lo),
        eq(shareLinks.areaHi, input.area.hi),
      ),
    )
    .orderBy(desc(shareLinks.createdAt), desc(shareLinks.id))
    .limit(mostListed);
  return rows.map(({ link, owner, snapshot, revokedBy }) => ({
    id: link.id,
    shows: link.shows,
    query: link.query,
    snapshot: snapshot && { id: snapshot.id, name: snapshot.name, deleted: snapshot.deletedAt !== null },
    note: link.note,
    owner,
    createdAt: link.createdAt,
    expiresAt: link.expiresAt,
    revoked: link.revokedAt && { at: link.revokedAt, by: revokedBy },
    uses: link.uses,
    lastUsedAt: link.lastUsedAt,
  }));
}
