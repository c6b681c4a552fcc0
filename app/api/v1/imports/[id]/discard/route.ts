import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { noBody } from '@/lib/domain/api-words';
import { buildImportAnswer } from '@/lib/reports/import-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { discardUpload } from '@/lib/server/services/import-undo';
import { requireImport, requireImportScope } from '@/lib/server/services/imports';

export const POST = route(async ({ request, ctx, params }: Call<ImportParams>) => {
  const id = importId(params);
  await requireImportScope(ctx, id);
  await readJson(request, noBody);
  await discardUpload(ctx, id);
  return answerJson(buildImportAnswer(await requireImport(ctx, id)));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
