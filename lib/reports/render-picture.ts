import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '../domain/problems';
import type { Picture } from './picture';

type Answer = { id: number; png: Uint8Array<ArrayBuffer> } | { id: number; error: Error };
type Waiting = { resolve: (png: Uint8Array<ArrayBuffer>) => void; reject: (error: Error) => void };

/** One picture takes some 100 ms of a core: more waiting than these would be answered too late to be of use. */
const mostWaiting = 20;
const patienceMs = 20_000;
/** Fonts and renderer are large: a server that nobody asks for pictures does not keep them. */
const idleMs = 5 * 60_000;

let id = 0;
let worker: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
const waiting = new Map<number, Waiting>();

/**
 * Draws a picture as PNG, in a thread of its own: the server goes on answering meanwhile. The thread is kept for the next
 * one, and let go when none is asked for.
 * @throws Problem 503 when too many wait already, or it takes too long
 */
export function renderPicture(picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  if (waiting.size >= mostWaiting) return Promise.reject(busy());
  clearTimeout(idle);
  worker ??= start();
  const thread = worker;
  id += 1;
  const own = id;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => stop(thread, busy()), patienceMs);
    const settle = () => {
      clearTimeout(timer);
      waiting.delete(own);
      if (waiting.size > 0) return;
      idle = setTimeout(() => stop(thread, busy()), idleMs);
      idle.unref();
      thread.unref();
    };
    waiting.set(own, {
      resolve: (png) => {
        settle();
        resolve(png);
      },
      reject: (error) => {
        settle();
        reject(error);
      },
    });
    thread.ref();
    thread.postMessage({ id: own, picture });
  });
}

function start(): Worker {
  const thread = new Worker(workerPath(), { execArgv: [] });
  thread.on('message', (answer: Answer) => {
    const one = waiting.get(answer.id);
    if ('error' in answer) one?.reject(answer.error);
    else one?.resolve(answer.png);
  });
  thread.once('error', (error) => stop(thread, error));
  thread.once('exit', (code) => stop(thread, new Error(`the thread that draws pictures ended with ${code}`)));
  return thread;
}

/** Lets the thread go; callers that still wait for it are told why. */
function stop(thread: Worker, reason: Error): void {
  if (worker !== thread) return;
  worker = null;
  for (const one of [...waiting.values()]) one.reject(reason);
  void thread.terminate();
}

function busy(): Problem {
  return new Problem({
    status: 503,
    type: 'busy',
    title: 'Gambar belum dapat dibuat',
    detail: 'Server sedang sibuk membuat gambar lain. Coba lagi sebentar lagi.',
  });
}

/** The thread is loaded as it lies on disk, also by a built server, so the bundler must not follow the path. */
function workerPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'reports', 'picture-worker.mjs');
}
