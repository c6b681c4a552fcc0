import { inScope } from '../../../db/client';
import { listAreasAbove, listAreasInside } from '../../../db/queries/areas';
import { getScopeList, listScopeHistory, type ScopeHistory } from '../../../db/queries/scope';
import type { AreaRef } from '../../domain/area-progress';
import { listAbove, refOf } from '../../domain/area-rows';
import { type AreaLevel, codeOfArea, levelOfCode } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import { earlierDay, type IsoDay, laterDay } from '../../domain/days';
import { type LokusCount, type Participation, participationOf, versionOn, type WorkMode } from '../../domain/scope';
import type { ScopeEntry } from '../../domain/scope-changes';
import { isAllowed } from '../../domain/users';
import { authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { type CampaignScope, loadCampaignScope } from './imports';
import { readScope } from './scope';

export type { ScopeHistory };

/** A child of the area shown, and whether it takes part. */
export type ScopeRow = {
  area: AreaRef;
  takesPart: boolean;
  workMode: WorkMode | null;
  /** How it is listed itself; null: it is not. */
  listed: WorkMode | null;
  lokus: LokusCount | null;
};

export type ScopePage = {
  campaign: Campaign;
  area: AreaRef;
  /** The areas above that the reader may go to, from the top. */
  above: AreaRef[];
  /** The day for which the list is shown: today, or the day of the campaign that is nearest to it. */
  day: IsoDay;
  /** Null: a census. */
  version: ScopeHistory | null;
  own: Participation;
  rows: ScopeRow[];
  history: ScopeHistory[];
  /** Whether the reader may say who takes part. */
  mayEdit: boolean;
  days: CampaignScope['days'];
};

/**
 * Who takes part in a campaign, by the children of an area; null: no such campaign or area, or not the reader's.
 * @param input.code null: the reader's own area
 */
export async function loadScopePage(
  ctx: Context,
  input: { campaignSlug: string; code: string | null; all: boolean },
): Promise<ScopePage | null> {
  if (input.code !== null && levelOfCode(input.code) === null) return null;
  const place = await loadCampaignScope(ctx, { campaignSlug: input.campaignSlug, under: input.code, verb: 'view' });
  if (!place) return null;
  const { campaign, area, days } = place;
  const { editionId } = campaign;
  const day = laterDay(days.startDay, earlierDay(days.today, days.lastReportableDay));
  const level = area.level < 4 ? ((area.level + 1) as AreaLevel) : null;
  const [children, ancestors] = await Promise.all([
    level === null ? [] : listAreasInside(ctx.database, { editionId, inside: area, level }),
    listAreasAbove(ctx.database, editionId, area.code),
  ]);
  const { history, scope } = await inScope(ctx.database, area, async (transaction) => {
    const history = await listScopeHistory(transaction, campaign.id);
    const levels = level === null ? [area.level] : [area.level, level];
    const scope = await readScope(transaction, {
      ...{ versions: history, area, campaignId: campaign.id, levels, stage: 'recorded', asOf: day },
    });
    return { history, scope };
  });
  const rows = children.map((child): ScopeRow => {
    const { takesPart, workMode, lokus } = participationOf(scope, child.code);
    const listed = scope?.list.byLo.get(child.lo)?.mode ?? null;
    return { area: refOf(child), takesPart, workMode, listed, lokus };
  });
  const version = versionOn(history, day);
  return {
    campaign,
    area: refOf(area),
    above: listAbove(ctx.actor.area, ancestors),
    day,
    version: version && !version.everybody ? version : null,
    own: participationOf(scope, area.code),
    rows: input.all || !scope ? rows : rows.filter((row) => row.takesPart),
    history,
    mayEdit: isAllowed({ role: ctx.actor.role, verb: 'manage', relation: 'own' }),
    days,
  };
}

/** The list that stands on a day, as far as it touches the reader's own area, and its version; null: no such campaign. */
export async function loadScopeList(
  ctx: Context,
  input: { campaignSlug: string; day: IsoDay | null },
): Promise<{
  day: IsoDay;
  version: ScopeHistory | null;
  entries: ScopeEntry[] | null;
  history: ScopeHistory[];
} | null> {
  const place = await loadCampaignScope(ctx, { campaignSlug: input.campaignSlug, under: null, verb: 'view' });
  const area = place && (await authorizeOwnArea(ctx, place.campaign.editionId, 'view'));
  if (!place || !area) return null;
  const { days, campaign } = place;
  const day = input.day ?? laterDay(days.startDay, earlierDay(days.today, days.lastReportableDay));
  return inScope(ctx.database, area, async (transaction) => {
    const history = await listScopeHistory(transaction, campaign.id);
    const version = versionOn(history, day);
    const list = version && !version.everybody ? await getScopeList(transaction, version.id) : null;
    const entries = list?.areas.map(({ lo, mode }) => ({ code: codeOfArea(lo), mode })) ?? null;
    return { day, version, entries, history };
  });
}
