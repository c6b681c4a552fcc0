import { settleBody } from '@/lib/domain/api-campaign-check';
import { buildCheckAnswer } from '@/lib/reports/check-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireCampaignCheck, requireSettler, settleCheckFinding } from '@/lib/server/services/campaign-check';

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const campaignSlug = params.slug;
  await requireSettler(ctx, campaignSlug);
  const { area: code = null, targetSet, ...said } = await readJson(request, settleBody);
  const place = { campaignSlug, code, targetSet };
  await settleCheckFinding(ctx, { ...place, ...said });
  return answerJson(buildCheckAnswer(await requireCampaignCheck(ctx, place)), 201);
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
