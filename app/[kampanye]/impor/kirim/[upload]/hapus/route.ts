import { servingDatabase } from '@/db/client';
import { removeUpload } from '@/db/writes/uploads';
import { answerOrLead, numberIn, uploadRoute } from '../../upload-route';

/** Drops an upload: it is stopped, or has failed and was read about. */
export const POST = uploadRoute<{ kampanye: string; upload: string }>(async ({ request, params, owner }) => {
  const id = numberIn(params.upload);
  await removeUpload(servingDatabase(), owner, { id });
  return answerOrLead(request, { id }, `/${encodeURIComponent(params.kampanye)}/impor`);
});
