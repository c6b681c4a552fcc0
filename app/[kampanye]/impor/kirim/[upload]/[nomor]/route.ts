import { Problem } from '@/lib/domain/problems';
import { uploadPartLimits } from '@/lib/domain/uploads';
import { formatCount } from '@/lib/format/numbers';
import { readBody } from '@/lib/server/http/read-request';
import { answerJson } from '@/lib/server/http/respond';
import { requireUpload, takePart } from '../../../../../../lib/server/services/uploads';
import { numberIn, uploadRoute } from '../../upload-route';

type Params = { kampanye: string; upload: string; nomor: string };

/** Takes a part of a file, its bytes alone as the body. With the last one that is missing the check begins. */
export const PUT = uploadRoute<Params>(async ({ request, params, ctx, sender }) => {
  // Before the body is read: nobody fills our memory in the name of an upload that is not theirs.
  const { id } = await requireUpload(ctx, sender, numberIn(params.upload));
  const number = numberIn(params.nomor);
  const bytes = await readBody(request, { limit: uploadPartLimits.partBytes, tooLarge: partTooLarge });
  return answerJson(await takePart(ctx, sender, { id, number, bytes }));
});

function partTooLarge(): Problem {
  return new Problem('part-too-large', `Batas satu bagian file ${formatCount(uploadPartLimits.partBytes / 1024)} KB.`);
}
