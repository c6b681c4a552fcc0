import { z } from 'zod';
import { readJson } from '@/lib/server/http/read-request';
import { cleanName } from '@/lib/server/http/read-upload';
import { answerJson } from '@/lib/server/http/respond';
import { beginSending } from '../../../../../lib/server/services/uploads';
import { parseTyped, typedSchema } from '../../search-params';
import { uploadRoute } from '../upload-route';

const beginBody = z.strictObject({
  name: z.string().max(1_000),
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fields: typedSchema,
});

/** Begins an upload, or goes on with that of the same file: says which parts are here. */
export const POST = uploadRoute<{ kampanye: string }>(async ({ request, ctx, sender }) => {
  const { name, size, sha256, fields } = await readJson(request, beginBody);
  const { kind, settings } = parseTyped(fields);
  const upload = { kind, settings, fileName: cleanName(name), size, sha256 };
  const { id, partSize, phase, received } = await beginSending(ctx, sender, upload);
  return answerJson({ id, partSize, phase, received }, 201);
});
