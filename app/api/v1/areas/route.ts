import { type AreasAnswer, areasQuery } from '@/lib/domain/api-progress';
import { notFoundProblem } from '@/lib/domain/problems';
import { readQuery } from '@/lib/server/http/read-request';
import { answerJson, refuseOtherThan, route } from '@/lib/server/http/respond';
import { findAreas } from '@/lib/server/loaders/areas';

export const GET = route(async ({ request, ctx }) => {
  const { campaign, q, under } = readQuery(request, areasQuery);
  const found = await findAreas(ctx, { campaignSlug: campaign, typed: q, under: under ?? null });
  if (!found) throw notFoundProblem();
  return answerJson(found satisfies AreasAnswer);
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
