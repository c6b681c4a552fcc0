import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { parseAreaQuery, trendFileParams } from '@/app/[kampanye]/[kode]/search-params';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { makeTrendFile } from '@/lib/server/services/trend-files';

/** The chart of the area page as a picture, or its figures as CSV. */
export const GET = guarded(async (request, params: { kampanye: string; kode: string }) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const { format } = readQuery(request, trendFileParams);
  const place = { campaignSlug: params.kampanye, code: params.kode };
  return answerFile(ctx, () => makeTrendFile(ctx, place, { format, query: parseAreaQuery(url.searchParams) }));
});
