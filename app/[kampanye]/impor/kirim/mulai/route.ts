import { z } from 'zod';
import { beginUpload } from '@/db/writes/uploads';
import { uploadLimits } from '@/lib/domain/imports';
import { Problem } from '@/lib/domain/problems';
import { tooLarge } from '@/lib/imports/file-problem';
import { readJson } from '@/lib/server/http/read-request';
import { cleanName } from '@/lib/server/http/read-upload';
import { answerJson } from '@/lib/server/http/respond';
import { checkUpload } from '../../../../../lib/server/services/uploads';
import { parseTyped, typedSchema } from '../../search-params';
import { uploadRoute } from '../upload-route';

const beginBody = z.strictObject({
  name: z.string().max(1_000),
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fields: typedSchema,
});

/** Begins an upload, or goes on with that of the same file: says which parts are here. */
export const POST = uploadRoute<{ kampanye: string }>(async ({ request, params, ctx, owner }) => {
  const { name, size, sha256, fields } = await readJson(request, beginBody);
  if (size > uploadLimits.bytes) throw new Problem(tooLarge('bytes', 'File ini terlalu besar.'));
  const { kind, settings } = parseTyped(fields);
  const begun = await beginUpload(ctx.database, owner, { kind, settings, fileName: cleanName(name), size, sha256 });
  const { id, partSize, phase, received, starts } = begun;
  // It goes on behind this request.
  if (starts) void checkUpload(ctx, { owner, campaignSlug: params.kampanye, id });
  return answerJson({ id, partSize, phase, received }, 201);
});
