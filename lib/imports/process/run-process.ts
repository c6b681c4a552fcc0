import { uploadLimits } from '../../domain/imports';
import type { CheckProgress } from '../../domain/uploads';
import { tooLarge } from '../read/file-problem';
import type { FileProblem } from '../read/sheet-rows';
import {
  type CheckProcess,
  endCheckProcess,
  putBackCheckProcess,
  startCheckProcess,
  takeCheckProcess,
} from './check-processes';
import type { TaskName, Tasks } from './run-task';

export type ProcessLimits = { milliseconds: number; memoryMegabytes: number };

/**
 * Does a task with an uploaded file in a process beside the server, which does no other at the time and is ended when it
 * takes too long or too much memory: no file can harm the server, its memory stays apart, and pages have priority. The
 * process has no secret of the server's environment and no database. What is wrong with a file is an outcome; only a fault
 * of ours rejects. Callers get it from `inTurn`.
 */
export async function runTaskInProcess<Name extends TaskName>(
  name: Name,
  input: Tasks[Name]['input'],
  options: { limits?: ProcessLimits; onProgress?: (progress: CheckProgress) => void } = {},
): Promise<Outcome<Name>> {
  const { milliseconds, memoryMegabytes } = options.limits ?? uploadLimits;
  return runTaskIn(takeCheckProcess(memoryMegabytes), {
    name,
    input,
    retries: 2,
    until: Date.now() + milliseconds,
    ...options,
  });
}

export type RunTask = typeof runTaskInProcess;

type Outcome<Name extends TaskName> = Tasks[Name]['answer'] | { ok: false; problem: FileProblem };
type Message<Name extends TaskName> =
  | { ready: true }
  | { progress: CheckProgress }
  | { answer: Tasks[Name]['answer']; residentMegabytes: number };

function runTaskIn<Name extends TaskName>(
  used: CheckProcess,
  task: {
    name: Name;
    input: Tasks[Name]['input'];
    /** The deadline in milliseconds since 1970, retries included. */
    until: number;
    /** How many more processes may be started for it when one ends without an answer. */
    retries: number;
    onProgress?: (progress: CheckProgress) => void;
  },
): Promise<Outcome<Name>> {
  const { child } = used;
  return new Promise((resolve, reject) => {
    let errorOutput = '';
    const timer = setTimeout(
      () => fail({ ok: false, problem: tooLarge('milliseconds', 'File ini terlalu lama dibaca.') }),
      Math.max(0, task.until - Date.now()),
    );
    const send = () => child.send({ name: task.name, input: task.input });
    const onErrorOutput = (chunk: Buffer) => {
      errorOutput = `${errorOutput}${chunk.toString()}`.slice(-4_000);
    };
    const onMessage = (message: Message<Name>) => {
      if ('ready' in message) send();
      else if ('progress' in message) task.onProgress?.(message.progress);
      else {
        stopListening();
        putBackCheckProcess(used, message.residentMegabytes);
        resolve(message.answer);
      }
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      const outOfMemory = signal === 'SIGABRT' || /heap out of memory|allocation failed/i.test(errorOutput);
      if (outOfMemory && used.tasks === 0)
        fail({ ok: false, problem: tooLarge('memoryMegabytes', 'File ini terlalu besar untuk dibaca.') });
      else retry(new Error(`the process that checks a file ended with ${code ?? signal}: ${errorOutput}`));
    };
    const stopListening = () => {
      clearTimeout(timer);
      child.stderr?.off('data', onErrorOutput);
      child.off('message', onMessage).off('error', retry).off('exit', onExit);
    };
    const fail = (outcome: Outcome<Name> | Error) => {
      stopListening();
      endCheckProcess(used);
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    // It may have been killed from outside, or hold memory of earlier files: only a new process shows what this file does.
    const retry = (error: Error) => {
      if (task.retries === 0) return fail(error);
      stopListening();
      endCheckProcess(used);
      resolve(runTaskIn(startCheckProcess(used.memoryMegabytes), { ...task, retries: task.retries - 1 }));
    };
    child.stderr?.on('data', onErrorOutput);
    child.on('message', onMessage).on('error', retry).on('exit', onExit);
    if (used.tasks > 0) send();
  });
}
