import { comparisonChange } from '@/lib/domain/api-comparisons';
import { noQuery } from '@/lib/domain/api-words';
import { parseId } from '@/lib/domain/ids';
import { buildComparisonAnswer } from '@/lib/reports/comparisons-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import {
  requireComparison,
  requireEnteringRole,
  restoreComparison,
  withdrawComparison,
} from '@/lib/server/services/comparisons';

type Params = { slug: string; comparison: string };

const named = ({ slug, comparison }: Params) => ({ campaignSlug: slug, id: parseId(comparison) ?? 0 });

export const GET = route(async ({ request, params, ctx }: Call<Params>) => {
  readQuery(request, noQuery);
  return answerJson(buildComparisonAnswer(await requireComparison(ctx, named(params))));
});

export const PATCH = route(async ({ request, params, ctx }: Call<Params>) => {
  await requireEnteringRole(ctx, params.slug);
  await requireComparison(ctx, named(params));
  const { withdrawn } = await readJson(request, comparisonChange);
  await (withdrawn ? withdrawComparison : restoreComparison)(ctx, named(params));
  return answerJson(buildComparisonAnswer(await requireComparison(ctx, named(params))));
});

export const { DELETE, OPTIONS, POST, PUT } = refuseOtherThan('GET', 'PATCH');
