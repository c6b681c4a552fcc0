import { dropUpload } from '@/lib/server/services/uploads';
import { answerOrLead, numberIn, uploadRoute } from '../../upload-route';

/** Drops an upload: it is stopped, or has failed and was read about. */
export const POST = uploadRoute<{ kampanye: string; upload: string }>(async ({ ctx, request, params, sender }) => {
  const id = numberIn(params.upload);
  await dropUpload(ctx, sender, id);
  return answerOrLead(request, { id }, `/${encodeURIComponent(params.kampanye)}/impor`);
});
