import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { uploadLimits } from '../../domain/imports';

/** A process that reads and checks files, one after the other. */
export type CheckProcess = { child: ChildProcess; memoryMegabytes: number; tasks: number; idle?: NodeJS.Timeout };

/** Loading the sources takes longer than checking the file of a kecamatan, so a process is kept for the next file. */
export const keptProcesses = {
  atOnce: 2,
  /** Files that one process reads before another takes its place: what a file leaves behind does not pile up. */
  tasks: 50,
  /** Milliseconds without a file after which it ends and gives its memory back. */
  idle: 60_000,
  /** Resident memory in MB beyond which it ends at once: 100 to begin with, 230 after a national day, whose garbage slows the next file. */
  memoryMegabytes: 200,
} as const;

/** One store for the whole server: a bundler gives each route its own copy of this module. */
const shared = globalThis as { kejarCheckProcesses?: CheckProcess[] };
shared.kejarCheckProcesses ??= [];
const waiting = shared.kejarCheckProcesses;

/** A process with that limit of memory: one that waits for a file, else a new one, which says `ready` first. */
export function takeCheckProcess(memoryMegabytes: number): CheckProcess {
  const kept = waiting.find((one) => one.memoryMegabytes === memoryMegabytes && isAlive(one.child));
  if (!kept) return startCheckProcess(memoryMegabytes);
  forget(kept);
  keepRunning(kept.child, true);
  return kept;
}

/** Keeps a process that has answered for the next file, or ends it; it holds `residentMegabytes` of memory. */
export function putBackCheckProcess(used: CheckProcess, residentMegabytes: number): void {
  used.tasks += 1;
  const worn = used.tasks >= keptProcesses.tasks || residentMegabytes > keptProcesses.memoryMegabytes;
  if (worn || used.memoryMegabytes !== uploadLimits.memoryMegabytes || waiting.length >= keptProcesses.atOnce) {
    endCheckProcess(used);
    return;
  }
  used.idle = setTimeout(() => endCheckProcess(used), keptProcesses.idle).unref();
  keepRunning(used.child, false);
  waiting.push(used);
}

export function endCheckProcess(ended: CheckProcess): void {
  forget(ended);
  if (isAlive(ended.child)) ended.child.kill('SIGKILL');
}

function forget(gone: CheckProcess): void {
  clearTimeout(gone.idle);
  const at = waiting.indexOf(gone);
  if (at >= 0) waiting.splice(at, 1);
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null && child.connected;
}

/** Whether the process, waiting for a file, keeps the command that started it from ending. */
function keepRunning(child: ChildProcess, running: boolean): void {
  for (const one of [child, child.channel, child.stderr as Socket | null]) {
    if (running) one?.ref();
    else one?.unref();
  }
}

export function startCheckProcess(memoryMegabytes: number): CheckProcess {
  const { PATH, TMPDIR, NODE_ENV } = process.env;
  const child = fork(processPath(), {
    // Rows are made and dropped by the hundred thousand: a roomy nursery spares most of the collector's work.
    execArgv: [`--max-old-space-size=${memoryMegabytes}`, '--max-semi-space-size=64'],
    env: { PATH, ...(TMPDIR && { TMPDIR }), NODE_ENV },
    // Bytes and columns of numbers cross as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const started: CheckProcess = { child, memoryMegabytes, tasks: 0 };
  child.once('exit', () => forget(started));
  // It may err more than once, also after its task: a process that is killed while it is written to does.
  child.on('error', () => endCheckProcess(started));
  return started;
}

/** The process is loaded as it lies on disk, also by a built server, so the bundler must not follow the path. */
function processPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'imports', 'process', 'import-process.mjs');
}
