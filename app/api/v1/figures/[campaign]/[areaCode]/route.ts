import { chooseDetail, requireTargetSet } from '@/app/api/v1/progress-params';
import { figuresQuery } from '@/lib/domain/api-progress';
import { listFigureRows } from '@/lib/domain/figure-rows';
import { notFoundProblem } from '@/lib/domain/problems';
import { figuresHeader, writeFigureLines } from '@/lib/reports/figures-csv';
import { answerLines } from '@/lib/server/http/attachment';
import { invalid, readQuery } from '@/lib/server/http/read-request';
import { type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { type FigureDays, readFigureDays } from '@/lib/server/loaders/figures';
import { offerFigureLines } from '@/lib/server/services/long-files';

type Params = { campaign: string; areaCode: string };

export const GET = route(async ({ request, ctx, params }: Call<Params>) => {
  const query = readQuery(request, figuresQuery);
  const { asOf = null, from = null, to = null, stage, detail, targetSet, all } = query;
  if (asOf !== null && (from !== null || to !== null)) {
    throw invalid('query-invalid', "Parameter 'asOf': untuk beberapa hari pakai 'from' dan 'to' saja.");
  }
  return answerLines(ctx, async () => {
    const wanted = {
      ...{ campaignSlug: params.campaign, code: params.areaCode, asOf, from, to, stage },
      detail: chooseDetail(detail, params.areaCode),
      targetSet: targetSet ?? null,
      all: all === '1',
    };
    const long = await offerFigureLines(ctx, wanted);
    const found = long ?? (await readFigureDays(ctx, wanted));
    if (!found) throw notFoundProblem();
    requireTargetSet(targetSet, found.targetSet);
    const days = found.first === found.last ? found.first : `${found.first}-sd-${found.last}`;
    const fileName = `${params.campaign}-${params.areaCode}-${detail}-${stage}-${days}.csv`;
    return { fileName, chunks: 'chunks' in found ? found.chunks : writeChunks(found.days) };
  });
});

/** So many rows go out at once. */
const batch = 1_000;

async function* writeChunks(days: FigureDays['days']): AsyncGenerator<string, void, void> {
  yield figuresHeader;
  for await (const day of days) {
    const rows = listFigureRows(day);
    for (let at = 0; at < rows.length; at += batch) yield writeFigureLines(rows.slice(at, at + batch));
  }
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
