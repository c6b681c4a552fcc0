import { receivePart } from '@/db/writes/uploads';
import { Problem } from '@/lib/domain/problems';
import { uploadPartLimits } from '@/lib/domain/uploads';
import { formatCount } from '@/lib/format/numbers';
import { readBody } from '@/lib/server/http/read-request';
import { answerJson } from '@/lib/server/http/respond';
import { checkUpload } from '../../../../../../lib/server/services/uploads';
import { numberIn, requireUpload, uploadRoute } from '../../upload-route';

type Params = { kampanye: string; upload: string; nomor: string };

/** Takes a part of a file, its bytes alone as the body. With the last one that is missing the check begins. */
export const PUT = uploadRoute<Params>(async ({ request, params, ctx, owner }) => {
  // Before the body is read: nobody fills our memory in the name of an upload that is not theirs.
  const { id } = await requireUpload(ctx, owner, params.upload);
  const number = numberIn(params.nomor);
  const bytes = await readBody(request, { limit: uploadPartLimits.partBytes, tooLarge: partTooLarge });
  const { phase, received, starts } = await receivePart(ctx.database, owner, { id, number, bytes });
  if (starts) void checkUpload(ctx, { owner, campaignSlug: params.kampanye, id });
  return answerJson({ phase, received });
});

function partTooLarge(): Problem {
  return new Problem({
    status: 413,
    type: 'part-too-large',
    title: 'Bagian terlalu besar',
    detail: `Batas satu bagian file ${formatCount(uploadPartLimits.partBytes / 1024)} KB.`,
  });
}
