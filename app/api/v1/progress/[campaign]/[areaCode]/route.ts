import type { z } from 'zod';
import { chooseDetail, requireTargetSet } from '@/app/api/v1/progress-params';
import { progressQuery } from '@/lib/domain/api-progress';
import type { RowFilter, RowOrder } from '@/lib/domain/area-progress';
import { sortKeys } from '@/lib/domain/columns';
import { notFoundProblem } from '@/lib/domain/problems';
import type { ComparisonWish } from '@/lib/domain/trend-comparison';
import { buildProgressAnswer } from '@/lib/reports/progress-json';
import { readQuery } from '@/lib/server/http/read-request';
import { answerJson, answerWrittenJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { readTrendComparison } from '@/lib/server/loaders/trend-comparison';
import { offerProgressJson } from '@/lib/server/services/long-files';

type Params = { campaign: string; areaCode: string };
type Query = z.output<typeof progressQuery>;

export const GET = route(async ({ request, ctx, params }: Call<Params>) => {
  const query = readQuery(request, progressQuery);
  const wanted = {
    campaignSlug: params.campaign,
    code: params.areaCode,
    asOf: query.asOf ?? null,
    stage: query.stage,
    detail: chooseDetail(query.detail, params.areaCode),
    targetSet: query.targetSet ?? null,
    series: query.series === '1',
    all: query.all === '1',
  };
  const view = { order: orderOf(query.sort), filter: filterOf(query) };
  const wish = query.compare === undefined ? null : wishOf(query.compare);
  const long = await offerProgressJson(ctx, { request: wanted, ...view, wish });
  if (long) {
    requireTargetSet(query.targetSet, long.targetSet);
    return answerWrittenJson(long);
  }
  const progress = await readAreaProgress(ctx, wanted);
  if (!progress) throw notFoundProblem();
  requireTargetSet(query.targetSet, progress.targetSet);
  const compared = await readTrendComparison(ctx, progress, wish);
  if (wish && !compared) throw notFoundProblem();
  return answerJson(buildProgressAnswer(progress, view, compared));
});

function wishOf(compare: string): ComparisonWish {
  if (compare === 'above') return { with: 'above' };
  const [, slug] = compare.split(/^campaign-/);
  return slug === undefined ? { with: 'area', typed: compare } : { with: 'campaign', slug };
}

function orderOf(sort: Query['sort']): RowOrder {
  const key = sortKeys.find((one) => sort === one || sort === `-${one}`);
  return { key: key ?? 'persen', descending: sort.startsWith('-') };
}

/** `stale` is the API's name of the page's filter "tidak lapor hari ini". */
function filterOf(query: Query): RowFilter {
  const status = query.status === 'stale' ? 'belumLaporHariIni' : (query.status ?? null);
  return { status, cause: query.cause ?? null, search: query.q };
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
