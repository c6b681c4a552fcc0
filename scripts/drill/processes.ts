import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './place';

/** A process with all that it starts. */
export type Running = {
  /** `kill -9` of all of it. */
  kill(): Promise<void>;
  /** Asks it to end, and after a while makes it. */
  end(): Promise<void>;
};

type Start = {
  place: Place;
  name: string;
  program: string;
  flags: string[];
  env?: Record<string, string>;
  as?: 'runner';
};

/** Starts a program in a process group of its own; what it says goes to a file of its name. */
export function startProcess({ place, name, program, flags, env = {}, as }: Start): Running {
  const { uid, gid } = place.programs.runner;
  const child = spawn(program, flags, {
    cwd: as ? place.folder : process.cwd(),
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(as && { uid, gid }),
  });
  const log = join(place.folder, `${name}.log`);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => appendFileSync(log, chunk));
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    async kill() {
      signal(child, 'SIGKILL');
      await ended;
    },
    async end() {
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(20_000, null, { ref: false })]);
      signal(child, 'SIGKILL');
      await ended;
    },
  };
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, name);
  } catch {
    // It has ended.
  }
}

/** Runs a program to its end, as the runner. @throws with what it said */
export function runAs(place: Place, program: string, flags: string[], env: Record<string, string> = {}): string {
  const { uid, gid } = place.programs.runner;
  return execFileSync(program, flags, {
    cwd: place.folder,
    env: { ...cleanEnvironment(), ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    uid,
    gid,
  });
}

/** Nothing of the caller's settings: they name another installation. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, NODE_ENV = 'production' } = process.env;
  return { PATH, HOME, TMPDIR, NODE_ENV, LC_ALL: 'C.UTF-8' };
}

/** Asks until it says yes. @throws when it does not in time */
export async function until(what: string, ask: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (await Promise.resolve(ask()).catch(() => false)) return;
    await sleep(200);
  }
  throw new Error(`${what}: not within ${seconds} s`);
}
