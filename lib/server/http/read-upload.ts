import type { z } from 'zod';
import { importFields } from '@/lib/domain/api-imports';
import { uploadLimits } from '@/lib/domain/imports';
import { Problem } from '@/lib/domain/problems';
import { tooLarge } from '@/lib/imports/read/file-problem';
import { readMultipart, type SentForm } from '@/lib/server/http/read-multipart';
import { describeIssues, invalid } from '@/lib/server/http/read-request';

const longestName = 200;

export type SentUpload = { fields: z.output<typeof importFields>; fileName: string; bytes: Uint8Array };

/**
 * The file and the fields of a multipart request.
 * @throws Problem as `readUploadForm`, and 400 for a field that is missing or wrong
 */
export async function readUpload(request: Request): Promise<SentUpload> {
  const { fields, file } = await readUploadForm(request);
  if (!file) throw invalid('body-invalid', "Isian 'file': wajib diisi. Lampirkan file CSV atau XLSX.");
  return { fields: readFields(fields), fileName: cleanName(file.name), bytes: file.bytes };
}

/** The form of an upload. @throws Problem 415 not multipart, 413 over a limit, 400 cut off or broken */
export function readUploadForm(request: Request): Promise<SentForm> {
  return readMultipart(request, { fileBytes: uploadLimits.bytes, tooLarge: fileTooLarge, notMultipart });
}

/** A field that is left empty counts as not sent, as forms send it. */
function readFields(sent: SentForm['fields']): SentUpload['fields'] {
  const fields = [...sent].filter(([, value]) => value !== '');
  const parsed = importFields.safeParse(Object.fromEntries(fields), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid('body-invalid', describeIssues(parsed.error, 'Isian'));
}

/** The name alone, without folders and without what no screen can show. */
export function cleanName(name: string): string {
  const bare = name.split(/[/\\]/).at(-1) ?? '';
  return bare.replaceAll(/\p{C}/gu, '').trim().slice(-longestName) || 'tanpa-nama';
}

function fileTooLarge(): Problem {
  return new Problem(tooLarge('bytes', 'File ini terlalu besar.'));
}

function notMultipart(): Problem {
  return new Problem('not-multipart', "Kirim sebagai multipart/form-data dengan isian 'file' dan 'campaign'.");
}
