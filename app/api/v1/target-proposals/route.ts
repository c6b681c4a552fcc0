import { readQuery } from '@/app/api/v1/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/app/api/v1/respond';
import { proposalsQuery } from '@/lib/domain/api-schemas';
import { buildProposalsAnswer } from '@/lib/reports/proposals-json';
import { requireProposals } from './require-proposals';

export const GET = route(async ({ request, user }: Call<object>) => {
  const { campaign, state } = readQuery(request, proposalsQuery);
  const found = await requireProposals(user, { campaignSlug: campaign, filter: { state } });
  return answerJson(buildProposalsAnswer(campaign, found.proposals));
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
