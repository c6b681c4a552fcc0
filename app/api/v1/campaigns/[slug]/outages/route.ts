import { outageBody } from '@/lib/domain/api-outages';
import { noQuery } from '@/lib/domain/api-words';
import { buildOutagesAnswer, describeOutage } from '@/lib/reports/outages-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { noteSpokenOutage, requireLogger, requireOutage, requireOutages } from '@/lib/server/services/outages';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  readQuery(request, noQuery);
  const { campaign, outages } = await requireOutages(ctx, { campaignSlug: params.slug });
  return answerJson(buildOutagesAnswer(campaign.slug, outages));
});

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const campaignSlug = params.slug;
  await requireLogger(ctx, campaignSlug);
  const { area: code, ...said } = await readJson(request, outageBody);
  const id = await noteSpokenOutage(ctx, { ...said, campaignSlug, code });
  return answerJson(describeOutage(await requireOutage(ctx, { campaignSlug, id })), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
