import { checkAgain } from '../../../../../../lib/server/services/uploads';
import { answerOrLead, numberIn, uploadRoute } from '../../upload-route';

type Params = { kampanye: string; upload: string };

/** Has an upload checked again that is here as a whole, after a server stopped or failed. */
export const POST = uploadRoute<Params>(async ({ request, params, ctx, sender }) => {
  const id = numberIn(params.upload);
  await checkAgain(ctx, sender, id);
  return answerOrLead(request, { id }, `/${encodeURIComponent(params.kampanye)}/impor/proses/${id}`);
});
