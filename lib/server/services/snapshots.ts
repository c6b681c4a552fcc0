import { type Database, servingDatabase } from '../../../db/client';
import { columnKeys } from '../../domain/columns';
import { takeSide } from '../../domain/movement';
import { Problem } from '../../domain/problems';
import type { SnapshotContent } from '../../domain/snapshots';
import type { SessionUser } from '../../domain/users';
import type { AreaQuery } from '../../format/area-query';
import { buildReport } from '../../reports/report';
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
  user: SessionUser,
  scope: Pick<CampaignScope, 'campaign' | 'area'>,
  query: AreaQuery,
  database: Database = servingDatabase(),
): Promise<SnapshotContent> {
  const { campaign, area } = scope;
  const { asOf, stage, detail, targetSet } = query;
  const wanted = { campaignSlug: campaign.slug, code: area.code, asOf, stage, detail, targetSet, series: false };
  const progress = await readAreaProgress(user, wanted, { lenient: true, database });
  if (!progress) {
    throw new Problem({ status: 404, type: 'not-found', title: 'Wilayah tidak ditemukan', detail: 'Periksa kodenya.' });
  }
  const office = await readOffice(user, campaign.editionId, database);
  const columns = query.columns ?? office.columns;
  return {
    format: 1,
    report: buildReport(progress, { ...query, columns: columnKeys }, { office, madeAt: new Date() }),
    columns: columns && [...columns],
    orientation: query.orientation,
    side: takeSide(progress),
  };
}
