import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { viewOf } from '@/lib/domain/figure-view';
import { notFoundProblem } from '@/lib/domain/problems';
import { areaHrefOn } from '@/lib/format/area-query';
import { guarded } from '@/lib/server/http/respond';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { addressOf, parseAreaQuery } from '../search-params';

/** Leads to the first area inside this one whose figure is held; where there is none any more, to this one. */
export const GET = guarded(async (request, { kampanye, kode: code }: { kampanye: string; kode: string }) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const query = parseAreaQuery(url.searchParams);
  const wanted = { campaignSlug: kampanye, code, ...viewOf(query), detail: null, series: false };
  const progress = await readAreaProgress(ctx, wanted, { lenient: true });
  if (!progress) throw notFoundProblem();
  const first = progress.held.find(({ area }) => area.code !== code)?.area ?? progress.area;
  const location = areaHrefOn(addressOf(progress, query), first.code, progress.asOf);
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'private, no-store' } });
});
