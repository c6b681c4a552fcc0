import { deleteSnapshot, freezeSnapshot, renameSnapshot, restoreSnapshot } from '../../../db/writes/snapshots';
import { columnKeys } from '../../domain/columns';
import { viewOf } from '../../domain/figure-view';
import { takeSide } from '../../domain/movement';
import { Problem } from '../../domain/problems';
import { isRequestKey } from '../../domain/request-keys';
import type { SnapshotContent } from '../../domain/snapshots';
import type { AreaQuery } from '../../format/area-query';
import { buildReport } from '../../reports/report';
import { requireAllRows } from '../admission/all-rows';
import type { Context } from '../auth/context';
import type { CampaignScope } from '../loaders/imports';
import { readOffice } from '../loaders/offices';
import { readAreaProgress } from '../loaders/progress';
import { type Place, requirePublisher } from './require-publisher';

/**
 * Freezes the sheet of an area with the figures of this moment.
 * @param input.query that of the page whose sheet it is
 * @param input.requestKey of the form: sent twice, it freezes once
 * @returns the snapshot's number
 * @throws Problem 404 to those who may not, 400 for a form that is incomplete, and as `freezeSnapshot`
 */
export async function freezeSheet(
  ctx: Context,
  place: Place,
  input: { name: string; requestKey: string; query: AreaQuery },
): Promise<number> {
  const { scope, user } = await requirePublisher(ctx, place);
  const { name, requestKey, query } = input;
  if (!isRequestKey(requestKey)) throw brokenForm();
  return freezeSnapshot(ctx.database, scope.area, {
    ...{ campaignId: scope.campaign.id, name, requestKey, userId: user.id },
    content: await readContent(ctx, scope, query),
  });
}

/** Gives a snapshot another name; `before`: the one it had. @throws Problem as `freezeSheet` and `renameSnapshot` */
export async function renameSheet(
  ctx: Context,
  place: Place,
  input: { id: number; name: string; before: string },
): Promise<void> {
  const { scope, user } = await requirePublisher(ctx, place);
  await renameSnapshot(ctx.database, scope.area, { ...input, campaignId: scope.campaign.id, user });
}

/** Deletes a snapshot, so that it can be taken back. @throws Problem as `freezeSheet` and `deleteSnapshot` */
export async function deleteSheet(ctx: Context, place: Place, id: number): Promise<void> {
  const { scope, user } = await requirePublisher(ctx, place);
  await deleteSnapshot(ctx.database, scope.area, { campaignId: scope.campaign.id, id, user });
}

/** Takes a deletion back; `name` null: under the name it had. @throws Problem as `freezeSheet` and `restoreSnapshot` */
export async function restoreSheet(
  ctx: Context,
  place: Place,
  input: { id: number; name: string | null },
): Promise<void> {
  const { scope, user } = await requirePublisher(ctx, place);
  await restoreSnapshot(ctx.database, scope.area, { ...input, campaignId: scope.campaign.id, user });
}

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
  const wanted = { campaignSlug: campaign.slug, code: area.code, ...viewOf(query), series: false };
  const progress = await readAreaProgress(ctx, wanted, { lenient: true });
  if (!progress) {
    throw new Problem('not-found', 'Periksa kodenya.');
  }
  requireAllRows(progress);
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

function brokenForm(): Problem {
  return new Problem('snapshot-form-broken', 'Formulirnya tidak lengkap. Kirim sekali lagi.');
}
