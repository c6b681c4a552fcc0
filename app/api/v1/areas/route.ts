import { readQuery } from '@/app/api/v1/read-request';
import { answerJson, notFoundProblem, route } from '@/app/api/v1/respond';
import { type AreasAnswer, areasQuery } from '@/lib/domain/api-schemas';
import { findAreas } from '@/lib/loaders/areas';

export const GET = route(async ({ request, user }) => {
  const { campaign, q, under } = readQuery(request, areasQuery);
  const areas = await findAreas(user, { campaignSlug: campaign, typed: q, under: under ?? null });
  if (!areas) throw notFoundProblem();
  return answerJson({ areas } satisfies AreasAnswer);
});
