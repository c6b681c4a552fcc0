import { Problem } from '@/lib/domain/problems';
import { answerFile } from '@/lib/server/http/attachment';
import { cleanName, readUploadForm } from '@/lib/server/http/read-upload';
import { type Call, route } from '@/lib/server/http/respond';
import { importPeople, requireManager } from '@/lib/server/services/user-imports';

/** Takes a list of people and answers with a file: the result of each row, and the links, which are shown only once. */
export const POST = route(async ({ request, ctx }: Call<object>) => {
  // Before the body is read: only users who manage accounts may send a list.
  requireManager(ctx);
  const { file } = await readUploadForm(request);
  if (!file || (file.name === '' && file.bytes.byteLength === 0)) {
    throw new Problem('file-missing', 'Pilih file XLSX atau CSV, lalu kirim.');
  }
  let counts = {};
  const answer = await answerFile(ctx, async () => {
    const made = await importPeople(ctx, { fileName: cleanName(file.name), bytes: file.bytes });
    counts = made.counts;
    return made;
  });
  for (const [name, count] of Object.entries(counts)) answer.headers.set(`X-Kejar-${name}`, String(count));
  return answer;
});
