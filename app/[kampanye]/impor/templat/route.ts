import { Problem } from '@/lib/domain/problems';
import { authenticateRequest } from '@/lib/server/auth/request';
import { signInPath } from '@/lib/server/auth/return-path';
import { answerFile } from '@/lib/server/http/attachment';
import { offerTemplate } from '@/lib/server/services/long-files';
import { readUnreadDay } from '../../../search-params';
import { parseTemplateQuery } from '../search-params';

type Context = { params: Promise<{ kampanye: string }> };

/** The file to fill in: a row for each area of a level inside the reader's own. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kampanye } = await params;
  const ctx = await authenticateRequest(request);
  if (!ctx) {
    const location = signInPath({ returnTo: `/${encodeURIComponent(kampanye)}/impor`, expired: true });
    return new Response(null, { status: 303, headers: { location } });
  }
  const unread = readUnreadDay(new URL(request.url).searchParams, 'tanggal');
  if (unread !== null) {
    const back = `/${encodeURIComponent(kampanye)}/impor?tanggal=${encodeURIComponent(unread)}#templat`;
    return new Response(null, { status: 303, headers: { location: back } });
  }
  const { jenis, rinci, tanggal, format } = parseTemplateQuery(new URL(request.url).searchParams);
  try {
    return await answerFile(ctx, () =>
      offerTemplate(ctx, kampanye, { kind: jenis, level: rinci, day: tanggal, format }),
    );
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 404) throw error;
    return new Response('Kampanye ini tidak ditemukan.', { status: 404 });
  }
}
