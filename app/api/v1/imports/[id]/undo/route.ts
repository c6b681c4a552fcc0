import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { undoBody } from '@/lib/domain/api-imports';
import { buildImportAnswer } from '@/lib/reports/import-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { undoUpload } from '@/lib/server/services/import-undo';
import { requireImport, requireImportScope } from '@/lib/server/services/imports';

export const POST = route(async ({ request, ctx, params }: Call<ImportParams>) => {
  const id = importId(params);
  await requireImportScope(ctx, id);
  const { acceptLater } = await readJson(request, undoBody);
  await undoUpload(ctx, { id, acceptLater });
  return answerJson(buildImportAnswer(await requireImport(ctx, id)));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
