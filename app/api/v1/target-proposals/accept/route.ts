import { readJson } from '@/app/api/v1/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/app/api/v1/respond';
import { servingDatabase } from '@/db/client';
import { acceptProposals, mayNotDecide } from '@/db/writes/target-decisions';
import { targetScopeOf } from '@/lib/auth/areas';
import { acceptProposalsBody } from '@/lib/domain/api-schemas';
import { buildProposalsAnswer } from '@/lib/reports/proposals-json';
import { requireProposals } from '../require-proposals';

export const POST = route(async ({ request, user }: Call<object>) => {
  const scope = targetScopeOf(user);
  if (!scope) throw mayNotDecide();
  const { campaign, ids, seen, reason } = await readJson(request, acceptProposalsBody);
  const asked = { campaignSlug: campaign, filter: { ids } };
  const { act } = await requireProposals(user, asked);
  await acceptProposals(servingDatabase(), scope, { ...act, ids, seen, reason });
  return answerJson(buildProposalsAnswer(campaign, (await requireProposals(user, asked)).proposals));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
