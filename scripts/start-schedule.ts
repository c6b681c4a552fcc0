import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './environment';

/** The clock that prepares recaps. */
export type Schedule = {
  /** Lets a tick in progress finish, for `graceMs` at most. */
  stop(graceMs: number): Promise<void>;
};

const pauseMs = 60_000;

/**
 * Starts scripts/schedule.ts as a process of its own: whatever becomes of it, the server goes on, and it is started again
 * after a minute. It ends by itself when this process is gone.
 */
export function startSchedule(input: { env: Record<string, string>; say: (line: string) => void }): Schedule {
  let child: ChildProcess | null = null;
  let stopped = false;
  let again: NodeJS.Timeout | undefined;

  function start(): void {
    const { DATABASE_URL: _owner, AUTH_SECRET: _secret, KEJAR_AUDIT_SECRET: _seal, ...beside } = process.env;
    // It signs in to Postgres itself, for its locks last as long as a session.
    const { KEJAR_POOLER_URL: _pooler, KEJAR_READ_URL: _standby, ...outside } = beside;
    const urlOf = (...path: string[]) => pathToFileURL(join(root, ...path)).href;
    const started = spawn(
      process.execPath,
      [
        ...['--import', urlOf('node_modules', 'tsx', 'dist', 'loader.mjs')],
        ...['--import', urlOf('scripts', 'exit-with-parent.mjs')],
        join(root, 'scripts', 'schedule.ts'),
      ],
      { cwd: root, env: { ...outside, ...input.env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    child = started;
    started.once('error', (error) => input.say(`Jadwal rekap tidak dapat dinyalakan: ${error.message}`));
    started.once('close', () => {
      child = null;
      if (stopped) return;
      input.say('Jadwal rekap berhenti sendiri dan dinyalakan lagi satu menit kemudian.');
      again = setTimeout(start, pauseMs);
    });
  }

  async function stop(graceMs: number): Promise<void> {
    stopped = true;
    clearTimeout(again);
    const running = child;
    if (!running) return;
    const ended = new Promise<void>((resolve) => running.once('close', () => resolve()));
    running.kill('SIGTERM');
    const force = setTimeout(() => running.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(force);
  }

  start();
  return { stop };
}
