import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { makeCheckFile } from '@/lib/server/services/campaign-check';
import { checkFileParams } from '../search-params';

/** The check of an area as a file. */
export const GET = guarded(async (request, params: { kampanye: string }) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const { kode: code = null, versi: targetSet, ...kind } = readQuery(request, checkFileParams);
  const place = { campaignSlug: params.kampanye, code, targetSet };
  return answerFile(ctx, () => makeCheckFile(ctx, place, { kind, signal: request.signal }));
});
