import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../environment';

export type RunningServer = {
  /** What it has said since it was started. */
  said: () => string[];
  stop(signal: NodeJS.Signals): Promise<void>;
};

/** A production server with the demo in a folder of its own, which a drill starts and stops. */
export function placeServer(usualPort: number) {
  const folder = mkdtempSync(join(tmpdir(), 'kejar-drill-'));
  const port = Number(process.env.PORT ?? usualPort);
  const site = `http://localhost:${port}`;
  const settings = { KEJAR_DATA_DIR: folder, PORT: String(port), KEJAR_DEMO: '1', NEXTAUTH_URL: site };
  return {
    site,
    settings,
    start: () => start(site, settings),
    throwAway: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

/** @throws Error when it ends before it is ready */
async function start(site: string, settings: Record<string, string>): Promise<RunningServer> {
  const lines: string[] = [];
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    ...{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...settings } },
  });
  child.stdout?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (child.exitCode === null) {
    const ready = await fetch(`${site}/readyz`).catch(() => null);
    if (ready?.ok) {
      const stop = (signal: NodeJS.Signals) => {
        child.kill(signal);
        return ended;
      };
      return { said: () => lines, stop };
    }
    await sleep(500);
  }
  throw new Error(lines.slice(-5).join('\n'));
}
