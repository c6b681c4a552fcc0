import { inScope, type ScopedTransaction } from '../../../db/client';
import { listAreasInside } from '../../../db/queries/areas';
import { listOutages } from '../../../db/queries/outages';
import { getFreshness, listReports } from '../../../db/queries/progress';
import { getVisitPicture, listVisits, type Visit } from '../../../db/queries/visits';
import type { AreaRef, AreaRow } from '../../domain/area-progress';
import { refOf } from '../../domain/area-rows';
import {
  type AreaLevel,
  type AreaRange,
  type AuthorizedArea,
  parentCode,
  rangeOfCode,
  relationOf,
} from '../../domain/areas';
import { type Campaign, refusedByState } from '../../domain/campaigns';
import { addDays, dayInJakarta, type IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { isAllowed } from '../../domain/users';
import {
  computeVisitPaces,
  daysForVisits,
  suggestAfterDays,
  suggestPlaces,
  type VisitKind,
  type VisitPace,
  type VisitPlace,
} from '../../domain/visits';
import { authorizeArea, authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';
import { readAreaProgress } from './progress';

/** A visit as its reader sees it. */
export type VisitView = Visit & { mayChange: boolean };

/** Which visits are asked for. Null: all of them. */
export type VisitFilter = {
  /** Code of an area: visits to it, inside it, or to one that holds it. */
  code: string | null;
  kind: VisitKind | null;
  from: IsoDay | null;
  to: IsoDay | null;
};

export const everyVisit: VisitFilter = { code: null, kind: null, from: null, to: null };

export type VisitList = {
  campaign: Campaign;
  /** The reader's own area, and the one that is asked for. */
  own: AuthorizedArea;
  area: AuthorizedArea;
  visits: VisitView[];
  /** There are more than these. */
  truncated: boolean;
  /** Whether the reader may record a visit to the area that is asked for. */
  mayRecord: boolean;
};

/** So many visits a page, a file or an answer holds: the newest. */
const mostVisits = 500;

/** The visits that the reader sees; null: no such campaign or area, or it is not theirs. */
export async function readVisits(
  ctx: Context,
  input: { campaignSlug: string; filter: VisitFilter },
): Promise<VisitList | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  const own = campaign && (await authorizeOwnArea(ctx, campaign.editionId, 'view'));
  if (!campaign || !own) return null;
  const { code, kind, from, to } = input.filter;
  const area =
    code === null || code === own.code
      ? own
      : await authorizeArea(ctx, { editionId: campaign.editionId, code, verb: 'view' });
  if (!area) return null;
  const mayRecord = (of: AreaRange) => mayRecordFor(ctx, { campaign, own, area: of });
  const found = await inScope(ctx.database, own, (transaction) =>
    listVisits(transaction, {
      ...{ campaignId: campaign.id, editionId: campaign.editionId, own, kind, from, to, most: mostVisits + 1 },
      near: area === own ? undefined : area,
    }),
  );
  return {
    ...{ campaign, own, area },
    visits: found.slice(0, mostVisits).map((visit) => ({ ...visit, mayChange: mayRecord(visit) })),
    truncated: found.length > mostVisits,
    mayRecord: mayRecord(area),
  };
}

function mayRecordFor(
  { actor }: Context,
  { campaign, own, area }: { campaign: Campaign; own: AreaRange; area: AreaRange },
): boolean {
  if (refusedByState(campaign, 'change')) return false;
  return isAllowed({ role: actor.role, verb: 'recordVisits', relation: relationOf(own, area) });
}

/** A place of a visit with the pace around the visit. */
export type PlaceView = VisitPlace & {
  /** The area above, over whose pace it is held; null: the reader does not see it. */
  parent: AreaRef | null;
  paces: VisitPace[];
};

export type VisitDetail = {
  campaign: Campaign;
  own: AuthorizedArea;
  visit: Omit<VisitView, 'places'> & { places: PlaceView[] };
};

/** One visit, with the pace of each place around it; null: there is none that the reader sees. */
export async function readVisit(
  ctx: Context,
  input: { campaignSlug: string; id: number },
): Promise<VisitDetail | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  const own = campaign && (await authorizeOwnArea(ctx, campaign.editionId, 'view'));
  if (!campaign || !own) return null;
  const { editionId } = campaign;
  const [visit] = await inScope(ctx.database, own, (transaction) =>
    listVisits(transaction, { campaignId: campaign.id, editionId, own, id: input.id, most: 1 }),
  );
  if (!visit) return null;
  const places: PlaceView[] = [];
  const known = new Map<string, Pick<PlaceView, 'parent' | 'paces'>>();
  for (const place of visit.places) {
    const { code } = place.area;
    const around = known.get(code) ?? (await readPaces(ctx, campaign, visit, code));
    known.set(code, around);
    places.push({ ...place, ...around });
  }
  return { campaign, own, visit: { ...visit, places, mayChange: mayRecordFor(ctx, { campaign, own, area: visit }) } };
}

/** The pace of an area and of the one above it around a visit. */
async function readPaces(
  ctx: Context,
  campaign: Campaign,
  visit: { fromDay: IsoDay; toDay: IsoDay },
  code: string,
): Promise<Pick<PlaceView, 'parent' | 'paces'>> {
  const { editionId, startDay } = campaign;
  const above = parentCode(code);
  const [area, parent] = await Promise.all([
    authorizeArea(ctx, { editionId, code, verb: 'view' }),
    above === null ? null : authorizeArea(ctx, { editionId, code: above, verb: 'view' }),
  ]);
  if (!area) return { parent: null, paces: [] };
  return inScope(ctx.database, parent ?? area, async (transaction) => {
    const [outages, { lastReportDay }] = await Promise.all([
      listOutages(transaction, campaign.id),
      getFreshness(transaction, { area: parent ?? area, campaignId: campaign.id }),
    ]);
    const courseOf = async (one: AuthorizedArea) => ({
      areaLo: one.lo,
      reports: lastReportDay === null ? [] : await readReports(transaction, campaign, { area: one, to: lastReportDay }),
    });
    const [own, above] = await Promise.all([courseOf(area), parent && courseOf(parent)]);
    return {
      parent: parent && refOf(parent),
      paces: computeVisitPaces({ visit, startDay, lastDay: lastReportDay, outages, area: own, parent: above }),
    };
  });
}

function readReports(
  transaction: ScopedTransaction,
  { id: campaignId, startDay }: Campaign,
  { area, to }: { area: AuthorizedArea; to: IsoDay },
) {
  const span = { from: startDay, to, held: false, stage: defaultView.stage };
  return listReports(transaction, { area, campaignId, level: area.level, ...span });
}

/** An area that lags and that nobody visited of late. */
export type SuggestedPlace = AreaRow & { range: AreaRange };

/** So many places are suggested. */
const mostSuggested = 6;

/** Where a visit is due inside an area: of its parts, as of the day that its page shows. */
export async function readSuggestions(
  ctx: Context,
  { campaign, own, area }: Pick<VisitList, 'campaign' | 'own' | 'area'>,
): Promise<{ asOf: IsoDay; places: SuggestedPlace[] } | null> {
  if (area.level === 4) return null;
  const request = { ...defaultView, campaignSlug: campaign.slug, code: area.code, series: false };
  const progress = await readAreaProgress(ctx, request, { lenient: true });
  if (!progress) return null;
  const { asOf } = progress;
  const rows = progress.rows.map((row) => ({ ...row, range: rangeOfCode(row.area.code) }));
  const recent = await inScope(ctx.database, own, (transaction) =>
    listVisits(transaction, {
      ...{ campaignId: campaign.id, editionId: campaign.editionId, own, near: area, most: mostVisits },
      from: addDays(asOf, 1 - suggestAfterDays),
    }),
  );
  const places = suggestPlaces({
    rows: rows.map((row) => ({ ...row, ...row.figures, figures: row.figures })),
    ...{ visits: recent, asOf, most: mostSuggested },
  });
  return { asOf, places };
}

/** So many areas below the reader's own are offered by name. */
const offeredAreas = 600;

/** The form of a new visit: the campaign, and the areas that are offered, those of the reader first. Null: they record none. */
export async function readVisitForm(
  ctx: Context,
  input: { campaignSlug: string; code: string | null },
): Promise<{
  campaign: Campaign;
  own: AuthorizedArea;
  area: AuthorizedArea | null;
  offered: AreaRef[];
  /** Null: today no visit of the campaign can be. */
  today: IsoDay | null;
} | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  const own = campaign && (await authorizeOwnArea(ctx, campaign.editionId, 'recordVisits'));
  if (!campaign || !own) return null;
  const { editionId } = campaign;
  const area =
    input.code === null ? null : await authorizeArea(ctx, { editionId, code: input.code, verb: 'recordVisits' });
  if (input.code !== null && !area) return null;
  const inside = area ?? own;
  const below =
    inside.level === 4
      ? []
      : await listAreasInside(ctx.database, { editionId, inside, level: (inside.level + 1) as AreaLevel });
  const today = dayInJakarta(ctx.now);
  const span = daysForVisits({ startDay: campaign.startDay, lastDay: campaign.endDay });
  return {
    ...{ campaign, own, area, today: span.from <= today && today <= span.to ? today : null },
    offered: [inside, ...below.slice(0, offeredAreas)].map(refOf),
  };
}

/** A picture of a visit that the reader sees (PNG); null: there is none. */
export async function readVisitPicture(
  ctx: Context,
  input: { campaignSlug: string; id: number; pictureId: number },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  const own = campaign && (await authorizeOwnArea(ctx, campaign.editionId, 'view'));
  if (!campaign || !own) return null;
  const { id: campaignId, editionId } = campaign;
  return inScope(ctx.database, own, async (transaction) => {
    const [visit] = await listVisits(transaction, { campaignId, editionId, own, id: input.id, most: 1 });
    return visit ? getVisitPicture(transaction, { visitId: visit.id, id: input.pictureId }) : null;
  });
}
