import { withdrawProposalsBody } from '@/lib/domain/api-proposals';
import { buildProposalsAnswer } from '@/lib/reports/proposals-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireProposals, requireProposer, withdrawTargets } from '@/lib/server/services/target-proposals';

export const POST = route(async ({ request, ctx }: Call<object>) => {
  requireProposer(ctx);
  const { campaign: campaignSlug, ids } = await readJson(request, withdrawProposalsBody);
  await withdrawTargets(ctx, { campaignSlug, ids });
  const { proposals } = await requireProposals(ctx, { campaignSlug, filter: { ids } });
  return answerJson(buildProposalsAnswer(campaignSlug, proposals));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
