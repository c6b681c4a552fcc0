import { authenticateRequest } from '../../../../../lib/auth/request';
import { signInPath } from '../../../../../lib/auth/return-path';
import { formatAttachment } from '../../../../../lib/format/attachment';
import { buildRefusedFile } from '../../../../../lib/imports/refused-file';
import { loadImport } from '../../../../../lib/loaders/imports';
import { parseImportId } from '../../search-params';

type Context = { params: Promise<{ kampanye: string; id: string }> };

/** What of an upload was refused, as a CSV to work through. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kampanye, id } = await params;
  const user = await authenticateRequest(request);
  const page = `/${encodeURIComponent(kampanye)}/impor/${encodeURIComponent(id)}`;
  if (!user)
    return new Response(null, { status: 303, headers: { location: signInPath({ returnTo: page, expired: true }) } });
  const number = parseImportId(id);
  const found = number === null ? null : await loadImport(user, { id: number, verb: 'view' });
  if (!found || found.campaign.slug !== kampanye) return new Response('Unggahan ini tidak ditemukan.', { status: 404 });
  return new Response(Buffer.from(buildRefusedFile(found.refused)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': formatAttachment(`ditolak-unggahan-${found.id}.csv`),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
