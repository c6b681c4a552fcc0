import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { makeVisitsFile } from '@/lib/server/services/visits-file';
import { filterOf, visitFileParams } from '../search-params';

/** The visits of the page as a file. */
export const GET = guarded(async (request, params: { kampanye: string }) => {
  const ctx = await callerOrSignIn(request, new URL(request.url));
  if (ctx instanceof Response) return ctx;
  const { format, pemisah, wilayah, jenis, bulan } = readQuery(request, visitFileParams);
  const filter = filterOf({ code: wilayah, kind: jenis, month: bulan, calendar: false });
  const asked = { campaignSlug: params.kampanye, filter };
  return answerFile(ctx, () => makeVisitsFile(ctx, asked, { kind: { format, pemisah }, signal: request.signal }));
});
