import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import './secure-headers.mjs';
import './refuse-requests.mjs';

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => response.end(`asked for ${request.method} ${request.url}`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

/** As it is written: a client of HTTP would mend the address first. */
async function ask(method: string, address: string, headers: Record<string, string> = {}) {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const sent = Object.entries({ Host: 'kejar.test', Connection: 'close', 'Content-Length': '0', ...headers });
  socket.write(`${method} ${address} HTTP/1.1\r\n${sent.map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\n`);
  const answer = await text(socket);
  return { status: Number(answer.split(' ')[1]), answer };
}

test.each([
  ['GET', '/pk21/%C3%A9'],
  ['GET', '/pk21/32.15?q=%ff'],
  ['GET', '/pk21/32.15?q=a?b%00'],
  ['HEAD', '/pk21'],
  ['POST', '/masuk'],
  ['PUT', '/pk21/impor/kirim/7/1'],
  ['PATCH', '/api/v1/users/1'],
])('%s %s is let through', async (method, address) => {
  const { status, answer } = await ask(method, address);
  expect(status).toBe(200);
  if (method !== 'HEAD') expect(answer).toContain(`asked for ${method} ${address}`);
});

test.each([
  ['TRACE', '/pk21/32.15', 405],
  ['TRACE', '/api/v1/campaigns', 405],
  ['PROPFIND', '/', 405],
  ['PUT', '/pk21/32.15', 405],
  ['DELETE', '/masuk', 405],
  ['PATCH', '/akun', 405],
  ['GET', '/pk21/%00', 400],
  ['GET', '/pk21/%ff', 400],
  ['GET', '/100%', 400],
  ['GET', '/api/v1/imports/%E0%A4%A?x=1', 400],
])('%s %s is refused with %i, in words and with all headers', async (method, address, expected) => {
  const { status, answer } = await ask(method, address);
  expect(status).toBe(expected);
  expect(answer).toContain(expected === 405 ? `tidak menerima ${method}` : 'tanda yang tidak terbaca');
  expect(answer.includes('application/problem+json')).toBe(address.startsWith('/api/'));
  expect(/^allow: .*GET/im.test(answer)).toBe(expected === 405);
  for (const name of ['content-security-policy', 'x-content-type-options', 'cross-origin-opener-policy']) {
    expect(answer.toLowerCase()).toContain(`\r\n${name}: `);
  }
});

test.each([
  ['from another site by its own word', { Origin: 'http://evil.test' }],
  ['from another site by the word of the browser', { 'Sec-Fetch-Site': 'cross-site' }],
  ['from another host of the site', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://kejar.test' }],
  ['from nowhere', { Origin: 'null' }],
  ['from what is no origin', { Origin: '::::' }],
])('a form that comes %s is refused in words, an action too', async (_, headers) => {
  const form = await ask('POST', '/pk21/isi', headers);
  expect(form).toMatchObject({
    status: 403,
    answer: expect.stringContaining('<h1>Kiriman dari situs lain ditolak</h1>'),
  });
  const action = await ask('POST', '/pk21/isi', { ...headers, 'Next-Action': 'x' });
  expect(action).toMatchObject({ status: 403, answer: expect.stringContaining('\r\nContent-Type: text/plain\r\n') });
  expect((await ask('POST', '/api/auth/signout', headers)).answer).toContain('foreign-origin');
  // Who asks the API is settled there: a token may come from anywhere.
  expect((await ask('POST', '/api/v1/imports', headers)).status).toBe(200);
  expect((await ask('GET', '/pk21/32.15', headers)).status).toBe(200);
});

test('a form of our own pages is let through, and a program that is no browser', async () => {
  expect((await ask('POST', '/masuk', { Origin: 'http://kejar.test' })).status).toBe(200);
  expect((await ask('POST', '/masuk', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  expect((await ask('POST', '/masuk')).status).toBe(200);
});

test('the addresses that take more than GET and POST are those of app/', async () => {
  const app = fileURLToPath(new URL('../app', import.meta.url));
  const routes = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('route.ts'));
  const changing = routes.filter((path) =>
    /export (?:const|(?:async )?function) (?:PUT|PATCH|DELETE)\b|\b(?:PUT|PATCH|DELETE)[,: }].*= /.test(
      readFileSync(`${app}/${path}`, 'utf8'),
    ),
  );
  expect(changing.length).toBeGreaterThan(5);
  for (const path of changing) {
    const address = `/${path
      .replaceAll('\\', '/')
      .replace(/\/route\.ts$/, '')
      .replaceAll(/\[+[^\]]*\]+/g, 'x')}`;
    expect([address, (await ask('DELETE', address)).status]).toEqual([address, 200]);
  }
});
