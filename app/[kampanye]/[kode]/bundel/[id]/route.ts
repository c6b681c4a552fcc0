import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { parseId } from '@/lib/domain/ids';
import { Problem } from '@/lib/domain/problems';
import { answerKeptFile } from '@/lib/server/http/attachment';
import { guarded } from '@/lib/server/http/respond';
import { loadBundleFile } from '@/lib/server/loaders/bundles';

type Params = { kampanye: string; kode: string; id: string };

/** The file of a finished bundle, for the user who asked for it. */
export const GET = guarded(async (request, params: Params) => {
  const ctx = await callerOrSignIn(request, new URL(request.url));
  if (ctx instanceof Response) return ctx;
  const id = parseId(params.id) ?? 0;
  const file = await loadBundleFile(ctx, { campaignSlug: params.kampanye, code: params.kode, id });
  if (!file) {
    throw new Problem(
      'unknown-bundle',
      'Gabungan ini tidak ada, belum selesai, atau sudah dihapus. Tiga gabungan terakhir yang disimpan.',
    );
  }
  return answerKeptFile({ fileName: file.fileName, bytes: new Uint8Array(file.content) });
});
