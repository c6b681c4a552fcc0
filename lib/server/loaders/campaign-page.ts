import { listCampaigns, listExtensions } from '../../../db/queries/campaigns';
import type { AreaProgress } from '../../domain/area-progress';
import type { AreaLevel } from '../../domain/areas';
import { type Campaign, type CampaignPhase, endDayOf, latestEndDay, phaseOf } from '../../domain/campaigns';
import { dayInJakarta, type IsoDay, laterDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { listRights, type Right } from '../../domain/rights';
import { authorizeOwnArea } from '../auth/areas';
import type { UserContext } from '../auth/context';
import { type ExtensionPage, readExtensions } from './extensions';
import { type OutageView, readOutages } from './outages';
import { readAreaProgress } from './progress';

/** A campaign as its own page shows it to a reader, with the reader's own area in it. */
export type CampaignPage = {
  campaign: Campaign;
  /** The edition of areas, by name. */
  edition: string;
  today: IsoDay;
  phase: CampaignPhase;
  /** The end of the reader's own area, as it is known today. */
  endDay: IsoDay;
  /** Of the own area, without its trend. */
  progress: AreaProgress;
  /** Letters that stand. */
  extensions: ExtensionPage['extensions'];
  /** Outages that have not ended. */
  outages: OutageView[];
  rights: Right[];
};

/** Null: no such campaign, or it has not the reader's area. */
export async function loadCampaignPage(ctx: UserContext, campaignSlug: string): Promise<CampaignPage | null> {
  const listed = (await listCampaigns(ctx.database)).find(({ slug }) => slug === campaignSlug);
  const area = listed && (await authorizeOwnArea(ctx, listed.editionId, 'view'));
  if (!listed || !area) return null;
  const { edition, ...campaign } = listed;
  const request = { ...defaultView, campaignSlug, code: area.code, series: false };
  const [progress, calendar, outages, letters] = await Promise.all([
    readAreaProgress(ctx, request, { lenient: true }),
    readExtensions(ctx, { campaignSlug }),
    readOutages(ctx, { campaignSlug }),
    listExtensions(ctx.database, campaign.id),
  ]);
  if (!progress || !calendar || !outages) return null;
  const today = dayInJakarta(ctx.now);
  const endDay = endDayOf({ campaign, extensions: letters, areaLo: area.lo, asOf: today });
  const touching = letters.filter((one) => one.areaLo <= area.hi && area.lo <= one.areaHi);
  return {
    ...{ campaign, edition, today, endDay, progress },
    phase: phaseOf(campaign, today, laterDay(endDay, latestEndDay(campaign, touching))),
    extensions: calendar.extensions.filter(({ withdrawnAt }) => withdrawnAt === null),
    outages: outages.outages.filter(({ toDay, withdrawn }) => toDay === null && !withdrawn),
    rights: listRights({ person: ctx.actor, area: { ...area, level: area.level as AreaLevel }, campaign }),
  };
}
