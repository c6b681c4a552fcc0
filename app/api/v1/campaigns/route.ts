import { type CampaignsAnswer, openCampaignBody } from '@/lib/domain/api-campaigns';
import { noQuery } from '@/lib/domain/api-words';
import { describeCampaignDetail } from '@/lib/reports/progress-json';
import { requireManager } from '@/lib/server/auth/managers';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, refuseOtherThan, route } from '@/lib/server/http/respond';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';
import { addCampaign } from '@/lib/server/services/campaigns';

export const GET = route(async ({ request }) => {
  readQuery(request, noQuery);
  const campaigns = await loadCampaigns();
  const answer: CampaignsAnswer = { campaigns: campaigns.map(describeCampaignDetail) };
  return answerJson(answer);
});

export const POST = route(async ({ request, ctx }) => {
  requireManager(ctx);
  const { targetSet, copyScopeOf, ...settings } = await readJson(request, openCampaignBody);
  return answerJson(describeCampaignDetail(await addCampaign(ctx, { settings, targetSet, copyScopeOf })), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
