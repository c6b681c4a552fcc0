import { extensionBody } from '@/lib/domain/api-extensions';
import { noQuery } from '@/lib/domain/api-words';
import { buildExtensionsAnswer } from '@/lib/reports/extensions-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { extendArea, requireExtender, requireExtensions } from '@/lib/server/services/extensions';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  readQuery(request, noQuery);
  const page = await requireExtensions(ctx, { campaignSlug: params.slug });
  return answerJson(buildExtensionsAnswer(page.campaign.slug, page));
});

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const campaignSlug = params.slug;
  await requireExtender(ctx, campaignSlug);
  const { area: code, ...said } = await readJson(request, extensionBody);
  await extendArea(ctx, { ...said, campaignSlug, code });
  return answerJson(buildExtensionsAnswer(campaignSlug, await requireExtensions(ctx, { campaignSlug })), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
