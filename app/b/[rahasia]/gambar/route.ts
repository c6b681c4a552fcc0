import { parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import { Problem } from '@/lib/domain/problems';
import { renderPreview } from '@/lib/reports/recap-image';
import { renderFrozenPreview } from '@/lib/reports/share-image';
import { clientAddress } from '@/lib/server/auth/address';
import { type OpenShare, openShare } from '@/lib/server/auth/shares';
import { guarded } from '@/lib/server/http/respond';
import { readSharedArea, readSharedSnapshot } from '@/lib/server/loaders/shares';

/** The picture that messengers show beside a link. It says what the link opens, and opens with it alone. */
export const GET = guarded(async (request, { rahasia }: { rahasia: string }) => {
  const share = await openShare(rahasia, clientAddress(request.headers.get('x-forwarded-for')));
  const picture = share && (await draw(share));
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

async function draw(share: OpenShare): Promise<Uint8Array<ArrayBuffer> | null> {
  if (share.link.snapshotId !== null) {
    const frozen = await readSharedSnapshot(share);
    return frozen && renderFrozenPreview(frozen.content);
  }
  const query = parseAreaQuery(new URLSearchParams(share.link.query));
  const found = await readSharedArea(share, { ...query, series: false });
  return found && renderPreview(found);
}

function noSuchLink(): Problem {
  return new Problem({
    status: 404,
    type: 'share-unknown',
    title: 'Tautan ini tidak berlaku',
    detail: 'Masanya sudah lewat, sudah dicabut, atau alamatnya tidak lengkap. Minta tautan baru.',
  });
}
