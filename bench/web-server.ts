import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { demoPassword } from '../lib/domain/personas';
import { sealSession, sessionCookieName } from '../lib/server/auth/cookie';
import { signIn } from '../lib/server/auth/sign-in';
import { root } from '../scripts/environment';
import type { Steps } from '../scripts/steps.mjs';
import type { Place } from './place';

const patienceMs = 600_000;

export type RunningServer = {
  /** Without a slash at its end. */
  address: string;
  /** The process that was started; of `npm start`, which has the web server among its children. */
  pid: number;
};

/** Runs `work` while `npm start` serves the data of the measurements on a free port. */
export async function whileServing<Found>(
  place: Place,
  steps: Steps,
  work: (server: RunningServer) => Promise<Found>,
): Promise<Found> {
  const { DATABASE_URL: _, NEXTAUTH_URL: __, ...outside } = process.env;
  steps.begin('Menyalakan server web (membangun aplikasi bila perlu)');
  return whileRunning({
    arguments: [join(root, 'scripts', 'start.mjs')],
    folder: root,
    env: { ...outside, KEJAR_DATA_DIR: place.environment.dataFolder, KEJAR_DEMO: '1' },
    readyPath: '/readyz',
    work,
  });
}

/** Runs `work` while a Node program serves on a free port, which it learns from PORT. */
export async function whileRunning<Found>(program: {
  arguments: readonly string[];
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Answers 200 when the program is ready. */
  readyPath: string;
  work: (server: RunningServer) => Promise<Found>;
}): Promise<Found> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const server = startServer(program, port);
  try {
    await server.ready(`${address}${program.readyPath}`);
    return await program.work({ address, pid: server.pid });
  } finally {
    await server.stop();
  }
}

/** The cookie of one of the demo's people, as signing in at the page gives it. */
export async function signedInCookie(place: Place, email: string): Promise<string> {
  process.env.AUTH_SECRET = place.authSecret;
  const found = await signIn({ email, password: demoPassword, address: '127.0.0.1' }, place.serving);
  if (!found.signedIn) throw new Error(`${email} cannot sign in`);
  return `${sessionCookieName()}=${await sealSession(found.secret)}`;
}

/** A page as a reader gets it, to its last byte. @throws Error when it is anything but the page */
export async function fetchPage(url: string, cookie: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
}

function startServer(program: { arguments: readonly string[]; folder: string; env: NodeJS.ProcessEnv }, port: number) {
  const child = spawn(process.execPath, program.arguments, {
    cwd: program.folder,
    env: { ...program.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  let running = true;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      running = false;
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    async ready(url: string): Promise<void> {
      const deadline = Date.now() + patienceMs;
      while (running && Date.now() < deadline) {
        const answered = await fetch(url).catch(() => null);
        if (answered?.ok) return;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new Error(`Server web tidak menyala:\n${said}`);
    },
    async stop(): Promise<void> {
      if (running) child.kill('SIGTERM');
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port is free')),
      );
    });
  });
}
