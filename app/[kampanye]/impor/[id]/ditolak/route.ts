import { parseId } from '@/lib/domain/ids';
import { Problem } from '@/lib/domain/problems';
import { authenticateRequest } from '@/lib/server/auth/request';
import { signInPath } from '@/lib/server/auth/return-path';
import { answerFile } from '@/lib/server/http/attachment';
import { makeRefusedRows } from '@/lib/server/services/import-files';

type Context = { params: Promise<{ kampanye: string; id: string }> };

/**
 * The rows of an upload that were refused, as a CSV to put right and send once more, for those who may import there: they
 * may speak of areas beyond theirs.
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
    return answerFile(await makeRefusedRows(ctx, { campaignSlug: kampanye, id: number }));
  } catch (error) {
    if (error instanceof Problem) return new Response(`${error.title}. ${error.detail}`, { status: error.status });
    throw error;
  }
}
