import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { nationalCampaign } from '../db/seed/national';
import { sealSession, sessionCookieName } from '../lib/auth/cookie';
import { signIn } from '../lib/auth/sign-in';
import { demoPassword } from '../lib/domain/personas';
import { root } from '../scripts/environment';
import type { Steps } from '../scripts/steps.mjs';
import { measure, percentile, type Times } from './measure';
import type { Place } from './place';
import { formatTime, type Result } from './report';

const warmUps = 40;
const runs = 300;
const patienceMs = 600_000;
/** A file that the same server hands out as it lies there. */
const staticPath = '/icon.svg';

const pages = [
  { name: 'Halaman Karawang, pk21', path: '/pk21/32.15?tanggal=2021-04-12' },
  { name: 'Halaman Indonesia, nasional', path: `/${nationalCampaign.slug}/id` },
  { name: 'Halaman Karawang, nasional', path: `/${nationalCampaign.slug}/32.15` },
];

/** Area pages over HTTP, one request after the other from somebody signed in, against a static file. */
export async function measureServing(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  steps.begin('Menyalakan server web (membangun aplikasi bila perlu)');
  const server = startServer(port, place.environment.dataFolder);
  try {
    await server.ready(`${address}/readyz`);
    const cookie = await signedInCookie(place);
    steps.begin(`${staticPath} lewat HTTP`);
    const still = await timeRequests(`${address}${staticPath}`, cookie);
    const notes = [`${staticPath}: ${spread(still)}.`];
    const results: Result[] = [];
    for (const { name, path } of pages) {
      steps.begin(`${name} lewat HTTP`);
      const times = await timeRequests(address + path, cookie);
      const [ours, other] = [percentile(times, 95), percentile(still, 95)];
      notes.push(`${name}: ${spread(times)}.`);
      results.push({ what: `${name}, p95 lewat HTTP`, ours, other, reached: ours / other, goal: { atMost: 3 } });
    }
    steps.end();
    return { results, notes };
  } finally {
    await server.stop();
  }
}

function spread(times: Times): string {
  return `p50 ${formatTime(percentile(times, 50))}, p95 ${formatTime(percentile(times, 95))}`;
}

function timeRequests(url: string, cookie: string): Promise<Times> {
  const work = async () => {
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  };
  return measure({ warmUps, runs, work });
}

/** The cookie of the demo's administrator, as signing in at the page gives it. */
async function signedInCookie(place: Place): Promise<string> {
  process.env.AUTH_SECRET = place.authSecret;
  const credentials = { email: 'admin@kejar.test', password: demoPassword, address: '127.0.0.1' };
  const found = await signIn(credentials, place.serving);
  if (!found.signedIn) throw new Error('the demo administrator cannot sign in');
  return `${sessionCookieName()}=${await sealSession(found.secret)}`;
}

/** `npm start` on the data folder of the measurements. */
function startServer(port: number, dataFolder: string) {
  const { DATABASE_URL: _, NEXTAUTH_URL: __, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env: { ...env, PORT: String(port), KEJAR_DATA_DIR: dataFolder, KEJAR_DEMO: '1' },
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
