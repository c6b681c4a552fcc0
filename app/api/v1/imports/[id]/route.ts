import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { importCorrections } from '@/lib/domain/api-schemas';
import { buildImportAnswer } from '@/lib/reports/import-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { correctImport, requireImport } from '@/lib/server/services/imports';

export const GET = route(async ({ user, params }: Call<ImportParams>) => {
  const found = await requireImport(user, importId(params));
  return answerJson(buildImportAnswer(found));
});

export const PATCH = route(async ({ request, user, params }: Call<ImportParams>) => {
  const { id } = await requireImport(user, importId(params));
  const corrections = await readJson(request, importCorrections);
  const found = await correctImport(user, id, corrections);
  return answerJson(buildImportAnswer(found));
});

export const { DELETE, OPTIONS, POST, PUT } = refuseOtherThan('GET', 'PATCH');
