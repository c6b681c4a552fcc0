import { recheckUpload } from '@/db/writes/uploads';
import { checkUpload } from '../../../../../../lib/server/services/uploads';
import { answerOrLead, numberIn, uploadRoute } from '../../upload-route';

type Params = { kampanye: string; upload: string };

/** Has an upload checked again that is here as a whole, after a server stopped or failed. */
export const POST = uploadRoute<Params>(async ({ request, params, ctx, owner }) => {
  const id = numberIn(params.upload);
  const starts = await recheckUpload(ctx.database, owner, { id });
  if (starts) void checkUpload(ctx, { owner, campaignSlug: params.kampanye, id });
  return answerOrLead(request, { id }, `/${encodeURIComponent(params.kampanye)}/impor/proses/${id}`);
});
