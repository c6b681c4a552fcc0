import type { z } from 'zod';
import { describeIssues, invalid, readBody } from '@/app/api/v1/read-request';
import { importFields } from '@/lib/domain/api-schemas';
import { uploadLimits } from '@/lib/domain/imports';
import { Problem } from '@/lib/domain/problems';
import { tooLarge } from '@/lib/imports/file-problem';

/** Room for the other fields and the lines between them. */
const envelopeBytes = 64 * 1024;
const longestName = 200;

export type SentUpload = { fields: z.output<typeof importFields>; fileName: string; bytes: Uint8Array };

/**
 * The file and the fields of a multipart request.
 * @throws Problem 415 not multipart, 413 a file over the limit, 400 a body that is cut off or broken, or a field that is
 *   missing or wrong
 */
export async function readUpload(request: Request): Promise<SentUpload> {
  const form = await readForm(request);
  const file = form.get('file');
  if (!(file instanceof File)) {
    throw invalid('body-invalid', "Isian 'file': wajib diisi. Lampirkan file CSV atau XLSX.");
  }
  if (file.size > uploadLimits.bytes) throw fileTooLarge();
  return {
    fields: readFields(form),
    fileName: cleanName(file.name),
    bytes: new Uint8Array(await file.arrayBuffer()),
  };
}

/**
 * The form of a multipart request, read no further than an upload may be large.
 * @throws Problem 415 not multipart, 413 over the limit, 400 cut off or broken
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) throw notMultipart();
  const body = await readBody(request, { limit: uploadLimits.bytes + envelopeBytes, tooLarge: fileTooLarge });
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw invalid('body-invalid', 'Isi multipart tidak lengkap atau rusak. Kirim sekali lagi.');
  }
}

/** A field that is left empty counts as not sent, as forms send it. */
function readFields(form: FormData): SentUpload['fields'] {
  const fields: [string, string][] = [];
  for (const [name, value] of form) {
    if (name === 'file') continue;
    if (typeof value !== 'string') throw invalid('body-invalid', `Isian '${name}': tulis sebagai teks, bukan file.`);
    if (value !== '') fields.push([name, value]);
  }
  const names = ['file', ...form.keys()].slice(1);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw invalid('body-invalid', `Isian '${twice}' dikirim lebih dari satu kali.`);
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
  return new Problem({
    status: 415,
    type: 'not-multipart',
    title: 'Bukan unggahan file',
    detail: "Kirim sebagai multipart/form-data dengan isian 'file' dan 'campaign'.",
  });
}
