import { Problem } from '../../../../../lib/domain/problems';
import { authenticateRequest } from '../../../../../lib/server/auth/request';
import { signInPath } from '../../../../../lib/server/auth/return-path';
import { formatAttachment } from '../../../../../lib/server/http/attachment';
import { loadImportFile } from '../../../../../lib/server/loaders/imports';
import { requireImport } from '../../../../../lib/server/services/imports';
import { parseImportId } from '../../search-params';

type Context = { params: Promise<{ kampanye: string; id: string }> };

/**
 * The file as it was uploaded, for those who may import there: it may speak of areas beyond theirs, whose rows were
 * refused. Always saved, never shown: what somebody sent is not run by anybody's browser.
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
    const found = await requireImport(ctx, number);
    const file = found.campaign.slug === kampanye ? await loadImportFile(ctx, number) : null;
    if (!file) return unknown();
    return new Response(Buffer.from(file.content), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': formatAttachment(file.fileName),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (error instanceof Problem) return new Response(`${error.title}. ${error.detail}`, { status: error.status });
    throw error;
  }
}
