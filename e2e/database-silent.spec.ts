import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type APIRequestContext, type Browser, expect, test } from '@playwright/test';
import { demoPassword } from '../lib/domain/personas';
import { openPostgres, prepare } from '../scripts/database';
import { readEnvironment } from '../scripts/environment';
import { startWeb } from '../scripts/web';
import { people } from './personas';
import { testServer } from './server';

// A web server of our own on the demo of the others, behind a link to the database that can fall silent.
const silent = { begin() {}, end() {}, fail() {}, say() {} };
const limitMs = 15_000;

/** A link to the database that forwards, until it is told to be silent. */
async function openLink(target: URL) {
  const state = { silent: false };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => state.silent || to.write(chunk));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!state.silent) to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: url.href, state, close };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function openServer() {
  const environment = readEnvironment({ KEJAR_DATA_DIR: testServer.dataFolder });
  const postgres = await openPostgres({ environment, steps: silent });
  const { servingUrl } = await prepare({ postgres, environment, steps: silent, mayChangeSecret: true });
  const link = await openLink(new URL(servingUrl));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const web = startWeb({
    port,
    host: '127.0.0.1',
    dev: false,
    env: {
      PORT: String(port),
      KEJAR_SERVING_URL: link.url,
      AUTH_SECRET: postgres.authSecret,
      NEXTAUTH_SECRET: postgres.authSecret,
      NEXTAUTH_URL: address,
      KEJAR_DEMO: '1',
    },
  });
  await web.ready;
  const close = async () => {
    await web.stop(1_000);
    link.close();
    await postgres.close();
  };
  return { address, link, close };
}

async function signIn(request: APIRequestContext, address: string) {
  const { csrfToken } = await (await request.get(`${address}/api/auth/csrf`)).json();
  const { email } = people.karawang;
  return request.post(`${address}/api/auth/callback/credentials`, {
    form: { csrfToken, email, password: demoPassword, json: 'true' },
    maxRedirects: 0,
  });
}

/** A browser without JavaScript that has typed its password, and sends it. */
async function signInByForm(browser: Browser, address: string) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/masuk`);
  await page.getByLabel('Alamat email').fill(people.karawang.email);
  await page.getByLabel('Kata sandi').fill(demoPassword);
  const send = async () => {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click({ noWaitAfter: true });
    return answered;
  };
  return { page, send, close: () => context.close() };
}

test('a database that falls silent: every kind of request is answered 503 within 15 seconds', async ({
  browser,
  playwright,
}) => {
  const server = await openServer();
  const request = await playwright.request.newContext({ timeout: 30_000 });
  try {
    const { address, link } = server;
    expect((await signIn(request, address)).status()).toBe(200);
    const reads = {
      page: '/pk21/32.15',
      sheet: '/pk21/32.15/lembar',
      form: '/pk21/impor',
      shared: `/b/${'a'.repeat(43)}`,
      api: '/api/v1/progress/pk21/32.15',
      download: '/pk21/32.15/unduh?format=csv',
      template: '/pk21/impor/templat?format=csv',
      session: '/api/auth/session',
      readiness: '/readyz',
    };
    expect((await request.get(address + reads.page)).status()).toBe(200);
    const byForm = await signInByForm(browser, address);

    link.state.silent = true;
    const began = performance.now();
    const answers = await Promise.all([
      ...Object.entries(reads).map(async ([kind, path]) => ({ kind, answer: await request.get(address + path) })),
      signIn(request, address).then((answer) => ({ kind: 'signing in', answer })),
      byForm.send().then((answer) => ({ kind: 'signing in by the form', answer })),
    ]);
    const took = performance.now() - began;
    const seen = answers.map(({ kind, answer }) => [kind, answer.status(), answer.headers()['retry-after']]);
    expect(seen).toEqual(
      [...Object.keys(reads), 'signing in', 'signing in by the form'].map((kind) => [kind, 503, '10']),
    );
    expect(took).toBeLessThan(limitMs);
    const page = await answers[0]?.answer.text();
    expect(page).toContain('Basis data sedang tidak menjawab');
    expect(page).toContain('<a href="/pk21/32.15">Coba lagi</a>');
    await expect(byForm.page.getByRole('heading', { name: 'Basis data sedang tidak menjawab' })).toBeVisible();
    await expect(byForm.page.getByText('Mungkin sudah tersimpan, mungkin belum')).toBeVisible();
    await byForm.close();

    // A request that comes while it lasts is not kept waiting longer than the first.
    const again = performance.now();
    const later = await Promise.all(
      Array.from({ length: 20 }, () => request.get(`${address}/api/v1/progress/pk21/32.15`)),
    );
    expect(new Set(later.map((answer) => answer.status()))).toEqual(new Set([503]));
    expect(performance.now() - again).toBeLessThan(limitMs);

    link.state.silent = false;
    await expect(async () => expect((await request.get(`${address}/readyz`)).status()).toBe(200)).toPass({
      timeout: 5_000,
    });
    for (const kind of ['page', 'api', 'download'] as const) {
      expect([kind, (await request.get(address + reads[kind])).status()]).toEqual([kind, 200]);
    }
  } finally {
    await request.dispose();
    await server.close();
  }
});
