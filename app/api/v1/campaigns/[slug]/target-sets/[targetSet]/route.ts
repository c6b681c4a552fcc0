import { targetSetChange } from '@/lib/domain/api-target-sets';
import { buildTargetSetsAnswer } from '@/lib/reports/versions-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { patchVersion, requireKeeper, requireTargetSets } from '@/lib/server/services/target-sets';

export const PATCH = route(async ({ request, params, ctx }: Call<{ slug: string; targetSet: string }>) => {
  requireKeeper(ctx);
  const { slug: campaignSlug, targetSet } = params;
  await patchVersion(ctx, { campaignSlug, targetSet, ...(await readJson(request, targetSetChange)) });
  return answerJson(buildTargetSetsAnswer(await requireTargetSets(ctx, { campaignSlug, code: null })));
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseOtherThan('PATCH');
