import type { z } from 'zod';
import { chooseDetail, requireTargetSet } from '@/app/api/v1/progress-params';
import { progressQuery } from '@/lib/domain/api-progress';
import type { RowFilter, RowOrder } from '@/lib/domain/area-progress';
import { sortKeys } from '@/lib/domain/columns';
import { notFoundProblem } from '@/lib/domain/problems';
import { buildProgressAnswer } from '@/lib/reports/progress-json';
import { readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { readAreaProgress } from '@/lib/server/loaders/progress';

type Params = { campaign: string; areaCode: string };
type Query = z.output<typeof progressQuery>;

export const GET = route(async ({ request, ctx, params }: Call<Params>) => {
  const query = readQuery(request, progressQuery);
  const progress = await readAreaProgress(ctx, {
    campaignSlug: params.campaign,
    code: params.areaCode,
    asOf: query.asOf ?? null,
    stage: query.stage,
    detail: chooseDetail(query.detail, params.areaCode),
    targetSet: query.targetSet ?? null,
    series: query.series === '1',
    all: query.all === '1',
  });
  if (!progress) throw notFoundProblem();
  requireTargetSet(query.targetSet, progress.targetSet);
  return answerJson(buildProgressAnswer(progress, { order: orderOf(query.sort), filter: filterOf(query) }));
});

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
