import { checkQuery } from '@/lib/domain/api-campaign-check';
import { buildCheckAnswer } from '@/lib/reports/check-json';
import { readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireCampaignCheck } from '@/lib/server/services/campaign-check';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const { area: code = null, targetSet, limit } = readQuery(request, checkQuery);
  const place = { campaignSlug: params.slug, code, targetSet };
  return answerJson(buildCheckAnswer(await requireCampaignCheck(ctx, { ...place, limit })));
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
