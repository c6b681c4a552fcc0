import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { commitBody } from '@/lib/domain/api-schemas';
import { buildImportAnswer } from '@/lib/reports/import-json';
import { targetScopeOf } from '@/lib/server/auth/areas';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { commitVisibly } from '@/lib/server/services/import-commits';
import { requireImport } from '@/lib/server/services/imports';

export const POST = route(async ({ request, user, params }: Call<ImportParams>) => {
  const { id, scope } = await requireImport(user, importId(params));
  const { acceptPartial, confirmHeld, targets } = await readJson(request, commitBody);
  await commitVisibly(scope.area, {
    ...{ id, userId: user.id, acceptPartial, confirmHeld },
    setsTargets: targetScopeOf(user),
    proposal: targets,
  });
  return answerJson(buildImportAnswer(await requireImport(user, id)));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
