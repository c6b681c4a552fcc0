import { Problem } from '@/lib/domain/problems';
import { buildPeopleAnswer } from '@/lib/reports/users-json';
import { cleanName, readUploadForm } from '@/lib/server/http/read-upload';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { importPeople, requireManager } from '@/lib/server/services/user-imports';

export const POST = route(async ({ request, ctx }: Call<object>) => {
  requireManager(ctx);
  const { file } = await readUploadForm(request);
  if (!file || (file.name === '' && file.bytes.byteLength === 0)) {
    throw new Problem('file-missing', 'Kirim file XLSX atau CSV di kolom file.');
  }
  return answerJson(buildPeopleAnswer(await importPeople(ctx, { fileName: cleanName(file.name), bytes: file.bytes })));
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseOtherThan('POST');
