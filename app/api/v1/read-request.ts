import type { z } from 'zod';
import { Problem } from '@/lib/domain/problems';

/** A JSON body larger than this is no correction of an upload any more. */
const jsonBytes = 4 * 1024 * 1024;

/** The query of a request, parsed. @throws Problem 400 that names each parameter that is wrong */
export function readQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  const params = new URL(request.url).searchParams;
  const twice = [...new Set(params.keys())].filter((name) => params.getAll(name).length > 1);
  if (twice.length > 0)
    throw invalid('query-invalid', `Parameter '${twice.join("', '")}' ditulis lebih dari satu kali.`);
  const parsed = schema.safeParse(Object.fromEntries(params), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid('query-invalid', describeIssues(parsed.error, 'Parameter'));
}

/**
 * The JSON body of a request, parsed; an empty body is `{}`.
 * @throws Problem 400 for what is not JSON or not as the schema says, 413 for too much
 */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  const bytes = await readBody(request, { limit: jsonBytes, tooLarge: jsonTooLarge });
  const parsed = schema.safeParse(parseJson(bytes), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid('body-invalid', describeIssues(parsed.error, 'Isian'));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw invalid('body-invalid', 'Isi permintaan bukan JSON. Kirim seperti {"acceptPartial": true}, atau kosongkan.');
  }
}

function jsonTooLarge(): Problem {
  return new Problem({
    status: 413,
    type: 'body-too-large',
    title: 'Isi permintaan terlalu besar',
    detail: 'Batas isi JSON 4 MB.',
  });
}

/**
 * The whole body, never more than `limit` bytes of it in memory: what says that it is larger is refused before a byte is
 * read, what turns out larger as soon as it does.
 * @throws Problem 413, or 400 when the body ends before the length that its sender named
 */
export async function readBody(
  request: Request,
  input: { limit: number; tooLarge: () => Problem },
): Promise<Uint8Array<ArrayBuffer>> {
  const { limit, tooLarge } = input;
  const named = request.headers.get('content-length');
  const length = named === null ? null : Number(named);
  if (length !== null && length > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let received = 0;
  const reader = request.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      received += part.value.byteLength;
      if (received > limit) throw tooLarge();
      chunks.push(part.value);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw cutOff();
  }
  if (length !== null && received !== length) throw cutOff();
  const body = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

function cutOff(): Problem {
  return new Problem({
    status: 400,
    type: 'body-cut-off',
    title: 'Kiriman terpotong',
    detail: 'Kiriman berhenti sebelum selesai, jadi tidak ada yang disimpan. Kirim sekali lagi.',
  });
}

export function invalid(type: 'query-invalid' | 'body-invalid', detail: string): Problem {
  const title = type === 'query-invalid' ? 'Parameter tidak dapat dipakai' : 'Isi permintaan tidak dapat dipakai';
  return new Problem({ status: 400, type, title, detail });
}

/** What a schema found, in sentences: "Parameter 'stage': 'x' tidak dikenal. Pilih: collected, recorded, validated." */
export function describeIssues(error: z.ZodError, what: string): string {
  const sentences = error.issues.map((issue) => {
    const name = issue.path.map(String).join('.');
    const where = name === '' ? what : `${what} '${name}'`;
    return issue.code === 'unrecognized_keys'
      ? `${what} '${issue.keys.join("', '")}' tidak dikenal.`
      : `${where}: ${describeIssue(issue)}`;
  });
  return [...new Set(sentences)].slice(0, 10).join(' ');
}

/** Needs `reportInput`: a value that is missing is told from one that is wrong by it. */
function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return 'wajib diisi.';
  switch (issue.code) {
    case 'invalid_value':
      return `${quoted(issue.input)}tidak dikenal. Pilih: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return `bukan ${typeWords[issue.expected] ?? issue.expected}.`;
    case 'too_small':
      return 'terlalu kecil atau kosong.';
    case 'too_big':
      return `terlalu besar; batasnya ${issue.maximum}.`;
    case 'invalid_key':
      return 'bukan nama yang dapat dipakai.';
    default:
      return issue.message;
  }
}

const typeWords: Record<string, string> = {
  boolean: 'true atau false',
  int: 'bilangan bulat',
  number: 'bilangan',
  object: 'objek JSON',
  record: 'objek JSON',
  string: 'teks',
};

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value.slice(0, 60)}' ` : '';
}
