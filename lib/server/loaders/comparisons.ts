import { inScope } from '../../../db/client';
import { listAreasByCode } from '../../../db/queries/areas';
import { type ComparisonSet, getComparisonFigures, listComparisonSets } from '../../../db/queries/comparisons';
import { type AreaProgress, type AreaRef, rankRows } from '../../domain/area-progress';
import { refOf } from '../../domain/area-rows';
import { type AreaRange, type AuthorizedArea, codeOfArea, rangeOfCode, relationOf } from '../../domain/areas';
import { type Campaign, refusedByState } from '../../domain/campaigns';
import { comparisonLimits } from '../../domain/comparisons';
import type { IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { takesPart } from '../../domain/scope';
import { isAllowed } from '../../domain/users';
import { authorizeArea, authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';
import { readAreaProgress } from './progress';
import { loadScopeByDay } from './scope';

/** A set as its reader sees it. */
export type ComparisonView = ComparisonSet & { mayChange: boolean };

export type ComparisonList = {
  campaign: Campaign;
  area: AuthorizedArea;
  sets: ComparisonView[];
  /** There are more than these. */
  truncated: boolean;
  /** Whether the reader may enter figures of other sources for the area. */
  mayEnter: boolean;
};

/**
 * The sets with a figure inside an area, the newest day first; null: no such campaign or area, or it is not the reader's.
 * @param input.code null: the reader's own area
 */
export async function readComparisons(
  ctx: Context,
  input: { campaignSlug: string; code: string | null },
): Promise<ComparisonList | null> {
  // A guest sees the figures of the office alone.
  const campaign = ctx.actor.role === 'tamu' ? null : await readCampaign(ctx.database, input.campaignSlug);
  if (!campaign) return null;
  const { editionId } = campaign;
  const area = await authorizeArea(ctx, { editionId, code: input.code ?? ctx.actor.area.code, verb: 'view' });
  if (!area) return null;
  const most = comparisonLimits.listed;
  const found = await inScope(ctx.database, area, (transaction) =>
    listComparisonSets(transaction, { campaignId: campaign.id, editionId, inside: area, most: most + 1 }),
  );
  return {
    ...{ campaign, area, truncated: found.length > most, mayEnter: mayEnterFor(ctx, campaign, area) },
    sets: found.slice(0, most).map((set) => ({ ...set, mayChange: mayEnterFor(ctx, campaign, set) })),
  };
}

function mayEnterFor({ actor }: Context, campaign: Campaign, area: AreaRange): boolean {
  if (refusedByState(campaign, 'report')) return false;
  return isAllowed({ role: actor.role, verb: 'import', relation: relationOf(actor.area, area) });
}

export type ComparisonDetail = {
  campaign: Campaign;
  set: ComparisonView;
  /** Those that the reader sees, by code. */
  figures: { area: AreaRef; total: number; takesPart: boolean }[];
};

/** A set with its figures; null: there is none of which the reader sees any. */
export async function readComparison(
  ctx: Context,
  input: { campaignSlug: string; id: number },
): Promise<ComparisonDetail | null> {
  const campaign = ctx.actor.role === 'tamu' ? null : await readCampaign(ctx.database, input.campaignSlug);
  const own = campaign && (await authorizeOwnArea(ctx, campaign.editionId, 'view'));
  if (!campaign || !own) return null;
  const { editionId, id: campaignId } = campaign;
  const found = await inScope(ctx.database, own, async (transaction) => {
    const [set] = await listComparisonSets(transaction, { campaignId, editionId, inside: own, id: input.id, most: 1 });
    return set && { set, totals: await getComparisonFigures(transaction, { comparisonId: set.id, inside: own }) };
  });
  if (!found) return null;
  const { set, totals } = found;
  const [areas, listOn] = await Promise.all([
    listAreasByCode(ctx.database, editionId, [...totals.keys()].map(codeOfArea)),
    loadScopeByDay(ctx, { campaign, area: own }),
  ]);
  const list = listOn?.(set.day) ?? null;
  areas.sort((one, other) => one.lo - other.lo);
  return {
    ...{ campaign, set: { ...set, mayChange: mayEnterFor(ctx, campaign, set) } },
    figures: areas.map((area) => ({
      area: refOf(area),
      total: totals.get(area.lo) ?? 0,
      takesPart: list === null || takesPart(list, rangeOfCode(area.code)),
    })),
  };
}

export type ComparisonPage = ComparisonList & {
  /** As of the day that is shown, with its rows by the size of their difference. */
  progress: AreaProgress;
  /** The set that is looked at; null: none was asked for, or it is not there. */
  set: ComparisonDetail | null;
};

/**
 * The page of an area's comparisons; null as `readComparisons`.
 * @param input.asOf null: the day of the set that is asked for, else of the newest that stands
 * @param input.setId the set that is looked at
 */
export async function loadComparisonPage(
  ctx: Context,
  input: { campaignSlug: string; code: string; asOf: IsoDay | null; setId: number | null },
): Promise<ComparisonPage | null> {
  const { campaignSlug, code, setId } = input;
  const list = await readComparisons(ctx, { campaignSlug, code });
  if (!list) return null;
  const set = setId === null ? null : await readComparison(ctx, { campaignSlug, id: setId });
  const newest = list.sets.find(({ withdrawnAt }) => withdrawnAt === null)?.day ?? null;
  const progress = await readAreaProgress(
    ctx,
    { ...defaultView, campaignSlug, code, asOf: input.asOf ?? set?.set.day ?? newest, series: false },
    { lenient: true },
  );
  if (!progress) return null;
  const rows = rankRows({
    rows: progress.rows,
    order: { key: 'selisihsumber', descending: true },
    filter: { status: null, search: '' },
  });
  return { ...list, progress: { ...progress, rows }, set };
}
