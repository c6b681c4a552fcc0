import { inScope, type ScopedTransaction } from '../../../db/client';
import { answeringNow } from '../../../db/client-unavailable';
import { listAreasAbove, listAreasInside } from '../../../db/queries/areas';
import { listExtensions } from '../../../db/queries/campaigns';
import { listClosures } from '../../../db/queries/closures';
import { listHeadlinesAbove } from '../../../db/queries/headlines-above';
import { listOutages } from '../../../db/queries/outages';
import { getFreshness, listHeld, listReports } from '../../../db/queries/progress';
import { countOpenQuestions } from '../../../db/queries/questions';
import { listScopeVersions } from '../../../db/queries/scope';
import { listTargetSets } from '../../../db/queries/target-sets';
import { listMarksNear } from '../../../db/queries/visits';
import {
  type AreaProgress,
  type AreaRef,
  type AreaRow,
  type HeldArea,
  namedHeld,
  type PathStep,
  type TableChoice,
  type TooLong,
} from '../../domain/area-progress';
import { buildHeldArea, buildPath, refOf } from '../../domain/area-rows';
import {
  type AreaLevel,
  type AreaRange,
  type AuthorizedArea,
  areaLevels,
  levelNames,
  levelOfCode,
  relationOf,
} from '../../domain/areas';
import { type Campaign, computeClock, endDayOf, lastReportableDay } from '../../domain/campaigns';
import { closureOf } from '../../domain/closures';
import type { Stage } from '../../domain/counts';
import { dayInJakarta, type IsoDay } from '../../domain/days';
import { type CampaignSpan, chooseDay, type FigureView, isInSpan, levelOfRows } from '../../domain/figure-view';
import { Problem } from '../../domain/problems';
import { versionOn } from '../../domain/scope';
import { buildSeries } from '../../domain/series';
import { findTargetSet, orderForDay } from '../../domain/target-sets';
import { computeUnallocated } from '../../domain/unallocated';
import { accountOf, isAllowed } from '../../domain/users';
import { askElsewhere } from '../admission/long-process';
import { requireTurn } from '../admission/turns';
import { authorizeArea, ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import { requireContext } from '../auth/session';
import { type Calls, readCallList, readCalls } from './call-list';
import { readCampaign } from './campaigns';
import { countLongTable } from './long-tables';
import { type ProgressView, readRows } from './progress-rows';
import { readTargetDays } from './target-days';

export type AreaProgressRequest = FigureView & {
  campaignSlug: string;
  code: string;
  series: boolean;
  /** Rows with what they gained over the last days: asked for by what draws the table. Absent: they are not read. */
  sparks?: true;
  /** What is made of more rows than `longTableRows`. Absent: nothing, the rows right below the area stand for them. */
  long?: { table: TableChoice } | { sheet: Omit<TableChoice, 'page'> };
  /** With whom to call about the rows: asked for by the page of the area. Absent: they are not read. */
  calls?: true;
};

/** A reading of what may be a long table, as the process beside the web server is asked for it. */
export type LongAsked = { request: AreaProgressRequest; options: { lenient?: boolean } };
/** The area with its rows, or what was made of too many. */
export type LongTold = { listed: AreaProgress | null } | { tooLong: TooLong };

/** The area, and whom to call about the areas below where that was asked for and the reader is no guest. */
export type AreaProgressRead = AreaProgress & { calls?: Calls };

/**
 * The area as a page shows it, for the user who is signed in; null: there is no such campaign or area, or it is not theirs. A
 * day outside the campaign falls back to the default, as a page does with a bad query.
 * @param request.returnTo path and query of the page itself: a link that was shared keeps its day over signing in
 */
export async function loadAreaProgress(
  request: AreaProgressRequest & { returnTo: string },
): Promise<AreaProgressRead | null> {
  const ctx = await requireContext(request.returnTo);
  return readAreaProgress(ctx, request, { lenient: true });
}

/**
 * The area for a user who is known already. Throws a Problem (400) for a day outside the campaign, unless `lenient`.
 * Null as in `loadAreaProgress`. While a request is answered, more than `longTableRows` rows are `tooLong`; a command and
 * what makes files beside the web server get them all.
 */
export async function readAreaProgress(
  ctx: Context,
  request: AreaProgressRequest,
  options: { lenient?: boolean } = {},
): Promise<AreaProgressRead | null> {
  const campaign = await readCampaign(ctx.database, request.campaignSlug);
  if (!campaign) return null;
  if (levelOfCode(request.code) === null) return null;
  const { editionId } = campaign;
  const [area, above, own] = await Promise.all([
    authorizeArea(ctx, { editionId, code: request.code, verb: 'view' }),
    listAreasAbove(ctx.database, editionId, request.code),
    ownAreaIn(ctx, editionId),
  ]);
  if (!area) return null;
  // Asked for by the code of another edition, it lies in another province here.
  const ancestors = area.code === request.code ? above : await listAreasAbove(ctx.database, editionId, area.code);
  const detail = levelOfRows(area.level, request.detail);
  const long = (await countLongTable(ctx, area, detail)) > 0;
  if (long && answeringNow()) return readElsewhere(ctx, { request, options });
  const within = request.sparks ? await readWithin(ctx, area, detail) : [];
  const read = async (transaction: ScopedTransaction): Promise<AreaProgressRead> => {
    const [extensions, { lastReportDay, changedAt }, sets, allOutages, closures, scopeVersions] = await Promise.all([
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
    const view: ProgressView = {
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
      compared: ctx.actor.role !== 'tamu',
    };

    // All at once: they go to the database one behind the other, without waiting for answers in between.
    const beside = request.series && request.stage === 'recorded' && campaign.stages.includes('collected');
    const [{ headline, rows, parts, scope, hidden }, path, reports, collected, targetOn, visits, questions] =
      await Promise.all([
        readRows(view, detail, { all: request.all ?? false, long }),
        readPath(ctx, view, { ancestors, own }),
        request.series ? readReports(view, view.stage) : null,
        beside ? readReports(view, 'collected') : [],
        request.series && !chosen ? readTargetDays(view, sets) : null,
        request.series && ctx.actor.role !== 'tamu' ? listMarksNear(transaction, { campaign, area, reader: own }) : [],
        request.series && ctx.actor.role !== 'tamu'
          ? countOpenQuestions(transaction, { campaignId: campaign.id, inside: area, userId: accountOf(ctx.actor) })
          : null,
      ]);
    const { startDay } = campaign;
    const endDay = endDayOf({ campaign, extensions, areaLo: area.lo, asOf });
    const { stage } = request;
    const clock = computeClock({ startDay, endDay, asOf });
    const called = request.calls && ctx.actor.role !== 'tamu' && rows.length > 0;
    const [held, calls] = await Promise.all([
      readHeld(view, headline),
      called ? readCalls(ctx, transaction, { campaign, area: refOf(area), asOf, clock, rows }, extensions) : null,
    ]);
    return {
      campaign,
      asOf,
      lastReportDay,
      changedAt: changedAt?.toISOString() ?? null,
      stage,
      area: refOf(area),
      targetSet,
      targetSets: targetSets.map(({ id, slug, name }) => ({ id, slug, name })),
      clock,
      reportableUntil: span.lastReportableDay,
      path,
      headline,
      held,
      detail: levelNames[detail ?? area.level],
      parts,
      rows,
      within,
      scope: scope && {
        ...{ fromDay: scope.version.fromDay, letter: scope.version.letter, lokusLevel: scope.version.lokusLevel },
        hidden,
        all: request.all ?? false,
      },
      unallocated: rows.length === 0 ? null : computeUnallocated({ headline, rows: rows.map((row) => row.figures) }),
      outages,
      visits,
      ...(questions && { questions }),
      ...(calls && { calls }),
      closure: closureOf({ closures, areaLo: area.lo }),
      series: reports
        ? buildSeries({
            ...{ campaign, endDay, outages, areaLo: area.lo, asOf, reports },
            // What only some of the parts have said is never drawn as if it were of all of them (rule 13).
            collected: parts.collected === null ? collected : [],
            targetOn: targetOn ?? (() => headline.target),
          })
        : [],
    };
  };
  return inScope(ctx.database, area, read, { reusePlans: true });
}

/** The area, where its rows are long work: the web server never holds more than `longTableRows` of them. */
async function readElsewhere(ctx: Context, asked: LongAsked): Promise<AreaProgressRead | null> {
  await requireTurn(ctx);
  const { calls, ...request } = asked.request;
  const told = await askElsewhere<LongTold>(ctx, 'areaProgress', { ...asked, request });
  if ('listed' in told) {
    const called = told.listed && calls && ctx.actor.role !== 'tamu' ? await readCallList(ctx, told.listed) : null;
    return told.listed && { ...told.listed, ...(called && { calls: called }) };
  }
  const progress = await readAreaProgress(ctx, { ...asked.request, detail: null }, asked.options);
  return progress && { ...progress, ...told };
}

function refuseOutside(wanted: IsoDay | null, campaign: Campaign, span: CampaignSpan): void {
  if (wanted === null || isInSpan(wanted, span)) return;
  throw new Problem(
    'day-outside-campaign',
    `${wanted} tidak termasuk kampanye ${campaign.name}, ${span.startDay} sampai ${span.lastReportableDay}.`,
  );
}

/** The held areas that the page names; hardly ever is there one, and then nothing is asked. */
async function readHeld(view: ProgressView, headline: AreaRow['figures']): Promise<HeldArea[]> {
  if (!headline.flags.includes('held')) return [];
  const { transaction, area, campaign, targetSetId, stage, asOf } = view;
  const standings = await listHeld(transaction, {
    ...{ area, campaignId: campaign.id, targetSetId, stage, asOf },
    limit: namedHeld,
  });
  return standings.map(buildHeldArea);
}

/** The areas between an area and its rows, which say in what a row lies. */
async function readWithin(ctx: Context, area: AuthorizedArea, detail: AreaLevel | null): Promise<AreaRef[]> {
  const { editionId } = area;
  const levels = areaLevels.filter((level) => level > area.level && level < (detail ?? area.level));
  const read = await Promise.all(
    levels.map((level) => listAreasInside(ctx.database, { editionId, inside: area, level })),
  );
  return read.flat().map(refOf);
}

/** The area's own reports of a stage since the campaign began. */
function readReports(view: ProgressView, stage: Stage): ReturnType<typeof listReports> {
  const { transaction, area, campaign, asOf } = view;
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

async function readPath(
  ctx: Context,
  view: ProgressView,
  { ancestors, own }: { ancestors: readonly (AreaRef & AreaRange)[]; own: AreaRange },
): Promise<PathStep[]> {
  const seen = ancestors.filter((one) =>
    isAllowed({ role: ctx.actor.role, verb: 'compare', relation: relationOf(own, one) }),
  );
  const scope = versionOn(view.scopeVersions, view.asOf);
  const headlines = await listHeadlinesAbove(view.transaction, {
    campaignId: view.campaign.id,
    targetSetId: view.targetSetId,
    scopeId: scope === null || scope.everybody ? null : scope.id,
    stage: view.stage,
    asOf: view.asOf,
    ancestors: seen,
  });
  return buildPath({ ancestors, headlines, own });
}
