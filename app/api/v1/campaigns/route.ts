import { readQuery } from '@/app/api/v1/read-request';
import { answerJson, refuseOtherThan, route } from '@/app/api/v1/respond';
import { type CampaignsAnswer, noQuery } from '@/lib/domain/api-schemas';
import { loadCampaigns } from '@/lib/loaders/campaigns';
import { describeCampaign } from '@/lib/reports/progress-json';

export const GET = route(async ({ request }) => {
  readQuery(request, noQuery);
  const campaigns = await loadCampaigns();
  const answer: CampaignsAnswer = {
    campaigns: campaigns.map((campaign) => ({ ...describeCampaign(campaign), edition: campaign.edition })),
  };
  return answerJson(answer);
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
