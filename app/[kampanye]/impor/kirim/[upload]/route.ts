import { requireUpload } from '@/lib/server/services/uploads';
import { answerState, numberIn, uploadRoute } from '../upload-route';

/** How far an upload is. */
export const GET = uploadRoute<{ kampanye: string; upload: string }>(async ({ ctx, params, sender }) =>
  answerState(params.kampanye, await requireUpload(ctx, sender, numberIn(params.upload))),
);
