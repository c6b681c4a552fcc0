import { servingDatabase } from '@/db/client';
import { mayNotDecide, withdrawProposals } from '@/db/writes/target-decisions';
import { withdrawProposalsBody } from '@/lib/domain/api-schemas';
import { isAllowed } from '@/lib/domain/users';
import { buildProposalsAnswer } from '@/lib/reports/proposals-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireProposals } from '../require-proposals';

export const POST = route(async ({ request, user }: Call<object>) => {
  if (!isAllowed({ role: user.role, verb: 'import', relation: 'own' })) throw mayNotDecide();
  const { campaign, ids } = await readJson(request, withdrawProposalsBody);
  const asked = { campaignSlug: campaign, filter: { ids } };
  const { act, area } = await requireProposals(user, asked);
  await withdrawProposals(servingDatabase(), area, { ...act, ids });
  return answerJson(buildProposalsAnswer(campaign, (await requireProposals(user, asked)).proposals));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
