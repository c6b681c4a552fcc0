import { Problem } from '@/lib/domain/problems';
import { answerFile } from '@/lib/server/http/attachment';
import { cleanName, readUploadForm } from '@/lib/server/http/read-upload';
import { type Call, route } from '@/lib/server/http/respond';
import { importPeople, requireManager } from '@/lib/server/services/user-imports';

/** Takes a list of people and answers with what came of each row: a file, which holds the links this once. */
export const POST = route(async ({ request, ctx }: Call<object>) => {
  // Before the body is read: nobody sends a list who manages no accounts.
  requireManager(ctx);
  const { file } = await readUploadForm(request);
  if (!file || (file.name === '' && file.bytes.byteLength === 0)) {
    throw new Problem('file-missing', 'Pilih file XLSX atau CSV, lalu kirim.');
  }
  const made = await importPeople(ctx, { fileName: cleanName(file.name), bytes: file.bytes });
  const answer = answerFile(made);
  for (const [name, count] of Object.entries(made.counts)) answer.headers.set(`X-Kejar-${name}`, String(count));
  return answer;
});
