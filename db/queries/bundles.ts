import { and, desc, eq, sql } from 'drizzle-orm';
import { levelOfCode } from '../../lib/domain/areas';
import { type Bundle, bundleLimits, isActive, silentBundle } from '../../lib/domain/bundles';
import type { ScopedTransaction } from '../client';
import { areas, bundles, campaigns } from '../schema';

/** The bundles of a user inside the scope, the newest first. What nobody makes any more has failed. */
export async function listBundles(transaction: ScopedTransaction, userId: number): Promise<Bundle[]> {
  const rows = await transaction
    .select({
      id: bundles.id,
      campaign: { slug: campaigns.slug, name: campaigns.name },
      area: { code: areas.code, name: areas.name, kind: areas.kind },
      format: bundles.format,
      query: bundles.query,
      state: bundles.state,
      done: bundles.done,
      total: bundles.total,
      fileName: bundles.fileName,
      bytes: sql<number | null>`octet_length(${bundles.content})`,
      error: bundles.error,
      createdAt: bundles.createdAt,
      finishedAt: bundles.finishedAt,
      silent: sql<boolean>`coalesce(${bundles.heartbeatAt}, ${bundles.createdAt}) < now() - make_interval(secs => ${bundleLimits.silentSeconds})`,
    })
    .from(bundles)
    .innerJoin(campaigns, eq(campaigns.id, bundles.campaignId))
    .innerJoin(areas, and(eq(areas.editionId, campaigns.editionId), eq(areas.code, bundles.areaCode)))
    .where(eq(bundles.userId, userId))
    .orderBy(desc(bundles.id));
  return rows.map(({ silent, fileName, bytes, ...row }) => {
    const given = silent && isActive(row);
    return {
      ...row,
      area: { ...row.area, level: levelOfCode(row.area.code) ?? 0 },
      state: given ? 'failed' : row.state,
      error: given ? silentBundle : row.error,
      file: fileName !== null && bytes !== null ? { name: fileName, bytes } : null,
    };
  });
}

/** The file of a finished bundle of the user, of exactly this area of a campaign; null: there is none. */
export async function getBundleFile(
  transaction: ScopedTransaction,
  place: { id: number; userId: number; campaignId: number; areaCode: string },
): Promise<{ fileName: string; content: Uint8Array } | null> {
  const { id, userId, campaignId, areaCode } = place;
  const [row] = await transaction
    .select({ fileName: bundles.fileName, content: bundles.content })
    .from(bundles)
    .where(
      and(
        eq(bundles.id, id),
        eq(bundles.userId, userId),
        eq(bundles.campaignId, campaignId),
        eq(bundles.areaCode, areaCode),
        eq(bundles.state, 'done'),
      ),
    );
  if (!row?.content || row.fileName === null) return null;
  return { fileName: row.fileName, content: row.content };
}
