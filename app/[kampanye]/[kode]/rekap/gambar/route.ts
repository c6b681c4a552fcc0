import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { parseAreaQuery, pictureParams } from '@/app/[kampanye]/[kode]/search-params';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { offerRecapPicture } from '@/lib/server/services/long-files';

/** The picture of the recap: shown on its page, and saved under its name where a link or a phone asks for that. */
export const GET = guarded(async (request, params: { kampanye: string; kode: string }) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  readQuery(request, pictureParams);
  const place = { campaignSlug: params.kampanye, code: params.kode };
  return answerFile(ctx, () => offerRecapPicture(ctx, place, parseAreaQuery(url.searchParams)), 'inline');
});
