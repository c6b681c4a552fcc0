import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { parseId } from '@/lib/domain/ids';
import { answerKeptFile } from '@/lib/server/http/attachment';
import { guarded } from '@/lib/server/http/respond';
import { requirePicture } from '@/lib/server/services/visits';

/** A picture of a visit, for those who see the visit. */
export const GET = guarded(async (request, params: { kampanye: string; id: string; foto: string }) => {
  const ctx = await callerOrSignIn(request, new URL(request.url));
  if (ctx instanceof Response) return ctx;
  const [id, picture] = [parseId(params.id) ?? 0, parseId(params.foto) ?? 0];
  const bytes = await requirePicture(ctx, { campaignSlug: params.kampanye, id, pictureId: picture });
  return answerKeptFile({ fileName: `kunjungan-${id}-gambar-${picture}.png`, bytes }, 'inline');
});
