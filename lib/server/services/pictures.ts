import { type FigureView, viewOf } from '../../domain/figure-view';
import { notFoundProblem } from '../../domain/problems';
import type { AreaQuery } from '../../format/area-query';
import { renderPreview, renderRecapImage } from '../../reports/recap-image';
import { nameFile } from '../../reports/report';
import { renderFrozenPreview } from '../../reports/share-image';
import type { Context } from '../auth/context';
import type { OpenShare } from '../auth/shares';
import { readRecap } from '../loaders/recaps';
import { readSharedArea, readSharedSnapshot } from '../loaders/shares';
import { requireView } from './area-sheets';
import type { MadeFile } from './sheets';

/** The picture of the recap: what the page's text says, of the same day and choices. @throws Problem as `makeAreaFile` */
export async function drawRecap(
  ctx: Context,
  place: { campaignSlug: string; code: string },
  query: FigureView,
): Promise<MadeFile> {
  const found = await readRecap(ctx, { ...place, ...viewOf(query), lenient: false });
  if (!found) throw notFoundProblem();
  requireView(query, found.progress);
  return { fileName: `rekap-${nameFile(found.progress)}.png`, bytes: await renderRecapImage(found) };
}

/**
 * The picture that messengers show beside a link; null: what the link shows can no longer be read.
 * @param query that the link was made with
 */
export async function drawShare(share: OpenShare, query: AreaQuery): Promise<Uint8Array<ArrayBuffer> | null> {
  if (share.link.snapshotId !== null) {
    const frozen = await readSharedSnapshot(share);
    return frozen && renderFrozenPreview(frozen.content);
  }
  const found = await readSharedArea(share, { ...query, detail: null, series: false });
  return found && renderPreview(found);
}
