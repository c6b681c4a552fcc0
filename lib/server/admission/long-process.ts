import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answeringNow } from '../../../db/client-unavailable';
import { Problem } from '../../domain/problems';
import type { Actor } from '../../domain/users';
import type { LongAnswer, LongRequest } from './long-messages';

/** A file that lies on the disk, under no name: it is gone when it was read, or closed. */
export type LongFile = { size: number; content: ReadableStream<Uint8Array>; close(): Promise<void> };

const limits = {
  /** All 83.762 desa with every column take some 220 MB; above this the process is ended and the web server goes on. */
  memoryMegabytes: 288,
  /** Resident memory in MB above which a process is ended after its file: it has 150 when it starts and 200 after a province. */
  keptMegabytes: 260,
  /** Files that one process makes before it is replaced, so that memory it does not free cannot accumulate. */
  tasks: 20,
  /** Milliseconds without a task after which a process is ended and its memory freed. */
  idle: 20_000,
  /** Milliseconds that a task may take. */
  patience: 180_000,
} as const;

type Answered = { answer: LongAnswer; residentMegabytes: number };
type LongProcess = { child: ChildProcess; ready: Promise<void>; tasks: number; idleTimer?: NodeJS.Timeout };

/** One process for the whole server: a bundler gives each route its own copy of this module. */
const shared = globalThis as { kejarLong?: { process: LongProcess | null; last: Promise<unknown> } };
shared.kejarLong ??= { process: null, last: Promise.resolve() };
const state = shared.kejarLong;

/** Who has long work done, and when. */
type Asker = { actor: Actor; now: Date };

/**
 * Does long work as the actor in a process beside the web server, one after the other: a table of 83.762 rows takes a core for
 * seconds and hundreds of megabytes, while pages are answered. The process is ended in the middle when the request that
 * is being answered has gone, and the database ends its statement with it.
 * @param name one of the tasks of lib/server/services/long-tasks.ts, which says what it is asked and what it tells
 * @throws Problem what the task throws; Error when the process ended or took too long
 */
export async function askElsewhere<Told>(asker: Asker, name: string, asked: unknown): Promise<Told> {
  return (await run(asker, { name, asked, path: null })) as Told;
}

/** As `askElsewhere`, for a task that writes a file beside what it tells. */
export async function runElsewhere<Told>(asker: Asker, name: string, asked: unknown): Promise<Told & LongFile> {
  const path = join(tmpdir(), `kejar-${process.pid}-${randomUUID()}`);
  try {
    const told = (await run(asker, { name, asked, path })) as Told;
    return { ...told, ...(await openOnce(path)) };
  } finally {
    await rm(path, { force: true });
  }
}

async function run({ actor, now }: Asker, task: Pick<LongRequest, 'name' | 'asked' | 'path'>): Promise<object> {
  const signal = answeringNow()?.signal ?? null;
  const turn = state.last.then(() => runNow({ ...task, actor, now }, signal));
  state.last = turn.catch(() => undefined);
  const answer = await turn;
  if ('problem' in answer) throw new Problem(answer.problem);
  if ('fault' in answer) throw Object.assign(new Error(answer.fault.message), answer.fault);
  return answer.told;
}

async function openOnce(path: string): Promise<LongFile> {
  const file = await open(path);
  const close = () => file.close().catch(() => {});
  // HEAD, and a caller who has just gone: an answer that nobody takes is neither read nor cancelled.
  answeringNow()?.onClose(close);
  const { size } = await file.stat();
  return { size, content: readOnce(file), close };
}

/** The bytes as fast as they are taken. */
function readOnce(file: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(64 * 1024));
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
      await file.close();
      controller.close();
    },
    cancel: () => file.close(),
  });
}

async function runNow(request: LongRequest, signal: AbortSignal | null): Promise<LongAnswer> {
  signal?.throwIfAborted();
  state.process ??= start();
  const used = state.process;
  clearTimeout(used.idleTimer);
  keepRunning(used.child, true);
  try {
    await used.ready;
    // The caller may have gone while the process started.
    signal?.throwIfAborted();
    const { answer, residentMegabytes } = await ask(used.child, request, signal);
    used.tasks += 1;
    if (used.tasks >= limits.tasks || residentMegabytes > limits.keptMegabytes) end(used);
    else {
      used.idleTimer = setTimeout(() => end(used), limits.idle).unref();
      keepRunning(used.child, false);
    }
    return answer;
  } catch (error) {
    end(used);
    throw error;
  }
}

function ask(child: ChildProcess, request: LongRequest, signal: AbortSignal | null): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      work();
    };
    const onMessage = (answered: Answered) => settle(() => resolve(answered));
    const onExit = (code: number | null, by: NodeJS.Signals | null) =>
      settle(() => reject(new Error(`the process that makes long files ended with ${code ?? by}`)));
    const onAbort = () => settle(() => reject(signal?.reason));
    const timer = setTimeout(
      () => settle(() => reject(new Error(`${request.name} took longer than ${limits.patience} ms`))),
      limits.patience,
    );
    child.on('message', onMessage).on('exit', onExit);
    signal?.addEventListener('abort', onAbort);
    child.send(request);
  });
}

function start(): LongProcess {
  const child = fork(processPath(), {
    execArgv: [`--max-old-space-size=${limits.memoryMegabytes}`, '--max-semi-space-size=16'],
    env: environmentOf(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, by) => reject(new Error(`the process that makes long files ended with ${code ?? by}`)));
    child.on('error', reject);
  });
  ready.catch(() => end(started));
  const started: LongProcess = { child, ready, tasks: 0 };
  child.once('exit', () => end(started));
  return started;
}

/** What it needs to read from the same databases, and no secret beside their addresses. */
function environmentOf({ NODE_ENV, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['PATH', 'TMPDIR', 'KEJAR_SERVING_URL', 'KEJAR_SERVING_PREPARED', 'KEJAR_STANDBY_URL'];
  return { NODE_ENV, ...Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : []))) };
}

/** Whether the process keeps the command that started it from exiting: an idle one must not. */
function keepRunning(child: ChildProcess, running: boolean): void {
  for (const one of [child, child.channel]) {
    if (running) one?.ref();
    else one?.unref();
  }
}

function end(one: LongProcess): void {
  clearTimeout(one.idleTimer);
  if (state.process === one) state.process = null;
  one.child.kill('SIGKILL');
}

/** The process is loaded from the sources on disk, also by a built server, so the bundler must not follow the path. */
function processPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'server', 'services', 'long-worker.mjs');
}
