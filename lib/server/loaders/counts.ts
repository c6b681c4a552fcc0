import { inScope } from '../../../db/client';
import { listAreasAbove } from '../../../db/queries/areas';
import { listClosures } from '../../../db/queries/closures';
import { listSaidOn, type SaidFigure } from '../../../db/queries/counts';
import { getEntryOfRequest, type SavedEntry } from '../../../db/queries/entries';
import { getFreshness, listStandings } from '../../../db/queries/progress';
import { getScopeList, listScopeVersions } from '../../../db/queries/scope';
import { listTargetSets } from '../../../db/queries/target-sets';
import type { AreaRef } from '../../domain/area-progress';
import { listAbove } from '../../domain/area-rows';
import { type AreaLevel, levelOfCode, rangeOfCode, relationOf } from '../../domain/areas';
import { endDayOf } from '../../domain/campaigns';
import { type ClosedPart, type Closure, groupClosed, mayOpen } from '../../domain/closures';
import type { ChannelFigures, Stage } from '../../domain/counts';
import { addDays, earlierDay, type IsoDay } from '../../domain/days';
import { hasFigure } from '../../domain/progress';
import { takesPart, versionOn, workModeOf } from '../../domain/scope';
import { orderForDay } from '../../domain/target-sets';
import {
  mostTypedRows,
  type TypedChannel,
  type TypedFigures,
  typedChannelsFor,
  typedChannelsOf,
} from '../../domain/typed-figures';
import { chooseTypingDay } from '../../domain/typing-day';
import { isAllowed } from '../../domain/users';
import type { Context } from '../auth/context';
import { type CampaignScope, loadCampaignScope } from './imports';

export type { SaidFigure, SavedEntry };

export type GridRow = {
  area: AreaRef & { lo: number };
  target: number | null;
  /** What stood on the day before, by the last report. */
  yesterday: ChannelFigures;
  /** The day of that report; null: none. */
  reportedOn: IsoDay | null;
  /** What the area itself reports of this day; null: not reported. */
  said: TypedFigures;
  /** The channels that have a field, by its way of working. */
  channels: TypedChannel[];
  /** What it reports of this day without channels: figures by channel would replace it; null: nothing. */
  saidInAll: number | null;
};

export type CountGrid = {
  scope: CampaignScope;
  day: IsoDay;
  days: { first: IsoDay; last: IsoDay };
  stage: Stage;
  /** The channels that the campaign's grid has fields for. */
  channels: TypedChannel[];
  rows: GridRow[];
  /** What is signed off of the day, and whether the user may open it again. */
  closed: (ClosedPart<GridRow['area']> & { mayOpen: boolean })[];
  /** The area's own end. */
  endDay: IsoDay;
  /** The areas above that the user may go to, from the top; without the area itself. */
  above: AreaRef[];
};

/**
 * The children of an area (a desa: itself) for a day, for somebody who may import there; null: no such campaign or area,
 * or not theirs.
 * @param request.code null: the user's own area
 * @param request.day null, or a day that cannot be reported: as `chooseTypingDay`
 */
export async function loadCountGrid(
  ctx: Context,
  request: { campaignSlug: string; code: string | null; day: IsoDay | null; stage: Stage },
): Promise<CountGrid | null> {
  if (request.code !== null && levelOfCode(request.code) === null) return null;
  const wanted = { campaignSlug: request.campaignSlug, under: request.code, verb: 'import' as const };
  const scope = await loadCampaignScope(ctx, wanted);
  if (!scope) return null;
  const { campaign, area } = scope;
  const channels = typedChannelsOf(campaign.channels);
  const stage = request.stage !== 'recorded' && !campaign.stages.includes(request.stage) ? 'recorded' : request.stage;
  const days = { first: scope.days.startDay, last: earlierDay(scope.days.lastReportableDay, scope.days.today) };
  const wantedDay = request.day && request.day >= days.first && request.day <= days.last ? request.day : null;
  const ancestors = await listAreasAbove(ctx.database, campaign.editionId, area.code);
  const { rows, day, closures } = await inScope(ctx.database, area, async (transaction) => {
    const { lastReportDay } = await getFreshness(transaction, { area, campaignId: campaign.id });
    const day = wantedDay ?? chooseTypingDay({ ...days, today: scope.days.today, lastReportDay });
    const [sets, scopeVersions, closures] = await Promise.all([
      listTargetSets(transaction, { campaign, area }),
      listScopeVersions(transaction, campaign.id),
      listClosures(transaction, campaign.id),
    ]);
    const standings = await listStandings(transaction, {
      area,
      campaignId: campaign.id,
      targetSetId: orderForDay(sets, campaign.earlierTargets, day)[0]?.id ?? null,
      levels: [Math.min(4, area.level + 1) as AreaLevel],
      asOf: addDays(day, -1),
    });
    const version = versionOn(scopeVersions, day);
    const list = version && !version.everybody ? await getScopeList(transaction, version.id) : null;
    const taking = standings.filter(
      ({ code, state }) => takesPart(list, rangeOfCode(code)) || hasFigure(state.figures),
    );
    // Where none takes part an office may still have something to say.
    const shown = (taking.length > 0 ? taking : standings).slice(0, mostTypedRows);
    const said = await listSaidOn(transaction, {
      campaignId: campaign.id,
      areas: shown.map(({ lo }) => lo),
      day,
      stage,
    });
    const known = new Map(said.map((one) => [`${one.area} ${one.channel}`, one.value]));
    const rows = shown.map(({ code, name, level, kind, lo, target, state }) => {
      const of = (channel: TypedChannel) => known.get(`${lo} ${channel}`) ?? null;
      const said = { online: of('online'), manual: of('manual'), unsplit: of('unsplit') };
      const yesterday = state.figures[stage];
      const mode = workModeOf(list, rangeOfCode(code));
      return {
        area: { code, name, level, kind, lo },
        target: target.total,
        yesterday,
        reportedOn: state.lastReportDay,
        ...{ said, saidInAll: said.unsplit },
        channels: typedChannelsFor(channels, { mode, known: [said, yesterday] }),
      };
    });
    return { rows, day, closures };
  });
  const closed = groupClosed({ closures, areas: rows.map((row) => row.area), day }).map((part) => ({
    ...part,
    mayOpen: maySignOff(ctx, part.closure) && mayOpen(part.closure, ctx.actor.area),
  }));
  const endDay = endDayOf({ campaign, extensions: scope.extensions, areaLo: area.lo, asOf: scope.days.today });
  const above = listAbove(ctx.actor.area, ancestors);
  return { scope, day, days, stage, channels, rows, closed, endDay, above };
}

function maySignOff(ctx: Context, { areaLo: lo, areaHi: hi }: Closure): boolean {
  return isAllowed({ role: ctx.actor.role, verb: 'signOff', relation: relationOf(ctx.actor.area, { lo, hi }) });
}

/** What stands now of areas on a day. */
export function loadSaidOn(
  ctx: Context,
  scope: CampaignScope,
  input: { areas: readonly number[]; day: IsoDay; stage: Stage },
): Promise<SaidFigure[]> {
  return inScope(ctx.database, scope.area, (transaction) =>
    listSaidOn(transaction, { ...input, campaignId: scope.campaign.id }),
  );
}

/** The entry that a request brought; null: none that this scope holds. */
export function loadEntryOfRequest(ctx: Context, scope: CampaignScope, requestKey: string): Promise<SavedEntry | null> {
  return inScope(ctx.database, scope.area, (transaction) => getEntryOfRequest(transaction, requestKey));
}
