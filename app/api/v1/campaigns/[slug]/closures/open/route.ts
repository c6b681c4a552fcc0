import { openBody } from '@/lib/domain/api-closures';
import { buildClosuresAnswer } from '@/lib/reports/closures-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { openArea, requireCloser, requireClosures } from '@/lib/server/services/closures';

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const campaignSlug = params.slug;
  await requireCloser(ctx, campaignSlug);
  const { area: code, from: fromDay, reason } = await readJson(request, openBody);
  await openArea(ctx, { campaignSlug, code, fromDay, reason });
  return answerJson(
    buildClosuresAnswer(campaignSlug, await requireClosures(ctx, { campaignSlug, code, asOf: fromDay })),
  );
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
