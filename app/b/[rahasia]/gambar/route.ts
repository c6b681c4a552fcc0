import { parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import { guarded } from '@/app/api/v1/respond';
import { clientAddress } from '@/lib/auth/address';
import { type OpenShare, openShare } from '@/lib/auth/shares';
import { Problem } from '@/lib/domain/problems';
import { readSharedArea, readSharedSnapshot } from '@/lib/loaders/shares';
import { renderPreview } from '@/lib/reports/recap-image';
import { renderFrozenPreview } from '@/lib/reports/share-image';

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
