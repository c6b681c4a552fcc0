import { commitVisibly } from '@/app/[kampanye]/impor/[id]/commit';
import { requireImport } from '@/app/[kampanye]/impor/upload';
import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { readJson } from '@/app/api/v1/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/app/api/v1/respond';
import { targetScopeOf } from '@/lib/auth/areas';
import { commitBody } from '@/lib/domain/api-schemas';
import { buildImportAnswer } from '@/lib/reports/import-json';

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
