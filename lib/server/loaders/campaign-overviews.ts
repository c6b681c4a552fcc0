import { inScope } from '../../../db/client';
import {
  countAllOpenProposals,
  listAllExtensions,
  listAllScopeVersions,
  listCampaignBeginnings,
  listCampaignStandings,
  type StandingAsked,
} from '../../../db/queries/campaign-standings';
import { listCampaigns } from '../../../db/queries/campaigns';
import { buildAreaRow, refOf } from '../../domain/area-rows';
import type { AuthorizedArea } from '../../domain/areas';
import { type CampaignOverview, type CampaignSummary, summariseStanding } from '../../domain/campaign-overviews';
import {
  computeClock,
  type Extension,
  endDayOf,
  lastReportableDay,
  latestEndDay,
  phaseOf,
} from '../../domain/campaigns';
import { dayInJakarta, earlierDay, type IsoDay, laterDay } from '../../domain/days';
import { chooseDay } from '../../domain/figure-view';
import { everybodyTakesPart, type ScopeVersion, versionOn } from '../../domain/scope';
import { targetSetOn } from '../../domain/target-sets';
import { authorizeOwnArea, targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';

type Listed = Omit<CampaignOverview, 'standing'> & { own: AuthorizedArea; extensions: Extension[] };

/** The campaigns that have the reader's own area, each with that area and where it stands today. */
async function listOwnCampaigns(ctx: Context): Promise<Listed[]> {
  const [campaigns, extensions] = await Promise.all([listCampaigns(ctx.database), listAllExtensions(ctx.database)]);
  const editions = new Set(campaigns.map(({ editionId }) => editionId));
  const areas = new Map(
    await Promise.all([...editions].map(async (id) => [id, await authorizeOwnArea(ctx, id, 'view')] as const)),
  );
  const today = dayInJakarta(ctx.now);
  return campaigns.flatMap((campaign) => {
    const own = areas.get(campaign.editionId);
    if (!own) return [];
    const letters = extensions.get(campaign.id) ?? [];
    const endDay = endDayOf({ campaign, extensions: letters, areaLo: own.lo, asOf: today });
    const touching = letters.filter((one) => one.areaLo <= own.hi && own.lo <= one.areaHi);
    const lastDay = laterDay(endDay, latestEndDay(campaign, touching));
    const phase = phaseOf(campaign, today, lastDay);
    const clock = computeClock({ startDay: campaign.startDay, endDay, asOf: earlierDay(today, endDay) });
    return [{ campaign, phase, lastDay, clock, area: refOf(own), own, extensions: letters }];
  });
}

/**
 * How the reader's own area stands in all campaigns that have it, in the order they were opened. Some five statements,
 * however many campaigns there are; nothing is read of archived ones.
 */
export async function loadCampaignOverviews(ctx: Context): Promise<CampaignOverview[]> {
  const [listed, scopes] = await Promise.all([listOwnCampaigns(ctx), listAllScopeVersions(ctx.database)]);
  const standings = new Map<number, CampaignSummary>();
  // One area, but for readers in the provinces of Papua of 2022, who have another one in older editions.
  for (const lo of new Set(listed.map(({ own }) => own.lo))) {
    const ofArea = listed.filter((one) => one.own.lo === lo && one.phase !== 'archived');
    for (const [id, summary] of await readSummaries(ctx, ofArea, scopes)) standings.set(id, summary);
  }
  return listed.map(({ own: _, extensions: __, ...one }) => ({
    ...one,
    standing: standings.get(one.campaign.id) ?? null,
  }));
}

async function readSummaries(
  ctx: Context,
  listed: readonly Listed[],
  scopes: ReadonlyMap<number, ScopeVersion[]>,
): Promise<Map<number, CampaignSummary>> {
  const [first] = listed;
  if (!first) return new Map();
  const { own } = first;
  const targetScope = targetScopeOf(ctx.actor);
  return inScope(ctx.database, own, async (transaction) => {
    const [beginnings, proposals] = await Promise.all([
      listCampaignBeginnings(transaction, own),
      targetScope ? countAllOpenProposals(transaction, targetScope) : new Map<number, number>(),
    ]);
    const asked = listed.map((one): StandingAsked & Listed & { lastReportDay: IsoDay | null } => {
      const { id: campaignId, editionId } = one.campaign;
      const { targetSetId: current = null, lastReportDay = null } = beginnings.get(campaignId) ?? {};
      const asOf = dayShown(ctx, one, lastReportDay);
      const { earlierTargets: earlier } = one.campaign;
      const targetSetId = current === null ? null : targetSetOn({ earlier, current, day: asOf });
      const version = versionOn(scopes.get(campaignId) ?? [], asOf);
      const scopeId = version && !version.everybody ? version.id : null;
      return { ...one, campaignId, editionId, targetSetId, lastReportDay, asOf, scopeId };
    });
    const standings = await listCampaignStandings(transaction, own, asked);
    return new Map(
      asked.flatMap(({ campaign, extensions, asOf, lastReportDay }): [number, CampaignSummary][] => {
        const rows = (standings.get(campaign.id) ?? []).map(({ takesPart, ...standing }) => ({
          standing,
          ...buildAreaRow({
            ...{ campaign, extensions, standing, asOf, stage: 'recorded' },
            // Nothing of a pace is told here.
            ...{ outages: [], history: new Map(), reports: null },
            participation: { ...everybodyTakesPart, takesPart },
          }),
        }));
        const [own, ...children] = rows;
        if (!own) return [];
        const heldState = own.standing.state.held?.recorded;
        const waiting = proposals.get(campaign.id) ?? 0;
        return [
          [campaign.id, summariseStanding({ asOf, lastReportDay, own, children, heldState, proposals: waiting })],
        ];
      }),
    );
  });
}

/** The day that the page of the area shows by itself. */
function dayShown(ctx: Context, { campaign, extensions }: Listed, lastReportDay: IsoDay | null): IsoDay {
  const { startDay, endDay } = campaign;
  const last = lastReportableDay(campaign, extensions);
  return chooseDay({
    startDay,
    endDay,
    lastReportableDay: last,
    wanted: null,
    lastReportDay,
    today: dayInJakarta(ctx.now),
  });
}
