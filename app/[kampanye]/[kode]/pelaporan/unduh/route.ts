import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { reportingFileParams } from '@/app/[kampanye]/[kode]/search-params';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { makeReportingFile } from '@/lib/server/services/reporting';

/** Who has reported over the last days, and whom to call, as a file. */
export const GET = guarded(async (request, params: { kampanye: string; kode: string }) => {
  const ctx = await callerOrSignIn(request, new URL(request.url));
  if (ctx instanceof Response) return ctx;
  const { format, pemisah, per: asOf = null, rinci: detail = null } = readQuery(request, reportingFileParams);
  const asked = { campaignSlug: params.kampanye, code: params.kode, asOf, detail };
  return answerFile(ctx, () => makeReportingFile(ctx, asked, { kind: { format, pemisah }, signal: request.signal }));
});
