import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { uploadLimits } from '../domain/imports';
import { formatCount } from '../format/numbers';
import { tooLarge, unreadable } from './file-problem';
import type { ReadOutcome } from './sheet-rows';

/** Files that are read at once; each may take `uploadLimits.memoryMegabytes`. Others wait their turn. */
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function takeTurn(): Promise<void> {
  if (running < atOnce) running++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function passTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}

/**
 * Reads an uploaded file into rows, in a thread of its own that is stopped when it takes too long or too much memory,
 * so that no file can harm the process. The limits are those of `uploadLimits`, tests may set smaller ones. What is
 * wrong with a file is an outcome; only a fault of ours rejects.
 */
export async function readFile(input: {
  bytes: Uint8Array;
  fileName: string;
  limits?: { milliseconds: number; memoryMegabytes: number };
}): Promise<ReadOutcome> {
  const { bytes, fileName } = input;
  if (bytes.byteLength > uploadLimits.bytes) {
    return {
      ok: false,
      problem: tooLarge('bytes', `File ini ${formatCount(Math.ceil(bytes.byteLength / 1024 / 1024))} MB.`),
    };
  }
  await takeTurn();
  try {
    return await readInThread({ bytes, fileName }, input.limits ?? uploadLimits);
  } finally {
    passTurn();
  }
}

function readInThread(
  workerData: { bytes: Uint8Array; fileName: string },
  limits: { milliseconds: number; memoryMegabytes: number },
): Promise<ReadOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath(), {
      workerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
    });
    const finish = (outcome: ReadOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const timer = setTimeout(
      () => finish({ ok: false, problem: tooLarge('milliseconds', 'File ini terlalu lama dibaca.') }),
      limits.milliseconds,
    );
    worker.once('message', finish);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        finish({ ok: false, problem: tooLarge('memoryMegabytes', 'File ini terlalu besar untuk dibaca.') });
      else {
        clearTimeout(timer);
        reject(error);
      }
    });
    worker.once('exit', () =>
      finish({
        ok: false,
        problem: unreadable('File ini tidak selesai dibaca. Simpan ulang dari Excel, lalu coba lagi.'),
      }),
    );
  });
}

/** The thread is loaded as it lies on disk, also by a built server, so the bundler must not follow the path. */
function workerPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'imports', 'read-worker.mjs');
}
