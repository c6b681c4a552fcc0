import { type ImportParams, importId } from '@/app/api/v1/imports/import-id';
import { importCorrections } from '@/lib/domain/api-imports';
import { buildImportAnswer } from '@/lib/reports/import-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { correctImport, requireImport, requireImportScope } from '@/lib/server/services/imports';

export const GET = route(async ({ ctx, params }: Call<ImportParams>) => {
  const found = await requireImport(ctx, importId(params));
  return answerJson(buildImportAnswer(found));
});

export const PATCH = route(async ({ request, ctx, params }: Call<ImportParams>) => {
  const id = importId(params);
  await requireImportScope(ctx, id);
  const corrections = await readJson(request, importCorrections);
  const found = await correctImport(ctx, id, corrections);
  return answerJson(buildImportAnswer(found));
});

export const { DELETE, OPTIONS, POST, PUT } = refuseOtherThan('GET', 'PATCH');
