import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import './believe-proxies.mjs';

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => response.end(`from ${request.headers['x-forwarded-for']}.`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());
afterEach(() => vi.unstubAllEnvs());

async function ask(headers: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const lines = ['GET / HTTP/1.1', 'Host: localhost', 'Connection: close', ...headers, '', ''];
  socket.end(lines.join('\r\n'));
  return text(socket);
}

test.each([
  ['0', ['X-Forwarded-For: 203.0.113.7'], '127.0.0.1'],
  ['', ['x-forwarded-for: 203.0.113.7'], '127.0.0.1'],
  ['0', [], '127.0.0.1'],
  ['1', ['X-Forwarded-For: 203.0.113.7'], '203.0.113.7'],
  ['1', ['X-Forwarded-For: 198.51.100.1, 203.0.113.7'], '203.0.113.7'],
  // Two headers are one list.
  ['1', ['X-Forwarded-For: 203.0.113.7', 'X-Forwarded-For: 198.51.100.1'], '198.51.100.1'],
  ['2', ['X-Forwarded-For: a forged one, 203.0.113.7, 10.0.0.1'], '203.0.113.7'],
  // Past a proxy that should have been there, nothing is left but what it says itself.
  ['2', ['X-Forwarded-For: 203.0.113.7'], '203.0.113.7'],
  ['1', [], '127.0.0.1'],
])('%s proxies in front: %j comes from %s', async (hops, headers, address) => {
  vi.stubEnv('KEJAR_PROXY_HOPS', hops);
  expect(await ask(headers)).toContain(`from ${address}.`);
});
