import { proposalsQuery } from '@/lib/domain/api-proposals';
import { buildProposalsAnswer } from '@/lib/reports/proposals-json';
import { readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireProposals } from '@/lib/server/services/target-proposals';

export const GET = route(async ({ request, ctx }: Call<object>) => {
  const { campaign, state } = readQuery(request, proposalsQuery);
  const found = await requireProposals(ctx, { campaignSlug: campaign, filter: { state } });
  return answerJson(buildProposalsAnswer(campaign, found.proposals));
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
