import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { offerTargetComparisonFile } from '@/lib/server/services/long-files';
import { comparisonFileParams, parseComparison } from '../search-params';

/** What moved between two versions of the targets, as a file. */
export const GET = guarded(async (request, params: { kampanye: string }) => {
  const ctx = await callerOrSignIn(request, new URL(request.url));
  if (ctx instanceof Response) return ctx;
  const { format, pemisah, ...query } = readQuery(request, comparisonFileParams);
  const asked = { campaignSlug: params.kampanye, ...parseComparison(query) };
  return answerFile(ctx, () =>
    offerTargetComparisonFile(ctx, asked, { kind: { format, pemisah }, signal: request.signal }),
  );
});
