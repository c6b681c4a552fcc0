import { inScope } from '../../../db/client';
import { listAreasByCode } from '../../../db/queries/areas';
import { listExtensions } from '../../../db/queries/campaigns';
import { listDaysAbove } from '../../../db/queries/headlines-above';
import { listReports } from '../../../db/queries/progress';
import { listScopeVersions } from '../../../db/queries/scope';
import { listTargetSets } from '../../../db/queries/target-sets';
import type { AreaProgress } from '../../domain/area-progress';
import { refOf } from '../../domain/area-rows';
import { codePath, relationOf } from '../../domain/areas';
import { type Campaign, lastReportableDay } from '../../domain/campaigns';
import { totalOf } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import { isSumOfFew } from '../../domain/parts';
import { versionOn } from '../../domain/scope';
import { orderForDay } from '../../domain/target-sets';
import {
  buildComparedPoints,
  type ComparisonWish,
  isAreaCode,
  listEarlierCampaigns,
  readComparison,
  type TrendComparison,
} from '../../domain/trend-comparison';
import { isAllowed } from '../../domain/users';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { findClearArea } from './areas';
import { loadCampaigns, readCampaign } from './campaigns';
import { readTargetDays, readTargetOf } from './target-days';
import { findReader } from './users';

type Shown = Pick<AreaProgress, 'campaign' | 'area' | 'asOf' | 'stage' | 'targetSet' | 'targetSets' | 'path'>;

/** What stands beside the trend of a page, and the campaigns that may; null: the reader is a guest. */
export async function loadTrendComparison(shown: Shown, asked: string) {
  const ctx = await findReader();
  if (!ctx) return null;
  const [found, campaigns] = await Promise.all([
    readTrendComparison(ctx, shown, readComparison(asked)),
    loadCampaigns(),
  ]);
  return { asked, found, campaigns: listEarlierCampaigns(campaigns, shown.campaign) };
}

/**
 * The trend that an area's is compared with, up to the day shown; of another campaign all of it. Null: nothing is asked for, or
 * there is no such area or campaign, or it is not the reader's, which is the same to them. The area right above is seen as in
 * the breadcrumb: its headline on each day, and nothing else of it.
 */
export async function readTrendComparison(
  ctx: Context,
  shown: Shown,
  wish: ComparisonWish | null,
): Promise<TrendComparison | null> {
  // A guest sees one area, and nothing beside it.
  if (wish === null || ctx.actor.role === 'tamu') return null;
  const { campaign, area, asOf } = shown;
  switch (wish.with) {
    case 'above': {
      const code = codePath(area.code).at(-2);
      // A sum of few parts is no figure of the whole, here as in the breadcrumb.
      if (code === undefined || shown.path.at(-1)?.percent === null) return null;
      return readAbove(ctx, shown, code);
    }
    case 'area': {
      const { typed } = wish;
      const code = isAreaCode(typed) ? typed : await findClearArea(ctx, { campaignSlug: campaign.slug, typed });
      return code === null || code === area.code ? null : readArea(ctx, shown, { campaign, code, lastDay: asOf });
    }
    case 'campaign': {
      const other = await readCampaign(ctx.database, wish.slug);
      if (!other || other.id === campaign.id) return null;
      const found = await readArea(ctx, shown, { campaign: other, code: area.code, lastDay: null });
      return found && { ...found, with: 'campaign' };
    }
  }
}

/** @param of.lastDay null: the last that the campaign may report for */
async function readArea(
  ctx: Context,
  shown: Shown,
  of: { campaign: Campaign; code: string; lastDay: IsoDay | null },
): Promise<TrendComparison | null> {
  const { campaign, code } = of;
  const area = await authorizeArea(ctx, { editionId: campaign.editionId, code, verb: 'view' });
  if (!area) return null;
  return inScope(ctx.database, area, async (transaction) => {
    const [sets, extensions] = await Promise.all([
      listTargetSets(transaction, { campaign, area }),
      listExtensions(transaction, campaign.id),
    ]);
    const lastDay = of.lastDay ?? lastReportableDay(campaign, extensions);
    const { startDay } = campaign;
    // The version that the reader chose of the campaign that is shown, else the ones that count.
    const chosen = campaign.id === shown.campaign.id && shown.targetSet?.id !== shown.targetSets[0]?.id;
    const targetSetId = chosen
      ? (shown.targetSet?.id ?? null)
      : (orderForDay(sets, campaign.earlierTargets, lastDay)[0]?.id ?? null);
    const view = { transaction, area, campaign, targetSetId };
    const [reports, byDay, always] = await Promise.all([
      listReports(transaction, {
        ...{ area, campaignId: campaign.id, level: area.level, stage: shown.stage, held: false },
        ...{ from: startDay, to: lastDay },
      }),
      chosen ? null : readTargetDays(view, sets),
      readTargetOf(view),
    ]);
    const last = reports.at(-1)?.day;
    if (last === undefined) return null;
    return {
      with: 'area',
      area: refOf(area),
      campaign: { slug: campaign.slug, name: campaign.name },
      // Of a campaign that is over nothing is drawn behind its last report.
      points: buildComparedPoints({
        ...{ startDay, targetOn: byDay ?? always },
        reports: reports.map(({ day, figures }) => ({ day, total: totalOf(figures) })),
        lastDay: of.lastDay ?? last,
      }),
    };
  });
}

async function readAbove(ctx: Context, shown: Shown, code: string): Promise<TrendComparison | null> {
  const { campaign, asOf, stage } = shown;
  const [[ancestor], area] = await Promise.all([
    listAreasByCode(ctx.database, campaign.editionId, [code]),
    authorizeArea(ctx, { editionId: campaign.editionId, code: shown.area.code, verb: 'view' }),
  ]);
  if (!ancestor || !area) return null;
  const relation = relationOf(ctx.actor.area, ancestor);
  if (!isAllowed({ role: ctx.actor.role, verb: 'compare', relation })) return null;
  const days = await inScope(ctx.database, area, async (transaction) => {
    const scope = versionOn(await listScopeVersions(transaction, campaign.id), asOf);
    return listDaysAbove(transaction, {
      ...{ campaignId: campaign.id, targetSetId: shown.targetSet?.id ?? null, stage, ancestor },
      ...{ scopeId: scope === null || scope.everybody ? null : scope.id, from: campaign.startDay, to: asOf },
    });
  });
  const targets = new Map(days.map(({ day, target }) => [day, target]));
  const points = buildComparedPoints({
    ...{ startDay: campaign.startDay, lastDay: asOf },
    reports: days.map((one) => ({ day: one.day, total: isSumOfFew(one) ? null : one.total })),
    targetOn: (day) => targets.get(day) ?? null,
  });
  if (points.every(({ percent }) => percent === null)) return null;
  return { with: 'above', area: refOf(ancestor), campaign: { slug: campaign.slug, name: campaign.name }, points };
}
