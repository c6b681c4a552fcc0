import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { servingDatabase } from '@/db/client';
import { discardImport } from '@/db/writes/imports';
import { noBody } from '@/lib/domain/api-schemas';
import { buildImportAnswer } from '@/lib/reports/import-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireImport } from '@/lib/server/services/imports';

export const POST = route(async ({ request, user, params }: Call<ImportParams>) => {
  const { id, scope } = await requireImport(user, importId(params));
  await readJson(request, noBody);
  await discardImport(servingDatabase(), scope.area, { id, userId: user.id });
  return answerJson(buildImportAnswer(await requireImport(user, id)));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
