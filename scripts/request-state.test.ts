import { once } from 'node:events';
import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import './measure-requests.mjs';
import { requestState } from './request-state.mjs';

let server: Server;
beforeAll(async () => {
  server = createServer((_, response) => response.end(JSON.stringify(requestState())));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

async function stateOf(headers: Record<string, string>) {
  const { port } = server.address() as AddressInfo;
  const sent = ask({ port, host: '127.0.0.1', headers, agent: false }).end();
  const [response] = await once(sent, 'response');
  const state = JSON.parse(await text(response));
  expect(response.headers['x-request-id']).toBe(state.requestId);
  return state;
}

test('each request has a number and a nonce of its own', async () => {
  const states = await Promise.all(Array.from({ length: 20 }, () => stateOf({})));
  expect(new Set(states.map(({ requestId }) => requestId)).size).toBe(20);
  expect(new Set(states.map(({ nonce }) => nonce)).size).toBe(20);
});

test.each([
  [{ host: 'localhost:3000' }, true],
  [{ host: '127.0.0.1:3000' }, true],
  [{ host: 'kejar.example.go.id' }, false],
  [{ host: 'localhost.evil.test' }, false],
  [{ host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' }, false],
  [{ host: 'localhost:3000', 'x-real-ip': '203.0.113.7' }, false],
  [{ host: 'localhost:3000', forwarded: 'for=203.0.113.7' }, false],
])('%j: a program of this machine that no proxy stands before is told from all others', async (headers, local) => {
  expect((await stateOf(headers)).local).toBe(local);
});
