import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { requireView } from '@/app/[kampanye]/[kode]/require-view';
import { parseAreaQuery, pictureParams } from '@/app/[kampanye]/[kode]/search-params';
import { notFoundProblem } from '@/lib/domain/problems';
import { renderRecapImage } from '@/lib/reports/recap-image';
import { nameFile } from '@/lib/reports/report';
import { formatAttachment } from '@/lib/server/http/attachment';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { readRecap } from '@/lib/server/loaders/recaps';

/** The picture of the recap: what the page's text says, of the same day and choices. */
export const GET = guarded(async (request, params: { kampanye: string; kode: string }) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  readQuery(request, pictureParams);
  const { asOf, stage, detail, targetSet } = parseAreaQuery(url.searchParams);
  const found = await readRecap(ctx, {
    campaignSlug: params.kampanye,
    code: params.kode,
    asOf,
    stage,
    detail,
    targetSet,
    lenient: false,
  });
  if (!found) throw notFoundProblem();
  requireView({ detail, targetSet }, found.progress);
  const bytes = await renderRecapImage(found);
  // Shown on the page, and saved under its name where a link or a phone asks for that.
  const disposition = formatAttachment(`rekap-${nameFile(found.progress)}.png`).replace('attachment', 'inline');
  return new Response(bytes, {
    headers: {
      'Content-Type': 'image/png',
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': disposition,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
});
