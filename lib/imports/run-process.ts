import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { uploadLimits } from '../domain/imports';
import type { CheckProgress } from '../domain/uploads';
import { tooLarge, unreadable } from './file-problem';
import type { TaskName, Tasks } from './run-task';
import type { FileProblem } from './sheet-rows';

export type ProcessLimits = { milliseconds: number; memoryMegabytes: number };

/** Files that are read at once; each may take `uploadLimits.memoryMegabytes`. Others wait their turn. */
const atOnce = 2;

/** One queue for the whole server: a bundler gives each route its own copy of this module. */
const shared = globalThis as { kejarImportQueue?: { running: number; waiting: (() => void)[] } };
shared.kejarImportQueue ??= { running: 0, waiting: [] };
const queue = shared.kejarImportQueue;

async function takeTurn(): Promise<void> {
  if (queue.running < atOnce) queue.running++;
  else await new Promise<void>((resolve) => queue.waiting.push(resolve));
}

function passTurn(): void {
  const next = queue.waiting.shift();
  if (next) next();
  else queue.running--;
}

/**
 * Reads or checks an uploaded file in a process of its own, which is stopped when it takes too long or too much memory:
 * no file can harm the server, its memory stays its own, and pages go before. The process knows no secret of the
 * server's environment and no database. What is wrong with a file is an outcome; only a fault of ours rejects.
 */
export async function runInProcess<Name extends TaskName>(
  name: Name,
  input: Tasks[Name]['input'],
  options: { limits?: ProcessLimits; onProgress?: (progress: CheckProgress) => void } = {},
): Promise<Tasks[Name]['answer'] | { ok: false; problem: FileProblem }> {
  await takeTurn();
  try {
    return await new Promise((resolve, reject) => {
      const { milliseconds, memoryMegabytes } = options.limits ?? uploadLimits;
      const child = startProcess(memoryMegabytes);
      let complaint = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        complaint = `${complaint}${chunk.toString()}`.slice(-4_000);
      });
      const end = () => {
        clearTimeout(timer);
        if (child.exitCode === null) child.kill('SIGKILL');
      };
      const finish = (outcome: Tasks[Name]['answer'] | { ok: false; problem: FileProblem }) => {
        resolve(outcome);
        end();
      };
      const fail = (error: Error) => {
        reject(error);
        end();
      };
      const timer = setTimeout(
        () => finish({ ok: false, problem: tooLarge('milliseconds', 'File ini terlalu lama dibaca.') }),
        milliseconds,
      );
      child.on('message', (message: Message<Name>) => {
        if ('ready' in message) child.send({ name, input });
        else if ('progress' in message) options.onProgress?.(message.progress);
        else finish(message.answer);
      });
      // It may err more than once: a process that is killed while it is written to does.
      child.on('error', fail);
      child.once('exit', (code, signal) => {
        if (signal === 'SIGABRT' || /heap out of memory|allocation failed/i.test(complaint))
          finish({ ok: false, problem: tooLarge('memoryMegabytes', 'File ini terlalu besar untuk dibaca.') });
        else if (code !== 0 && complaint !== '')
          fail(new Error(`the process that checks a file ended with ${code ?? signal}: ${complaint}`));
        else finish({ ok: false, problem: unfinished });
      });
    });
  } finally {
    passTurn();
  }
}

type Message<Name extends TaskName> = { ready: true } | { progress: CheckProgress } | { answer: Tasks[Name]['answer'] };

const unfinished = unreadable('File ini tidak selesai dibaca. Simpan ulang dari Excel, lalu coba lagi.');

function startProcess(memoryMegabytes: number): ChildProcess {
  const { PATH, TMPDIR, NODE_ENV } = process.env;
  return fork(processPath(), {
    // Rows are made and dropped by the hundred thousand: a roomy nursery spares most of the collector's work.
    execArgv: [`--max-old-space-size=${memoryMegabytes}`, '--max-semi-space-size=64'],
    env: { PATH, ...(TMPDIR && { TMPDIR }), NODE_ENV },
    // Bytes and columns of numbers cross as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** The process is loaded as it lies on disk, also by a built server, so the bundler must not follow the path. */
function processPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'imports', 'import-process.mjs');
}
