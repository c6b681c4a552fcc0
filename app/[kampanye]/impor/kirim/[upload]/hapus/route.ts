import { removeUpload } from '@/db/writes/uploads';
import { answerOrLead, numberIn, uploadRoute } from '../../upload-route';

/** Drops an upload: it is stopped, or has failed and was read about. */
export const POST = uploadRoute<{ kampanye: string; upload: string }>(async ({ ctx, request, params, owner }) => {
  const id = numberIn(params.upload);
  await removeUpload(ctx.database, owner, { id });
  return answerOrLead(request, { id }, `/${encodeURIComponent(params.kampanye)}/impor`);
});
