import { Problem } from '../../../../../lib/domain/problems';
import { authenticateRequest } from '../../../../../lib/server/auth/request';
import { signInPath } from '../../../../../lib/server/auth/return-path';
import { formatAttachment } from '../../../../../lib/server/http/attachment';
import { loadRefusedRows } from '../../../../../lib/server/services/imports';
import { parseImportId } from '../../search-params';

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
  const number = parseImportId(id);
  const unknown = () => new Response('Unggahan ini tidak ditemukan.', { status: 404 });
  if (number === null) return unknown();
  try {
    const found = await loadRefusedRows(ctx, number);
    if (found.campaign.slug !== kampanye) return unknown();
    return new Response(Buffer.from(found.bytes), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': formatAttachment(`ditolak-unggahan-${number}.csv`),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (error instanceof Problem) return new Response(`${error.title}. ${error.detail}`, { status: error.status });
    throw error;
  }
}
