import { comparisonBody, comparisonsQuery } from '@/lib/domain/api-comparisons';
import { formatMinute } from '@/lib/format/instants';
import { buildComparisonAnswer, buildComparisonsAnswer } from '@/lib/reports/comparisons-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import {
  recordComparison,
  requireComparison,
  requireComparisons,
  requireEnteringRole,
} from '@/lib/server/services/comparisons';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const { area: code = null } = readQuery(request, comparisonsQuery);
  return answerJson(buildComparisonsAnswer(await requireComparisons(ctx, { campaignSlug: params.slug, code })));
});

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const campaignSlug = params.slug;
  await requireEnteringRole(ctx, campaignSlug);
  const { area: code, hour, figures, ...said } = await readJson(request, comparisonBody);
  const { id } = await recordComparison(ctx, {
    ...{ ...said, campaignSlug, code, hour: hour === undefined ? null : formatMinute(hour) },
    figures: figures.map(({ area, total }) => ({ code: area, total })),
  });
  return answerJson(buildComparisonAnswer(await requireComparison(ctx, { campaignSlug, id })), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
