import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../environment';

export type RunningServer = {
  /** What it has said since it was started. */
  said: () => string[];
  /** Its first process; where it has a terminal of its own, also the number of the group that all its processes are in. */
  pid: number;
  /** @returns its exit code; null: it was killed */
  stop(signal: NodeJS.Signals): Promise<number | null>;
};

/**
 * A production server in a folder of its own, which a drill starts and stops.
 * @param input.ownTerminal a signal goes to all its processes at once, as Ctrl-C of a terminal does
 */
export function placeServer(usualPort: number, input: { demo?: boolean; ownTerminal?: boolean } = {}) {
  const { demo = true, ownTerminal = false } = input;
  const folder = mkdtempSync(join(tmpdir(), 'kejar-drill-'));
  const port = Number(process.env.PORT ?? usualPort);
  const site = `http://localhost:${port}`;
  const settings = { KEJAR_DATA_DIR: folder, PORT: String(port), KEJAR_DEMO: demo ? '1' : '0', NEXTAUTH_URL: site };
  return {
    site,
    folder,
    settings,
    start: () => start(site, settings, ownTerminal),
    throwAway: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

/** @throws Error when it ends before it is ready */
async function start(site: string, settings: Record<string, string>, ownTerminal: boolean): Promise<RunningServer> {
  const lines: string[] = [];
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    ...{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...settings } },
    detached: ownTerminal,
  });
  const { pid = 0 } = child;
  const signalAll = (signal: NodeJS.Signals) => (ownTerminal ? process.kill(-pid, signal) : child.kill(signal));
  // In a group of its own nobody else ends it when the drill is stopped.
  const endWithDrill = () => child.exitCode ?? process.kill(-pid, 'SIGTERM');
  if (ownTerminal) process.once('exit', endWithDrill);
  child.stdout?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')));
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      process.off('exit', endWithDrill);
      resolve(code);
    }),
  );
  while (child.exitCode === null) {
    const ready = await fetch(`${site}/readyz`).catch(() => null);
    if (ready?.ok) {
      const stop = (signal: NodeJS.Signals) => {
        signalAll(signal);
        return ended;
      };
      return { said: () => lines, pid, stop };
    }
    await sleep(500);
  }
  throw new Error(lines.slice(-5).join('\n'));
}
