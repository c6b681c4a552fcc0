import { uploadLimits } from '../domain/imports';
import { Problem } from '../domain/problems';
import { formatDecimal } from '../format/numbers';
import { tooLarge } from './file-problem';

/** What a form may carry beside its file: names, choices and the lines between the parts. */
const formBytes = 64 * 1024;

/**
 * The form of a request, read no further than an upload may be large: what is longer is refused as it comes in, whatever
 * length it claims.
 * @param largest bytes of the file; tests set fewer
 * @throws Problem 413 over the limit, 400 no form, or one that breaks off
 */
export async function readForm(request: Request, largest: number = uploadLimits.bytes): Promise<FormData> {
  const most = largest + formBytes;
  const claimed = Number(request.headers.get('content-length') ?? 0);
  if (claimed > most) throw new Problem(overLimit(claimed));
  let over = false;
  let seen = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      over = seen > most;
      if (over) controller.error(new Error('over the limit'));
      else controller.enqueue(chunk);
    },
  });
  const type = request.headers.get('content-type') ?? '';
  try {
    return await new Response(request.body?.pipeThrough(limit) ?? null, {
      headers: { 'content-type': type },
    }).formData();
  } catch {
    throw new Problem(over ? overLimit(null) : brokenForm);
  }
}

const brokenForm = {
  status: 400,
  type: 'form-broken',
  title: 'Kiriman tidak lengkap',
  detail: 'Kiriman terputus di tengah jalan atau bukan dari formulir unggah. Tidak ada yang disimpan; unggah lagi.',
};

function overLimit(claimed: number | null) {
  const size = claimed === null ? 'File ini melewati batas.' : `Kiriman ini ${megabytes(claimed)} MB.`;
  return tooLarge('bytes', size);
}

function megabytes(bytes: number): string {
  return formatDecimal(Math.ceil((bytes / 1024 / 1024) * 10) / 10);
}
