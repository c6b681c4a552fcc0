import type { z } from 'zod';
import { Problem } from '@/lib/domain/problems';
import { findUnkeepable, markUnkeepable, unkeepableWords } from '@/lib/domain/texts';

/** What a JSON body may be: a correction of some thousand rows and no more. */
const jsonLimits = { bytes: 256 * 1024, depth: 10 } as const;
const longestShown = 60;
const mostShown = 10;

/** The query of a request, parsed. @throws Problem 400 that names each parameter that is wrong */
export function readQuery<Schema extends z.ZodObject>(request: Request, schema: Schema): z.output<Schema> {
  const url = new URL(request.url);
  requireText(url.search);
  const params = url.searchParams;
  const twice = findRepeated(params.keys());
  if (twice.length > 0) throw invalid('query-invalid', `Parameter ${quoteNames(twice)} ditulis lebih dari satu kali.`);
  const parsed = schema.safeParse(Object.fromEntries(params), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid('query-invalid', describeIssues(parsed.error, 'Parameter', Object.keys(schema.shape)));
}

/**
 * Refuses signs that are no text: `%FF` would become a mark of replacement, and find nothing or something else.
 * @throws Problem 400
 */
function requireText(search: string): void {
  try {
    if (!decodeURIComponent(search).includes('\0')) return;
  } catch {
    // Not UTF-8, or a % without two digits behind it.
  }
  const detail = 'Alamatnya memuat tanda yang tidak terbaca. Tulis sebagai UTF-8; tanda % sendiri ditulis %25.';
  throw invalid('query-invalid', detail);
}

/** @throws Problem 400 that names the first text of a body that cannot be kept: each body is held to it here. */
export function requireKeepable(sent: unknown): void {
  const keys = findUnkeepable(sent);
  if (keys === null) return;
  const name = keys.map((key) => markUnkeepable(key.slice(0, longestShown))).join('.');
  throw invalid('body-invalid', `${name === '' ? 'Isian' : `Isian '${name}'`}: ${unkeepableWords}`);
}

function findRepeated(names: Iterable<string>): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of names) (seen.has(name) ? repeated : seen).add(name);
  return [...repeated];
}

/**
 * The JSON body of a request, parsed; an empty body is `{}`. Call it once the caller is known to be allowed what the body
 * asks for.
 * @throws Problem 400 for what is not JSON, too deep or not as the schema says, 413 for too much
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limits: { bytes: number } = jsonLimits,
): Promise<z.output<Schema>> {
  const bytes = await readBody(request, { limit: limits.bytes, tooLarge: () => jsonTooLarge(limits.bytes) });
  const sent = parseJson(bytes);
  requireKeepable(sent);
  const parsed = schema.safeParse(sent, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid('body-invalid', describeIssues(parsed.error, 'Isian'));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') return {};
    if (isDeeper(text, jsonLimits.depth)) throw jsonTooDeep();
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw invalid('body-invalid', 'Isi permintaan bukan JSON. Kirim seperti {"acceptPartial": true}, atau kosongkan.');
  }
}

function jsonTooLarge(bytes: number): Problem {
  return new Problem(
    'body-too-large',
    `Batas isi JSON ${bytes / 1024} KB. Kirim pembetulannya dalam beberapa permintaan.`,
  );
}

function jsonTooDeep(): Problem {
  return invalid('body-invalid', `Isi JSON bertingkat lebih dari ${jsonLimits.depth}, batasnya.`);
}

/** Whether objects and lists of a JSON text hold each other more than `most` times. Told before anything is built of it. */
function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '{' || sign === '[')) depth += 1;
    else if (!quoted && (sign === '}' || sign === ']')) depth -= 1;
    if (depth > most) return true;
  }
  return false;
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
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(request, input)) chunks.push(chunk);
  const body = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

/** The body as it comes in, held to the same limits as by `readBody`; what is not asked for any more is not read. */
export async function* readChunks(
  request: Request,
  { limit, tooLarge }: { limit: number; tooLarge: () => Problem },
): AsyncGenerator<Uint8Array> {
  const named = request.headers.get('content-length');
  const length = named === null ? null : Number(named);
  if (length !== null && length > limit) throw tooLarge();
  let received = 0;
  let whole = false;
  const reader = request.body?.getReader();
  try {
    for (let part = await readPart(reader); part && !part.done; part = await readPart(reader)) {
      received += part.value.byteLength;
      if (received > limit) throw tooLarge();
      yield part.value;
    }
    whole = true;
  } finally {
    if (reader && !whole) void drain(reader);
  }
  if (length !== null && received !== length) throw cutOff();
}

/** A rest longer than this is cut off: its sender means no good. */
const mostDrained = 32 * 1024 * 1024;

/**
 * Lets the rest of a refused body pass, unread and behind the answer. A connection that is closed on a user who still
 * sends is reset, and the refusal is lost with it.
 */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    for (let passed = 0; passed <= mostDrained; ) {
      // Everybody else comes first.
      await new Promise((resolve) => setImmediate(resolve));
      const part = await reader.read();
      if (part.done) return;
      passed += part.value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The sender is gone.
  }
}

async function readPart(reader: ReadableStreamDefaultReader<Uint8Array> | undefined) {
  try {
    return await reader?.read();
  } catch {
    throw cutOff();
  }
}

function cutOff(): Problem {
  return new Problem(
    'body-cut-off',
    'Kiriman berhenti sebelum selesai, jadi tidak ada yang disimpan. Kirim sekali lagi.',
  );
}

export function invalid(type: 'query-invalid' | 'body-invalid', detail: string): Problem {
  return new Problem(type, detail);
}

/**
 * What a schema found, in sentences: "Parameter 'stage': 'x' tidak dikenal. Pilih: collected, recorded, validated."
 * @param known the names that there are, said beside one that is none of them
 */
export function describeIssues(error: z.ZodError, what: string, known: readonly string[] = []): string {
  const sentences = error.issues.map((issue) => {
    const name = issue.path.map((key) => String(key).slice(0, longestShown)).join('.');
    const where = name === '' ? what : `${what} '${name}'`;
    return issue.code === 'unrecognized_keys'
      ? `${what} ${quoteNames(issue.keys)} tidak dikenal.${known.length > 0 ? ` Yang ada: ${known.join(', ')}.` : ''}`
      : `${where}: ${describeIssue(issue)}`;
  });
  return [...new Set(sentences)].slice(0, mostShown).join(' ');
}

/** The first of the names: a caller may send thousands. */
function quoteNames(names: readonly string[]): string {
  const shown = names.slice(0, mostShown).map((name) => `'${name.slice(0, longestShown)}'`);
  const left = names.length - shown.length;
  return shown.join(', ') + (left > 0 ? ` dan ${left} lainnya` : '');
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
    case 'invalid_union':
      return 'bukan nilai yang dapat dipakai.';
    default:
      // Said by the schema itself, in Indonesian.
      return issue.message.replace(/\.?$/, '.');
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
  return typeof value === 'string' ? `'${value.slice(0, longestShown)}' ` : '';
}
