import { parseId } from '@/lib/domain/ids';
import { Problem } from '@/lib/domain/problems';
import { authenticateRequest } from '@/lib/server/auth/request';
import { signInPath } from '@/lib/server/auth/return-path';
import { answerFile } from '@/lib/server/http/attachment';
import { loadOriginalFile } from '@/lib/server/services/import-files';

type Context = { params: Promise<{ kampanye: string; id: string }> };

/**
 * The file as it was uploaded, for those who may import there: it may speak of areas beyond theirs, whose rows were
 * refused. Always saved, never shown: what a user sent is not run by anybody's browser.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kampanye, id } = await params;
  const ctx = await authenticateRequest(request);
  const page = `/${encodeURIComponent(kampanye)}/impor/${encodeURIComponent(id)}`;
  if (!ctx)
    return new Response(null, { status: 303, headers: { location: signInPath({ returnTo: page, expired: true }) } });
  const number = parseId(id);
  if (number === null) return new Response('Unggahan ini tidak ditemukan.', { status: 404 });
  try {
    return answerFile(await loadOriginalFile(ctx, { campaignSlug: kampanye, id: number }), 'foreign');
  } catch (error) {
    if (error instanceof Problem) return new Response(`${error.title}. ${error.detail}`, { status: error.status });
    throw error;
  }
}
