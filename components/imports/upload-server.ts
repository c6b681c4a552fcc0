import type { UploadPhase, UploadProblem } from '@/lib/domain/uploads';

/** Why an upload was not taken. */
export type Refusal = { type: string; title: string; detail: string; importId: number | null };

/** Why there was no answer: no line, a server that cannot now, or a session that has ended. Each may pass. */
export type Lost = 'line' | 'server' | 'session';

export type Answer<T> =
  | { kind: 'ok'; body: T }
  | { kind: 'refused'; status: number; refusal: Refusal }
  | { kind: 'lost'; why: Lost };

export type Begun = { id: number; partSize: number; phase: UploadPhase; received: number[] };

/** What the server says of an upload. */
export type ToldState = {
  phase: UploadPhase;
  done: number;
  total: number | null;
  problem: UploadProblem | null;
  again: boolean;
  location: string | null;
};

/** So long nothing may move before a line counts as broken, in milliseconds. */
const patience = 30_000;

/** Asks the server in JSON. Never rejects, but for `stop`: the user who stops it wants no answer. */
export async function askServer<T>(
  url: string,
  input: { method: 'GET' | 'POST'; body?: unknown; stop: AbortSignal },
): Promise<Answer<T>> {
  const { method, body, stop } = input;
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), patience);
  const end = () => ending.abort();
  stop.addEventListener('abort', end);
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: ending.signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return readAnswer<T>(response.status, await response.json().catch(() => null));
  } catch {
    stop.throwIfAborted();
    return { kind: 'lost', why: 'line' };
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', end);
  }
}

/** Sends a part and tells how far it is, which `fetch` cannot. Rejects as `askServer`. */
export function sendPart(
  url: string,
  input: { bytes: ArrayBuffer; onSent: (bytes: number) => void; stop: AbortSignal },
): Promise<Answer<{ phase: UploadPhase }>> {
  const { bytes, onSent, stop } = input;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const end = () => request.abort();
    let timer = setTimeout(end, patience);
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(end, patience);
    };
    const settle = (answer: Answer<{ phase: UploadPhase }>) => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      if (stop.aborted) reject(stop.reason);
      else resolve(answer);
    };
    request.open('PUT', url);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => {
      moved();
      onSent(loaded);
    };
    request.onload = () => settle(readAnswer(request.status, request.response));
    request.onerror = () => settle({ kind: 'lost', why: 'line' });
    request.onabort = () => settle({ kind: 'lost', why: 'line' });
    stop.addEventListener('abort', end);
    request.send(bytes);
  });
}

function readAnswer<T>(status: number, told: unknown): Answer<T> {
  if (status === 401) return { kind: 'lost', why: 'session' };
  if (status >= 200 && status < 300 && told !== null) return { kind: 'ok', body: told as T };
  const refusal = readRefusal(told);
  // A fault of ours has its words and is final; what stands between us and the server, or says that it is busy, passes.
  if (status === 503 || status === 429 || !refusal) return { kind: 'lost', why: 'server' };
  return { kind: 'refused', status, refusal };
}

function readRefusal(told: unknown): Refusal | null {
  if (typeof told !== 'object' || told === null) return null;
  const { type, title, detail, id }: { type?: unknown; title?: unknown; detail?: unknown; id?: unknown } = told;
  if (typeof title !== 'string' || typeof detail !== 'string') return null;
  return { type: String(type), title, detail, importId: typeof id === 'number' ? id : null };
}
