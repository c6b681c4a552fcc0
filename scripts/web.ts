import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readBuildName } from './build.mjs';
import { root } from './environment';
import { StepError } from './steps.mjs';

export type WebServer = {
  /** Resolves when it answers. @throws StepError with what it said when it ends before that */
  ready: Promise<void>;
  /** Resolves when it has ended, wanted or not. */
  ended: Promise<void>;
  /** Lets requests in progress finish, for `graceMs` at most. */
  stop(graceMs: number): Promise<void>;
};

const patienceMs = 120_000;

/**
 * Memory in megabytes. Room for what a request makes and lets go, a half: in the 16 that Node gives, a page is collected while
 * it is being drawn, and copied for nothing. Room for the rest: without a limit of ours it is that of the machine, some
 * thousands, and what is no longer used is let lie up to several times of what is.
 */
export const webMemory = ['--max-semi-space-size=32', '--max-old-space-size=512'] as const;

/** Starts Next.js as a process of its own, which ends by itself when this process is gone. */
export function startWeb(input: { port: number; host: string; dev: boolean; env: Record<string, string> }): WebServer {
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const preloads = [
    ...['exit-with-parent.mjs', 'request-state.mjs', 'measure-requests.mjs', 'log-refusals.mjs', 'secure-headers.mjs'],
    ...['answer-in-words.mjs', 'refuse-requests.mjs', 'believe-proxies.mjs'],
  ].flatMap((name) => ['--import', pathToFileURL(join(root, 'scripts', name)).href]);
  // The web server sends no mail: it need not know the password of the mail server.
  const { DATABASE_URL: _owner, KEJAR_SMTP_URL: _mail, KEJAR_AUDIT_SECRET: _seal, ...outside } = process.env;
  const flags = [input.dev ? 'dev' : 'start', '-p', String(input.port), '-H', input.host];
  const buildName = readBuildName();
  const child = spawn(process.execPath, [...webMemory, ...preloads, next, ...flags], {
    cwd: root,
    env: {
      ...outside,
      NODE_ENV: input.dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...(!input.dev && buildName !== null && { NEXT_DEPLOYMENT_ID: buildName }),
      ...input.env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  // Next.js greets in English on its way up; that is shown only when it does not get there.
  let greeting: string | null = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    if (greeting === null || input.dev) process.stdout.write(chunk);
    else greeting += chunk.toString();
  });
  let running = true;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      running = false;
      resolve();
    });
  });

  async function untilReady(): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (running && Date.now() < deadline) {
      if (await answers(input.port, input.host)) {
        greeting = null;
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new StepError(
      `${greeting ?? ''}\nServer web ${running ? 'tidak menjawab' : 'berhenti sendiri'} sebelum siap. Jalankan npm start lagi; bila terulang, hapus folder .next lalu coba lagi.`,
    );
  }

  async function stop(graceMs: number): Promise<void> {
    if (!running) return;
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(force);
  }

  return { ready: untilReady(), ended, stop };
}

async function answers(port: number, host: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/livez`, {
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
