import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { servingDatabase } from '@/db/client';
import { undoImport } from '@/db/writes/import-undo';
import { undoBody } from '@/lib/domain/api-schemas';
import { buildImportAnswer } from '@/lib/reports/import-json';
import { targetScopeOf } from '@/lib/server/auth/areas';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireImport } from '@/lib/server/services/imports';

export const POST = route(async ({ request, user, params }: Call<ImportParams>) => {
  const { id, scope } = await requireImport(user, importId(params));
  const { acceptLater } = await readJson(request, undoBody);
  await undoImport(servingDatabase(), scope.area, {
    ...{ id, userId: user.id, acceptLater },
    setsTargets: targetScopeOf(user),
  });
  return answerJson(buildImportAnswer(await requireImport(user, id)));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
