import { targetSetBody, targetSetsQuery } from '@/lib/domain/api-target-sets';
import { buildTargetSetsAnswer } from '@/lib/reports/versions-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { addVersion, requireKeeper, requireTargetSets } from '@/lib/server/services/target-sets';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const { area = null } = readQuery(request, targetSetsQuery);
  return answerJson(buildTargetSetsAnswer(await requireTargetSets(ctx, { campaignSlug: params.slug, code: area })));
});

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  requireKeeper(ctx);
  const campaignSlug = params.slug;
  await addVersion(ctx, { campaignSlug, ...(await readJson(request, targetSetBody)) });
  return answerJson(buildTargetSetsAnswer(await requireTargetSets(ctx, { campaignSlug, code: null })), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
