import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { downloadParams, parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { offerAreaFile } from '@/lib/server/services/long-files';

type Params = { kampanye: string; kode: string };

/**
 * The table of the area page as a file: the same query, and so the same rows, order and filter. What the page would pass
 * over is refused here: a file that was asked for with a misspelt word would hold other figures, and not say so.
 */
export const GET = guarded(async (request, params: Params) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const kind = readQuery(request, downloadParams);
  const place = { campaignSlug: params.kampanye, code: params.kode };
  const wish = { kind, query: parseAreaQuery(url.searchParams), signal: request.signal };
  return answerFile(ctx, () => offerAreaFile(ctx, place, wish));
});
