import { servingDatabase } from '@/db/client';
import { declineProposals, mayNotDecide } from '@/db/writes/target-decisions';
import { declineProposalsBody } from '@/lib/domain/api-schemas';
import { buildProposalsAnswer } from '@/lib/reports/proposals-json';
import { targetScopeOf } from '@/lib/server/auth/areas';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireProposals } from '../require-proposals';

export const POST = route(async ({ request, user }: Call<object>) => {
  const scope = targetScopeOf(user);
  if (!scope) throw mayNotDecide();
  const { campaign, ids, reason } = await readJson(request, declineProposalsBody);
  const asked = { campaignSlug: campaign, filter: { ids } };
  const { act } = await requireProposals(user, asked);
  await declineProposals(servingDatabase(), scope, { ...act, ids, reason });
  return answerJson(buildProposalsAnswer(campaign, (await requireProposals(user, asked)).proposals));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
