import { parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import { Problem } from '@/lib/domain/problems';
import { clientAddress } from '@/lib/server/auth/address';
import { openShare } from '@/lib/server/auth/shares';
import { guarded } from '@/lib/server/http/respond';
import { drawShare } from '@/lib/server/services/pictures';

/** The picture that messengers show beside a link. It says what the link opens, and opens with it alone. */
export const GET = guarded(async (request, { rahasia }: { rahasia: string }) => {
  const share = await openShare(rahasia, clientAddress(request.headers.get('x-forwarded-for')));
  const query = share && parseAreaQuery(new URLSearchParams(share.link.query));
  const picture = share && query && (await drawShare(share, query));
  if (!picture) throw noSuchLink();
  return new Response(picture, {
    headers: {
      'Content-Type': 'image/png',
      'Content-Length': String(picture.byteLength),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
});

function noSuchLink(): Problem {
  return new Problem(
    'share-unknown',
    'Masanya sudah lewat, sudah dicabut, atau alamatnya tidak lengkap. Minta tautan baru.',
  );
}
