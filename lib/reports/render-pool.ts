import { join } from 'node:path';
import { Piscina } from 'piscina';

/** What the thread can be asked for: the exports of render-worker.mjs. */
type Work = 'drawPng' | 'writePdf' | 'writeWorkbook';

export type RenderPool<Task> = {
  /** Tasks that are not answered yet, the running one included. */
  readonly waiting: number;
  /**
   * Runs a task when those before it are answered.
   * @param signal stops it, also in the middle
   * @throws the signal's reason when it was stopped, ERR_WORKER_OUT_OF_MEMORY beyond the limit, else what the task threw
   */
  run(task: Task, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
};

/**
 * A pool of one thread that writes files one after another: each takes a core and much memory, and the server goes on
 * answering meanwhile. The thread begins with the first task, has a limit of memory of its own, so that what takes far
 * more ends the thread and not the server, and is let go when it was idle for a while.
 * @param limits.memoryMb from 4: with less, Node 22 and later end the process itself while the thread begins
 * @param limits.idleMs for how long an idle thread keeps its libraries and typefaces in memory
 */
export function openRenderPool<Task>(name: Work, limits: { memoryMb: number; idleMs: number }): RenderPool<Task> {
  const pool = new Piscina<Task, Uint8Array<ArrayBuffer>>({
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: limits.idleMs,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    execArgv: [],
  });
  // A thread that fails while it is idle harms nobody: the next task begins another.
  pool.on('error', () => undefined);
  // Piscina does not keep the order of tasks that can be stopped, so only one at a time is given to it.
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    get waiting() {
      return waiting;
    },
    run(task, signal) {
      waiting += 1;
      const turn = last
        .then(() => runAlone(pool, task, { name, signal: signal ?? null }))
        .catch((error: unknown) => {
          throw signal?.aborted ? signal.reason : error;
        })
        .finally(() => {
          waiting -= 1;
        });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** A thread that fails before it is ready fails the task, which would wait for it for ever. */
function runAlone<Task, Result>(
  pool: Piscina<Task, Result>,
  task: Task,
  options: { name: Work; signal: AbortSignal | null },
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    pool.once('error', reject);
    // The thread loads the file with its first task: what goes wrong then is the task's error.
    pool
      .run(task, { ...options, filename: workerPath() })
      .then(resolve, reject)
      .finally(() => pool.off('error', reject));
  });
}

/** The thread's file is loaded as it lies on disk, also by a built server, so the bundler must not follow the path. */
function workerPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'reports', 'render-worker.mjs');
}
