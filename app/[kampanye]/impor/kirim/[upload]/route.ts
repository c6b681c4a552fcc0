import { answerState, requireUpload, uploadRoute } from '../upload-route';

/** How far an upload is. */
export const GET = uploadRoute<{ kampanye: string; upload: string }>(async ({ ctx, params, owner }) =>
  answerState(params.kampanye, await requireUpload(ctx, owner, params.upload)),
);
