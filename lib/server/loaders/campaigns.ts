import { cache } from 'react';
import { servingDatabase } from '../../../db/client';
import { listCampaigns } from '../../../db/queries/campaigns';
import type { Campaign } from '../../domain/campaigns';
import { dayInJakarta } from '../../domain/days';

/** All campaigns: those that run today first, then in the order they were opened. The first is where "/" leads. */
export const loadCampaigns = cache(async (): Promise<(Campaign & { edition: string })[]> => {
  const today = dayInJakarta(new Date());
  const running = (campaign: Campaign) => campaign.startDay <= today && today <= campaign.endDay;
  const campaigns = await listCampaigns(servingDatabase());
  return campaigns.sort((one, other) => Number(running(other)) - Number(running(one)) || one.id - other.id);
});
