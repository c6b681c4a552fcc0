import { parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import { Problem } from '@/lib/domain/problems';
import { clientAddress } from '@/lib/server/auth/address';
import { openShare } from '@/lib/server/auth/shares';
import { answerFile } from '@/lib/server/http/attachment';
import { guarded } from '@/lib/server/http/respond';
import { drawShare } from '@/lib/server/services/pictures';

/** The picture that messengers show beside a link. It says what the link opens, and opens with it alone. */
export const GET = guarded(async (request, { rahasia }: { rahasia: string }) => {
  const share = await openShare(rahasia, clientAddress(request.headers.get('x-forwarded-for')));
  const query = share && parseAreaQuery(new URLSearchParams(share.link.query));
  if (!share || !query) throw noSuchLink();
  const draw = async () => {
    const bytes = await drawShare(share, query);
    if (!bytes) throw noSuchLink();
    return { fileName: 'tautan.png', bytes };
  };
  return answerFile(share.ctx, draw, 'inline');
});

function noSuchLink(): Problem {
  return new Problem(
    'share-unknown',
    'Masanya sudah lewat, sudah dicabut, atau alamatnya tidak lengkap. Minta tautan baru.',
  );
}
