import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { commitBody } from '@/lib/domain/api-imports';
import { buildImportAnswer } from '@/lib/reports/import-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { commitUpload } from '@/lib/server/services/import-commits';
import { requireImport, requireImportScope } from '@/lib/server/services/imports';

export const POST = route(async ({ request, ctx, params }: Call<ImportParams>) => {
  const id = importId(params);
  await requireImportScope(ctx, id);
  const { acceptPartial, confirmHeld, targets } = await readJson(request, commitBody);
  await commitUpload(ctx, { id, acceptPartial, confirmHeld, proposal: targets });
  return answerJson(buildImportAnswer(await requireImport(ctx, id)));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
