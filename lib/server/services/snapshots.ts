import { columnKeys } from '../../domain/columns';
import { takeSide } from '../../domain/movement';
import { Problem } from '../../domain/problems';
import type { SnapshotContent } from '../../domain/snapshots';
import type { AreaQuery } from '../../format/area-query';
import { buildReport } from '../../reports/report';
import type { Context } from '../auth/context';
import type { CampaignScope } from '../loaders/imports';
import { readOffice } from '../loaders/offices';
import { readAreaProgress } from '../loaders/progress';

/**
 * All that is frozen of an area at this moment: the sheet with every column, how it is laid out, and the figures of all
 * its rows.
 * @param query that of the page whose sheet it is
 * @throws Problem 404 when the area is not the user's to see
 */
export async function readContent(
  ctx: Context,
  scope: Pick<CampaignScope, 'campaign' | 'area'>,
  query: AreaQuery,
): Promise<SnapshotContent> {
  const { campaign, area } = scope;
  const { asOf, stage, detail, targetSet } = query;
  const wanted = { campaignSlug: campaign.slug, code: area.code, asOf, stage, detail, targetSet, series: false };
  const progress = await readAreaProgress(ctx, wanted, { lenient: true });
  if (!progress) {
    throw new Problem({ status: 404, type: 'not-found', title: 'Wilayah tidak ditemukan', detail: 'Periksa kodenya.' });
  }
  const office = await readOffice(ctx, campaign.editionId);
  const columns = query.columns ?? office.columns;
  return {
    format: 1,
    report: buildReport(progress, { ...query, columns: columnKeys }, { office, madeAt: ctx.now }),
    columns: columns && [...columns],
    orientation: query.orientation,
    side: takeSide(progress),
  };
}
