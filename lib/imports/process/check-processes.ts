import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { uploadLimits } from '../../domain/imports';
import { uploadPartLimits } from '../../domain/uploads';

/** A process that reads and checks files, one after the other. */
export type CheckProcess = { child: ChildProcess; memoryMegabytes: number; tasks: number; idleTimer?: NodeJS.Timeout };

/** Limits of processes kept for the next file: loading the sources takes longer than checking the file of a kecamatan. */
export const keptProcesses = {
  /** Files that one process checks before it is replaced, so that memory it does not free cannot accumulate. */
  tasks: 50,
  /** Milliseconds without a file after which a process is ended and its memory freed. */
  idle: 60_000,
  /**
   * Resident memory in MB above which a process is ended at once: it has 100 when it starts and 230 after a national day,
   * and collecting that garbage would slow the next file.
   */
  memoryMegabytes: 200,
} as const;

/** The idle processes of the whole server: a bundler gives each route its own copy of this module. */
const shared = globalThis as { kejarCheckProcesses?: CheckProcess[] };
shared.kejarCheckProcesses ??= [];
const idle = shared.kejarCheckProcesses;

/** A process with that memory limit: an idle one, else a new one, which sends `ready` first. */
export function takeCheckProcess(memoryMegabytes: number): CheckProcess {
  const kept = idle.find((one) => one.memoryMegabytes === memoryMegabytes && isAlive(one.child));
  if (!kept) return startCheckProcess(memoryMegabytes);
  removeIdle(kept);
  keepRunning(kept.child, true);
  return kept;
}

/** Keeps a process that has answered for the next file, or ends it. @param residentMegabytes its resident memory */
export function putBackCheckProcess(used: CheckProcess, residentMegabytes: number): void {
  used.tasks += 1;
  const isSpent = used.tasks >= keptProcesses.tasks || residentMegabytes > keptProcesses.memoryMegabytes;
  if (
    isSpent ||
    used.memoryMegabytes !== uploadLimits.memoryMegabytes ||
    idle.length >= uploadPartLimits.checksAtOnce
  ) {
    endCheckProcess(used);
    return;
  }
  used.idleTimer = setTimeout(() => endCheckProcess(used), keptProcesses.idle).unref();
  keepRunning(used.child, false);
  idle.push(used);
}

export function endCheckProcess(ended: CheckProcess): void {
  removeIdle(ended);
  if (isAlive(ended.child)) ended.child.kill('SIGKILL');
}

function removeIdle(gone: CheckProcess): void {
  clearTimeout(gone.idleTimer);
  const at = idle.indexOf(gone);
  if (at >= 0) idle.splice(at, 1);
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null && child.connected;
}

/** Whether the process keeps the command that started it from exiting: an idle one must not. */
function keepRunning(child: ChildProcess, running: boolean): void {
  for (const one of [child, child.channel, child.stderr as Socket | null]) {
    if (running) one?.ref();
    else one?.unref();
  }
}

export function startCheckProcess(memoryMegabytes: number): CheckProcess {
  const { PATH, TMPDIR, NODE_ENV } = process.env;
  const child = fork(processPath(), {
    // Rows are allocated and dropped by the hundred thousand: a large young generation saves most garbage collections.
    execArgv: [`--max-old-space-size=${memoryMegabytes}`, '--max-semi-space-size=64'],
    env: { PATH, ...(TMPDIR && { TMPDIR }), NODE_ENV },
    // Bytes and typed arrays are copied as they are, without JSON.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const started: CheckProcess = { child, memoryMegabytes, tasks: 0 };
  child.once('exit', () => removeIdle(started));
  // Errors may come more than once, also after its task: from a process that is killed while it is written to, say.
  child.on('error', () => endCheckProcess(started));
  return started;
}

/** The process is loaded from the sources on disk, also by a built server, so the bundler must not follow the path. */
function processPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'imports', 'process', 'import-process.mjs');
}
