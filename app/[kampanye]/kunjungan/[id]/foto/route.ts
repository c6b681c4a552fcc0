import { randomUUID } from 'node:crypto';
import { NextResponse } from 'next/server';
import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { parseId } from '@/lib/domain/ids';
import { photographLimits, refusePhotographSize } from '@/lib/domain/photographs';
import { Problem } from '@/lib/domain/problems';
import { formatRefusedFile } from '@/lib/domain/refused-file';
import { readMultipart } from '@/lib/server/http/read-multipart';
import { answerError, guarded } from '@/lib/server/http/respond';
import { addPicture, requireOwn } from '@/lib/server/services/visits';
import { refusedPictureCookie, visitHref } from '../../search-params';

/** Takes a picture of a visit, and leads back to its page. */
export const POST = guarded(async (request, params: { kampanye: string; id: string }) => {
  const ctx = await callerOrSignIn(request, new URL(request.url));
  if (ctx instanceof Response) return ctx;
  const named = { campaignSlug: params.kampanye, id: parseId(params.id) ?? 0 };
  // Before the body is read: nobody sends a picture for a visit that is not theirs.
  await requireOwn(ctx, named);
  try {
    const { fields, file } = await readMultipart(request, {
      fileBytes: photographLimits.bytes,
      tooLarge: () => tooLarge(Number(request.headers.get('content-length') ?? 0)),
      notMultipart: () => new Problem('not-multipart', 'Pilih gambar kunjungan.'),
    });
    const bytes = file?.bytes ?? new Uint8Array();
    await addPicture(ctx, { ...named, bytes, caption: fields.get('keterangan') ?? '' });
    return seeOther(`${visitHref(named.campaignSlug, named.id, 'gambar')}#gambar`);
  } catch (error) {
    const answer = answerError(request, error);
    return backToPage(named, await answer.json());
  }
});

function tooLarge(named: number): Problem {
  const { title, detail } = refusePhotographSize(Math.max(named, photographLimits.bytes + 1));
  return new Problem('picture-too-large', detail, { title });
}

function seeOther(location: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location } });
}

function backToPage(
  { campaignSlug, id }: { campaignSlug: string; id: number },
  problem: { title: string; detail: string },
): NextResponse {
  const mark = randomUUID();
  const response = seeOther(`${visitHref(campaignSlug, id)}?gambar=${mark}#gambar`);
  const path = visitHref(campaignSlug, id);
  const value = formatRefusedFile(problem, mark);
  response.cookies.set(refusedPictureCookie, value, { httpOnly: true, sameSite: 'lax', path, maxAge: 600 });
  return response;
}
