import { inScope, type ScopedTransaction } from '../../../db/client';
import { listAreasByCode } from '../../../db/queries/areas';
import { getCampaign, listExtensions } from '../../../db/queries/campaigns';
import { listClosures } from '../../../db/queries/closures';
import { listOutages } from '../../../db/queries/outages';
import {
  type AreaStanding,
  getFreshness,
  listHeadlinesAbove,
  listHeld,
  listHistory,
  listReports,
  listStandings,
  reusePlans,
} from '../../../db/queries/progress';
import { listScopeVersions } from '../../../db/queries/scope';
import { listComparedTargets, listTargetSets, type TargetSet } from '../../../db/queries/target-sets';
import { listMarksNear } from '../../../db/queries/visits';
import {
  type AreaProgress,
  type AreaRef,
  type AreaRow,
  type HeldArea,
  namedHeld,
  type PathStep,
  sparkDays,
} from '../../domain/area-progress';
import { buildAreaRow, buildHeldArea, buildPath, type DayTotal, refOf } from '../../domain/area-rows';
import {
  type AreaLevel,
  type AuthorizedArea,
  codePath,
  levelNames,
  levelOfCode,
  rangeOfCode,
  relationOf,
} from '../../domain/areas';
import { type Campaign, computeClock, type Extension, endDayOf, lastReportableDay } from '../../domain/campaigns';
import { type Closure, closureOf } from '../../domain/closures';
import { type Stage, totalOf } from '../../domain/counts';
import { addDays, dayInJakarta, type IsoDay } from '../../domain/days';
import { type CampaignSpan, chooseDay, type FigureView, isInSpan, levelOfRows } from '../../domain/figure-view';
import { type Coverage, coverCollected, isCollectedWhole } from '../../domain/gap';
import type { Outage } from '../../domain/outages';
import { daysForPace } from '../../domain/pace';
import { Problem } from '../../domain/problems';
import { hasFigure } from '../../domain/progress';
import { participationOf, type ScopeOnDay, type ScopeVersion, takesPart } from '../../domain/scope';
import { buildSeries } from '../../domain/series';
import { findTargetSet, orderForDay, targetSetOn } from '../../domain/target-sets';
import { computeUnallocated } from '../../domain/unallocated';
import { isAllowed } from '../../domain/users';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { requireContext } from '../auth/session';
import { readScope } from './scope';

/** More rows than this go without sparks: a picture a row, 14 days each, is no longer read. */
const mostSparks = 1000;

export type AreaProgressRequest = FigureView & {
  campaignSlug: string;
  code: string;
  series: boolean;
  /** Rows with what they gained over the last days: asked for by what draws the table. Absent: they are not read. */
  sparks?: true;
};

/**
 * The area as a page shows it, for the user who is signed in; null: there is no such campaign or area, or it is not theirs. A
 * day outside the campaign falls back to the default, as a page does with a bad query.
 * @param request.returnTo path and query of the page itself: a link that was shared keeps its day over signing in
 */
export async function loadAreaProgress(
  request: AreaProgressRequest & { returnTo: string },
): Promise<AreaProgress | null> {
  const ctx = await requireContext(request.returnTo);
  return readAreaProgress(ctx, request, { lenient: true });
}

/**
 * The area for a user who is known already. Throws a Problem (400) for a day outside the campaign, unless `lenient`.
 * Null as in `loadAreaProgress`.
 */
export async function readAreaProgress(
  ctx: Context,
  request: AreaProgressRequest,
  options: { lenient?: boolean } = {},
): Promise<AreaProgress | null> {
  const campaign = await getCampaign(ctx.database, request.campaignSlug);
  if (!campaign) return null;
  if (levelOfCode(request.code) === null) return null;
  const [area, ancestors] = await Promise.all([
    authorizeArea(ctx, { editionId: campaign.editionId, code: request.code, verb: 'view' }),
    listAreasByCode(ctx.database, campaign.editionId, codePath(request.code).slice(0, -1)),
  ]);
  if (!area) return null;
  return inScope(ctx.database, area, async (transaction) => {
    const [, extensions, { lastReportDay, changedAt }, sets, allOutages, closures, scopeVersions] = await Promise.all([
      reusePlans(transaction),
      listExtensions(transaction, campaign.id),
      getFreshness(transaction, { area, campaignId: campaign.id }),
      listTargetSets(transaction, { campaign, area }),
      listOutages(transaction, campaign.id),
      listClosures(transaction, campaign.id),
      listScopeVersions(transaction, campaign.id),
    ]);
    const span = { startDay: campaign.startDay, lastReportableDay: lastReportableDay(campaign, extensions) };
    if (!options.lenient) refuseOutside(request.asOf, campaign, span);
    const today = dayInJakarta(ctx.now);
    const asOf = chooseDay({ ...span, endDay: campaign.endDay, wanted: request.asOf, lastReportDay, today });
    const targetSets = orderForDay(sets, campaign.earlierTargets, asOf).map(({ id, slug, name, letter }) => ({
      ...{ id, slug, name, letter },
    }));
    const chosen = findTargetSet(targetSets, request.targetSet);
    const targetSet = chosen ?? targetSets[0] ?? null;
    const outages = allOutages.filter((one) => one.fromDay <= asOf);
    const view: View = {
      transaction,
      campaign,
      area,
      extensions,
      outages,
      closures,
      asOf,
      stage: request.stage,
      targetSetId: targetSet?.id ?? null,
      sparks: request.sparks ?? false,
      scopeVersions,
    };

    const detail = levelOfRows(area.level, request.detail);
    // All at once: they go to the database one behind the other, without waiting for answers in between.
    const [{ headline, rows, collectedBy, scope, hidden }, path, reports, targetOn, visits] = await Promise.all([
      readRows(view, detail, request.all ?? false),
      readPath(ctx, view, ancestors),
      request.series ? readReports(view) : null,
      request.series && !chosen ? readTargetDays(view, sets) : null,
      request.series && ctx.actor.role !== 'tamu'
        ? listMarksNear(transaction, { campaign, area, reader: ctx.actor.area })
        : [],
    ]);
    const { startDay } = campaign;
    const endDay = endDayOf({ campaign, extensions, areaLo: area.lo, asOf });
    const { stage } = request;
    return {
      campaign,
      asOf,
      lastReportDay,
      changedAt: changedAt?.toISOString() ?? null,
      stage,
      area: refOf(area),
      targetSet,
      targetSets: targetSets.map(({ id, slug, name }) => ({ id, slug, name })),
      clock: computeClock({ startDay, endDay, asOf }),
      reportableUntil: span.lastReportableDay,
      path,
      headline,
      held: await readHeld(view, headline),
      detail: levelNames[detail ?? area.level],
      collectedBy,
      rows,
      scope: scope && {
        ...{ fromDay: scope.version.fromDay, letter: scope.version.letter, lokusLevel: scope.version.lokusLevel },
        hidden,
        all: request.all ?? false,
      },
      unallocated: rows.length === 0 ? null : computeUnallocated({ headline, rows: rows.map((row) => row.figures) }),
      outages,
      visits,
      closure: closureOf({ closures, areaLo: area.lo }),
      series: reports
        ? buildSeries({
            ...{ campaign, endDay, outages, areaLo: area.lo, asOf, reports },
            targetOn: targetOn ?? (() => headline.target),
          })
        : [],
    };
  });
}

/** What every reading of one page shares. */
type View = {
  transaction: ScopedTransaction;
  campaign: Campaign;
  area: AuthorizedArea;
  extensions: Extension[];
  outages: Outage[];
  closures: Closure[];
  asOf: IsoDay;
  stage: Stage;
  targetSetId: number | null;
  sparks: boolean;
  scopeVersions: ScopeVersion[];
};

function refuseOutside(wanted: IsoDay | null, campaign: Campaign, span: CampaignSpan): void {
  if (wanted === null || isInSpan(wanted, span)) return;
  throw new Problem(
    'day-outside-campaign',
    `${wanted} tidak termasuk kampanye ${campaign.name}, ${span.startDay} sampai ${span.lastReportableDay}.`,
  );
}

type Rows = {
  headline: AreaRow['figures'];
  rows: AreaRow[];
  collectedBy: Coverage | null;
  scope: ScopeOnDay | null;
  /** How many rows were left out. */
  hidden: number;
};

/**
 * The view's own area and those of a level inside it (null: none), with all their figures. Those that do not take part and
 * have none are left out unless they are asked for (`all`).
 */
async function readRows(view: View, detail: AreaLevel | null, all: boolean): Promise<Rows> {
  const { transaction, campaign, area, asOf, stage, outages, closures, extensions } = view;
  const levels = detail === null ? [area.level] : [area.level, detail];
  const of = { area, campaignId: campaign.id, levels, asOf };
  const [scope, everyStanding] = await Promise.all([
    readScope(transaction, { ...of, versions: view.scopeVersions, stage }),
    listStandings(transaction, { ...of, targetSetId: view.targetSetId }),
  ]);
  const standings = all || !scope ? everyStanding : everyStanding.filter((one, at) => at === 0 || isListed(one, scope));
  const sparks = view.sparks && detail !== null && standings.length - 1 <= mostSparks;
  const dayBeforeSpark = addDays(asOf, -sparkDays);
  const days = new Set<IsoDay>(sparks ? [dayBeforeSpark] : []);
  for (const { lo: areaLo } of standings) {
    for (const day of daysForPace({ outages, areaLo, asOf, startDay: campaign.startDay })) days.add(day);
  }
  const [history, reports] = await Promise.all([
    listHistory(transaction, { area, campaignId: campaign.id, levels, days: [...days], stage }),
    sparks ? reportsByArea(view, detail) : new Map<number, DayTotal[]>(),
  ]);
  const build = (standing: AreaStanding, whole: { collectedWhole?: boolean } = {}) =>
    buildAreaRow({
      ...{ campaign, extensions, outages, closures, asOf, stage, standing },
      history: history.get(standing.lo) ?? new Map(),
      reports: sparks && standing.level === detail ? (reports.get(standing.lo) ?? []) : null,
      participation: participationOf(scope, standing.code),
      ...whole,
    });
  const [own, ...inside] = standings;
  if (!own) throw new Error(`area ${area.code} is not in its own scope`);
  const rows = inside.map((standing) => build(standing));
  const collectedWhole = isCollectedWhole({
    stated: totalOf(own.state.stated.collected),
    recorded: totalOf(own.state.figures.recorded),
    rows,
  });
  return {
    headline: build(own, { collectedWhole }).figures,
    rows,
    collectedBy: coverCollected({ whole: collectedWhole, rows }),
    scope,
    hidden: everyStanding.length - standings.length,
  };
}

/** Whether an area stands in the table: it takes part, or has a figure all the same. */
function isListed({ code, state }: AreaStanding, scope: ScopeOnDay): boolean {
  return takesPart(scope.list, rangeOfCode(code)) || hasFigure(state.figures);
}

async function reportsByArea(view: View, level: AreaLevel): Promise<Map<number, DayTotal[]>> {
  const { transaction, area, campaign, asOf, stage } = view;
  const from = addDays(asOf, 1 - sparkDays);
  const reports = await listReports(transaction, {
    ...{ area, campaignId: campaign.id, level, stage, from, to: asOf },
    held: false,
  });
  const byArea = new Map<number, DayTotal[]>();
  for (const report of reports) {
    const list = byArea.get(report.area) ?? [];
    list.push({ day: report.day, total: totalOf(report.figures) });
    byArea.set(report.area, list);
  }
  return byArea;
}

/** The held areas that the page names; hardly ever is there one, and then nothing is asked. */
async function readHeld(view: View, headline: AreaRow['figures']): Promise<HeldArea[]> {
  if (!headline.flags.includes('held')) return [];
  const { transaction, area, campaign, targetSetId, stage, asOf } = view;
  const standings = await listHeld(transaction, {
    ...{ area, campaignId: campaign.id, targetSetId, stage, asOf },
    limit: namedHeld,
  });
  return standings.map(buildHeldArea);
}

/** The area's own reports since the campaign began. */
function readReports(view: View): ReturnType<typeof listReports> {
  const { transaction, area, campaign, asOf, stage } = view;
  return listReports(transaction, {
    area,
    campaignId: campaign.id,
    level: area.level,
    stage,
    from: campaign.startDay,
    to: asOf,
    held: true,
  });
}

/** The area's target on each day by the version that counts on it; null: one alone does, all the time. */
async function readTargetDays(
  { transaction, area, campaign, targetSetId }: View,
  sets: readonly TargetSet[],
): Promise<((day: IsoDay) => number | null) | null> {
  const { earlierTargets: earlier } = campaign;
  const current = sets.find(({ isDefault }) => isDefault)?.id ?? targetSetId;
  if (earlier.length === 0 || current === null) return null;
  const targetSetIds = [...new Set([...earlier.map(({ targetSet }) => targetSet), current])];
  const [own] = await listComparedTargets(transaction, { area, level: null, targetSetIds });
  return (day) => own?.targets.get(targetSetOn({ earlier, current, day }))?.total ?? null;
}

async function readPath(
  ctx: Context,
  view: View,
  ancestors: readonly (AreaRef & { lo: number; hi: number })[],
): Promise<PathStep[]> {
  const seen = ancestors.filter((one) =>
    isAllowed({ role: ctx.actor.role, verb: 'compare', relation: relationOf(ctx.actor.area, one) }),
  );
  const headlines = await listHeadlinesAbove(view.transaction, {
    campaignId: view.campaign.id,
    targetSetId: view.targetSetId,
    asOf: view.asOf,
    ancestors: seen,
  });
  return buildPath({ ancestors, headlines, stage: view.stage, own: ctx.actor.area });
}
