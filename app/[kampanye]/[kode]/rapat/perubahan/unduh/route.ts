import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { answerFile } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { makeChangesFile } from '@/lib/server/services/sheets';
import { movementFileParams, parseMovementQuery } from '../../search-params';

type Params = { kampanye: string; kode: string };

/** The table of changes as a file: the same query as the page. */
export const GET = guarded(async (request, params: Params) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const kind = readQuery(request, movementFileParams);
  const { from, to, view, order } = parseMovementQuery(url.searchParams);
  const compared = { campaignSlug: params.kampanye, code: params.kode, from, to, view };
  return answerFile(ctx, () => makeChangesFile(ctx, compared, { kind, order, signal: request.signal }));
});
