import { uploadPartLimits } from '../../domain/uploads';
import { type RunTask, runTaskInProcess } from './run-process';

/** `request`: a user waits for the answer. `background`: a page asks now and then how far it is. */
export type Urgency = 'request' | 'background';

type Waiting = { urgency: Urgency; begin: () => void };

/** One queue for the whole server: a bundler gives each route its own copy of this module. */
const shared = globalThis as { kejarImportQueue?: { running: number; waiting: Waiting[] } };
shared.kejarImportQueue ??= { running: 0, waiting: [] };
const queue = shared.kejarImportQueue;

/**
 * Does `work` when its turn to have a file read has come. Files are large, and reading one takes a core and up to
 * `uploadLimits.memoryMegabytes`: `uploadPartLimits.checksAtOnce` are read at once, requests before what goes on in the
 * background, each in the order of arrival. What is loaded for it is best loaded in `work`, for others may wait.
 * @param work gets what reads a file: there is no other way to it, so that no file is read out of turn
 */
export async function inTurn<T>(urgency: Urgency, work: (run: RunTask) => Promise<T>): Promise<T> {
  if (queue.running < uploadPartLimits.checksAtOnce) queue.running += 1;
  else await new Promise<void>((begin) => enqueue({ urgency, begin }));
  try {
    return await work(runTaskInProcess);
  } finally {
    const next = queue.waiting.shift();
    // The next one takes this turn over.
    if (next) next.begin();
    else queue.running -= 1;
  }
}

function enqueue(one: Waiting): void {
  const firstBehind = queue.waiting.findIndex(({ urgency }) => one.urgency === 'request' && urgency === 'background');
  queue.waiting.splice(firstBehind < 0 ? queue.waiting.length : firstBehind, 0, one);
}

/** How many files are being read, and how many wait for it. */
export function describeQueue(): { running: number; waiting: number } {
  return { running: queue.running, waiting: queue.waiting.length };
}
