import type { CampaignsAnswer } from '@/lib/domain/api-progress';
import { noQuery } from '@/lib/domain/api-words';
import { describeCampaign } from '@/lib/reports/progress-json';
import { readQuery } from '@/lib/server/http/read-request';
import { answerJson, refuseOtherThan, route } from '@/lib/server/http/respond';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';

export const GET = route(async ({ request }) => {
  readQuery(request, noQuery);
  const campaigns = await loadCampaigns();
  const answer: CampaignsAnswer = {
    campaigns: campaigns.map((campaign) => ({ ...describeCampaign(campaign), edition: campaign.edition })),
  };
  return answerJson(answer);
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
