import { headers } from 'next/headers';
import { cache } from 'react';
import { inScope } from '../../../db/client';
import { listShares } from '../../../db/queries/shares';
import { listSnapshots } from '../../../db/queries/snapshots';
import type { AreaProgress } from '../../domain/area-progress';
import type { Campaign } from '../../domain/campaigns';
import type { Office } from '../../domain/offices';
import { type ShareLink, type ShareState, stateOfShare } from '../../domain/shares';
import type { Snapshot, SnapshotContent } from '../../domain/snapshots';
import type { TimeZone } from '../../domain/time-zones';
import { clientAddress } from '../auth/address';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { noteShareUse, type OpenShare, openShare, shareUrl } from '../auth/shares';
import { readOffice } from './offices';
import { type AreaProgressRequest, readAreaProgress } from './progress';
import { readSnapshot } from './snapshots';

/** An open link, with the absolute addresses of its page and picture. */
export type LoadedShare = OpenShare & {
  url: string;
  pictureUrl: string;
  /** Up to when a standby has the figures that it is read from; null: they are read where they are written. */
  standbyAsOf: Date | null;
};

/** What the link with this secret opens, for a page, which counts as a use; null: no such link, or no longer. */
export const loadShare = cache(async (secret: string): Promise<LoadedShare | null> => {
  const address = clientAddress((await headers()).get('x-forwarded-for'));
  const opened = await openShare(secret, address);
  if (!opened) return null;
  await noteShareUse(opened);
  const standbyAsOf = opened.ctx.database.standby?.asOf ?? null;
  return { ...opened, url: shareUrl(secret), pictureUrl: shareUrl(secret, '/gambar'), standbyAsOf };
});

/**
 * The figures behind a link, and the office that stands for them: the area's own. Null: the campaign's areas no longer
 * have this one.
 */
export async function readSharedArea(
  { ctx, link }: OpenShare,
  request: Omit<AreaProgressRequest, 'campaignSlug' | 'code'>,
): Promise<{ progress: AreaProgress; office: Office } | null> {
  const where = { campaignSlug: link.campaignSlug, code: link.area.code };
  const progress = await readAreaProgress(ctx, { ...where, ...request }, { lenient: true });
  if (!progress) return null;
  return { progress, office: await readOffice(ctx, progress.campaign.editionId) };
}

/** The frozen sheet behind a link; null: it shows none, or none that can still be read. */
export async function readSharedSnapshot({
  ctx,
  link,
}: OpenShare): Promise<{ content: SnapshotContent; timeZone: TimeZone } | null> {
  if (link.snapshotId === null) return null;
  const place = { campaignSlug: link.campaignSlug, code: link.area.code, id: link.snapshotId };
  const found = await readSnapshot(ctx, place);
  if (!found?.content) return null;
  const { timeZone } = await readOffice(ctx, found.campaign.editionId);
  return { content: found.content, timeZone };
}

/** The links to an area, the newest first, and the frozen sheets that a link may show. */
export type ShareDesk = { links: (ShareLink & { state: ShareState })[]; snapshots: Snapshot[] };

/** For a user who may hand out links to an area; null: there is no such area, or they may not. */
export async function loadShareDesk(
  ctx: Context,
  input: { campaign: Campaign; code: string },
): Promise<ShareDesk | null> {
  const { campaign, code } = input;
  const area = await authorizeArea(ctx, { editionId: campaign.editionId, code, verb: 'publish' });
  if (!area) return null;
  const where = { campaignId: campaign.id, area };
  const [links, snapshots] = await inScope(ctx.database, area, (transaction) =>
    Promise.all([listShares(transaction, where), listSnapshots(transaction, { ...where, deleted: false })]),
  );
  const at = { now: ctx.now, sharing: campaign.sharing };
  return { links: links.map((link) => ({ ...link, state: stateOfShare(link, at) })), snapshots };
}
