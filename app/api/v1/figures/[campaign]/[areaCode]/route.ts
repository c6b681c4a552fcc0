import { chooseDetail, requireTargetSet } from '@/app/api/v1/progress-params';
import { figuresQuery } from '@/lib/domain/api-progress';
import { listFigureRows } from '@/lib/domain/figure-rows';
import { notFoundProblem } from '@/lib/domain/problems';
import { figuresHeader, writeFigureLines } from '@/lib/reports/figures-csv';
import { describeFault, log } from '@/lib/server/http/log';
import { invalid, readQuery } from '@/lib/server/http/read-request';
import { type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { type FigureDays, readFigureDays } from '@/lib/server/loaders/figures';

type Params = { campaign: string; areaCode: string };

export const GET = route(async ({ request, ctx, params }: Call<Params>) => {
  const query = readQuery(request, figuresQuery);
  const { asOf = null, from = null, to = null, stage, detail, targetSet, all } = query;
  if (asOf !== null && (from !== null || to !== null)) {
    throw invalid('query-invalid', "Parameter 'asOf': untuk beberapa hari pakai 'from' dan 'to' saja.");
  }
  const found = await readFigureDays(ctx, {
    ...{ campaignSlug: params.campaign, code: params.areaCode, asOf, from, to, stage },
    detail: chooseDetail(detail, params.areaCode),
    targetSet: targetSet ?? null,
    all: all === '1',
  });
  if (!found) throw notFoundProblem();
  requireTargetSet(targetSet, found.targetSet);
  const days = found.first === found.last ? found.first : `${found.first}-sd-${found.last}`;
  const name = `${params.campaign}-${params.areaCode}-${detail}-${stage}-${days}.csv`;
  return new Response(streamLines(found.days), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
});

/** So many rows go out at once. */
const batch = 1_000;

/**
 * The lines day by day, as fast as they are taken. A fault in the middle breaks the answer off, which a program can tell
 * from its end.
 */
function streamLines(days: FigureDays['days']): ReadableStream<Uint8Array> {
  const chunks = writeChunks(days);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log.error(describeFault(error), 'a table of figures broke off');
        controller.error(error);
      }
    },
    async cancel() {
      await chunks.return();
    },
  });
}

async function* writeChunks(days: FigureDays['days']): AsyncGenerator<string, void, void> {
  yield figuresHeader;
  for await (const day of days) {
    const rows = listFigureRows(day);
    for (let at = 0; at < rows.length; at += batch) yield writeFigureLines(rows.slice(at, at + batch));
  }
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
