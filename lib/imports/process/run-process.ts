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
 * Reads or checks an uploaded file in a process beside the server, which reads no other at the time and is stopped when
 * it takes too long or too much memory: no file can harm the server, memory stays apart, and pages go before. The process
 * knows no secret of the server's environment and no database. What is wrong with a file is an outcome; only a fault of
 * ours rejects. Callers get it from `inTurn`.
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
    /** The instant at which it is stopped, in milliseconds since 1970; also of a second try. */
    until: number;
    /** How many processes may yet take the place of one that ended without an answer. */
    retries: number;
    onProgress?: (progress: CheckProgress) => void;
  },
): Promise<Outcome<Name>> {
  const { child } = used;
  return new Promise((resolve, reject) => {
    let complaint = '';
    const timer = setTimeout(
      () => giveUp({ ok: false, problem: tooLarge('milliseconds', 'File ini terlalu lama dibaca.') }),
      Math.max(0, task.until - Date.now()),
    );
    const send = () => child.send({ name: task.name, input: task.input });
    const hearComplaint = (chunk: Buffer) => {
      complaint = `${complaint}${chunk.toString()}`.slice(-4_000);
    };
    const hear = (message: Message<Name>) => {
      if ('ready' in message) send();
      else if ('progress' in message) task.onProgress?.(message.progress);
      else {
        stop();
        putBackCheckProcess(used, message.residentMegabytes);
        resolve(message.answer);
      }
    };
    const hearEnd = (code: number | null, signal: NodeJS.Signals | null) => {
      const outOfMemory = signal === 'SIGABRT' || /heap out of memory|allocation failed/i.test(complaint);
      if (outOfMemory && used.tasks === 0)
        giveUp({ ok: false, problem: tooLarge('memoryMegabytes', 'File ini terlalu besar untuk dibaca.') });
      else tryAnew(new Error(`the process that checks a file ended with ${code ?? signal}: ${complaint}`));
    };
    const stop = () => {
      clearTimeout(timer);
      child.stderr?.off('data', hearComplaint);
      child.off('message', hear).off('error', tryAnew).off('exit', hearEnd);
    };
    const giveUp = (outcome: Outcome<Name> | Error) => {
      stop();
      endCheckProcess(used);
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    // It may have been ended from outside, or hold what earlier files left: a new one tells what is this file's.
    const tryAnew = (error: Error) => {
      if (task.retries === 0) return giveUp(error);
      stop();
      endCheckProcess(used);
      resolve(runTaskIn(startCheckProcess(used.memoryMegabytes), { ...task, retries: task.retries - 1 }));
    };
    child.stderr?.on('data', hearComplaint);
    child.on('message', hear).on('error', tryAnew).on('exit', hearEnd);
    if (used.tasks > 0) send();
  });
}
