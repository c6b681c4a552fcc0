import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Sheet } from '../domain/reports';
import type { PdfOptions } from './pdf';

/** A thread that nobody needs for so long ends, in milliseconds: it keeps some 200 MB. */
const idle = 60_000;

type Answer = { bytes: Uint8Array<ArrayBuffer> } | { error: Error };

let thread: Worker | null = null;
let ending: NodeJS.Timeout | undefined;
/** One after another: each long table takes some hundred MB more. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Renders sheets as one PDF, each with a bookmark, in a thread of its own: laying out a page takes longer than answering
 * ten requests. The thread stays for the next one, which then need not load the typeface again.
 * @param options.signal stops it, also in the middle
 * @throws the signal's reason when it was stopped
 */
export function renderPdf(
  sheets: readonly Sheet[],
  { signal, ...options }: PdfOptions & { signal?: AbortSignal },
): Promise<Uint8Array<ArrayBuffer>> {
  const turn = last.then(() => writeInThread({ sheets, options }, signal));
  last = turn.catch(() => {});
  return turn;
}

function writeInThread(
  job: { sheets: readonly Sheet[]; options: PdfOptions },
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted();
  clearTimeout(ending);
  thread ??= new Worker(workerPath(), { execArgv: [] });
  const worker = thread;
  worker.ref();
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const finish = (settle: () => void) => {
      // Its own listeners only: a worker keeps some for itself.
      worker.off('message', answered).off('error', failed).off('exit', ended);
      signal?.removeEventListener('abort', stopped);
      settle();
    };
    const answered = (answer: Answer) =>
      finish(() => ('error' in answer ? reject(answer.error) : resolve(answer.bytes)));
    const failed = (error: unknown) => {
      discard(worker);
      finish(() => reject(error));
    };
    const ended = (code: number) => failed(new Error(`the thread that writes PDFs ended with ${code}`));
    const stopped = () => failed(signal?.reason);
    worker.on('message', answered).on('error', failed).on('exit', ended);
    signal?.addEventListener('abort', stopped);
    worker.postMessage(job);
  }).finally(() => {
    // Nobody waits for it: it shall not keep the process alive, nor its memory for long.
    worker.unref();
    ending = setTimeout(() => discard(worker), idle);
    ending.unref();
  });
}

function discard(worker: Worker): void {
  if (thread === worker) thread = null;
  void worker.terminate();
}

/** The thread is loaded as it lies on disk, also by a built server, so the bundler must not follow the path. */
function workerPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'reports', 'pdf-worker.mjs');
}
