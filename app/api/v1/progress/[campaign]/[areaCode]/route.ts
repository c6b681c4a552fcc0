import type { z } from 'zod';
import { invalid, readQuery } from '@/app/api/v1/read-request';
import { answerJson, type Call, notFoundProblem, route } from '@/app/api/v1/respond';
import { progressQuery } from '@/lib/domain/api-schemas';
import { type RowFilter, type RowOrder, sortKeys } from '@/lib/domain/area-progress';
import { type LevelName, levelNames, levelOfCode } from '@/lib/domain/areas';
import { readAreaProgress } from '@/lib/loaders/progress';
import { buildProgressAnswer } from '@/lib/reports/progress-json';

type Params = { campaign: string; areaCode: string };
type Query = z.output<typeof progressQuery>;

export const GET = route(async ({ request, user, params }: Call<Params>) => {
  const query = readQuery(request, progressQuery);
  const progress = await readAreaProgress(user, {
    campaignSlug: params.campaign,
    code: params.areaCode,
    asOf: query.asOf ?? null,
    stage: query.stage,
    detail: chooseDetail(query.detail, params.areaCode),
    targetSet: query.targetSet ?? null,
    series: query.series === '1',
  });
  if (!progress) throw notFoundProblem();
  if (query.targetSet !== undefined && progress.targetSet?.id !== query.targetSet) {
    throw invalid(
      'query-invalid',
      `Parameter 'targetSet': kampanye ini tidak mempunyai versi target ${query.targetSet}.`,
    );
  }
  return answerJson(buildProgressAnswer(progress, { order: orderOf(query.sort), filter: filterOf(query) }));
});

/** Null: the children. A level that the area does not hold is refused, where a page would show the children. */
function chooseDetail(wanted: Query['detail'], areaCode: string): LevelName | null {
  if (wanted === 'children') return null;
  const own = levelOfCode(areaCode);
  if (own === null || levelNames.indexOf(wanted) > own) return wanted;
  throw invalid('query-invalid', `Parameter 'detail': wilayah ${areaCode} tidak mempunyai ${wanted} di bawahnya.`);
}

function orderOf(sort: Query['sort']): RowOrder {
  const key = sortKeys.find((one) => sort === one || sort === `-${one}`);
  return { key: key ?? 'persen', descending: sort.startsWith('-') };
}

/** `stale` is the API's name of the page's filter "belum lapor hari ini", as it is that of the flag. */
function filterOf(query: Query): RowFilter {
  return { status: query.status === 'stale' ? 'belumLaporHariIni' : (query.status ?? null), search: query.q };
}
