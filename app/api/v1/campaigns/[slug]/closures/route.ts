import { closeBody, closuresQuery } from '@/lib/domain/api-closures';
import { buildClosuresAnswer } from '@/lib/reports/closures-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { closeArea, requireCloser, requireClosures } from '@/lib/server/services/closures';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const { area = ctx.actor.area.code, asOf = null } = readQuery(request, closuresQuery);
  const found = await requireClosures(ctx, { campaignSlug: params.slug, code: area, asOf });
  return answerJson(buildClosuresAnswer(params.slug, found));
});

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const campaignSlug = params.slug;
  await requireCloser(ctx, campaignSlug);
  const { area: code, until: untilDay, heldReason: settle } = await readJson(request, closeBody);
  await closeArea(ctx, { campaignSlug, code, untilDay, settle });
  const found = await requireClosures(ctx, { campaignSlug, code, asOf: untilDay });
  return answerJson(buildClosuresAnswer(campaignSlug, found), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
