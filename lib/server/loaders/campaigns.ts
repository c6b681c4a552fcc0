import { cache } from 'react';
import { overNation, servingDatabase } from '../../../db/client';
import {
  type CampaignChange,
  type EditionChoice,
  listCampaignChanges,
  listEditionChoices,
} from '../../../db/queries/campaign-changes';
import { listRecordedCourses } from '../../../db/queries/campaign-courses';
import { getCampaign, listCampaigns } from '../../../db/queries/campaigns';
import { type CampaignSettings, settingsOf, usualSettings } from '../../domain/campaign-settings';
import { type Campaign, phaseOf } from '../../domain/campaigns';
import { dayInJakarta, type IsoDay } from '../../domain/days';
import { type Course, courseOf } from '../../domain/plan-courses';
import type { Context } from '../auth/context';
import { managesNation } from '../auth/managers';

export type { CampaignChange, EditionChoice };

/** A campaign by its name in addresses, read once a page however many of its parts ask; null: there is none. */
export const readCampaign = cache(getCampaign);

/** All campaigns: those that run today first, archived ones last, otherwise in the order they were opened. The first is where "/" leads. */
export const loadCampaigns = cache(async (): Promise<(Campaign & { edition: string })[]> => {
  const today = dayInJakarta(new Date());
  const campaigns = await listCampaigns(servingDatabase());
  const place = (campaign: Campaign) => {
    const phase = phaseOf(campaign, today);
    return phase === 'archived' ? 2 : phase === 'running' ? 0 : 1;
  };
  return campaigns.sort((one, other) => place(one) - place(other) || one.id - other.id);
});

/** The campaigns that an office may have its recap prepared of: nothing is prepared of an archived one. */
export async function loadRecapCampaigns(): Promise<Campaign[]> {
  return (await loadCampaigns()).filter((campaign) => campaign.archivedAt === null);
}

/** What the pages of campaigns show an administrator of the nation; null: the user is none. */
export type CampaignDesk = {
  campaigns: (Campaign & { edition: string })[];
  editions: EditionChoice[];
  /** The courses of campaigns that a plan may follow. */
  courses: Course[];
  today: IsoDay;
};

export async function loadCampaignDesk(ctx: Context): Promise<CampaignDesk | null> {
  if (!managesNation(ctx)) return null;
  const [campaigns, editions, recorded] = await Promise.all([
    loadCampaigns(),
    listEditionChoices(ctx.database),
    overNation(ctx.database, listRecordedCourses),
  ]);
  const courses = recorded.map(courseOf).filter((course) => course !== null);
  return { campaigns, editions, courses, today: dayInJakarta(ctx.now) };
}

/** The changes of a campaign, for an actor who may see the desk. */
export function loadCampaignChanges(ctx: Context, campaignId: number): Promise<CampaignChange[]> {
  return listCampaignChanges(ctx.database, campaignId);
}

type Listed = CampaignDesk['campaigns'][number];

/** The settings that stand in the form of a campaign. */
export function standingSettings(campaign: Listed): CampaignSettings {
  return settingsOf(campaign);
}

/** What is offered for a new campaign: the settings of another, whose figures are not its own, or the usual ones in the newest edition. */
export function offeredSettings(desk: CampaignDesk, source: Listed | null): CampaignSettings {
  const { simulated, source: from } = usualSettings;
  if (source) return { ...settingsOf(source), simulated, source: from };
  const edition = desk.editions[0]?.name ?? '';
  return { ...usualSettings, name: '', slug: '', unit: 'keluarga', edition, startDay: desk.today, endDay: desk.today };
}
