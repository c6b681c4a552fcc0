import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answeringNow } from '../db/client-unavailable';
import { Problem } from '../lib/domain/problems';
import { log } from '../lib/server/http/log';
import { answerProblem } from '../lib/server/http/respond';
import './log-refusals.mjs';

let server: Server;
let address: string;
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    if (String(text).startsWith('{')) lines.push(JSON.parse(String(text)));
    return true;
  });
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const state = answeringNow() as { person?: number } | undefined;
    if (state && url.searchParams.has('person')) state.person = Number(url.searchParams.get('person'));
    const type = url.pathname === '/problem' ? 'application/problem+json' : 'text/html';
    response.writeHead(Number(url.searchParams.get('status')), { 'Content-Type': type });
    response.end('x');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  vi.restoreAllMocks();
  server.close();
});

test('a page that a person is refused has a line with who, what and when', async () => {
  for (const path of ['/pk21/33.13?status=404&person=7', '/undangan/rahasia?status=404&person=7'])
    await fetch(address + path);
  // The line is written when the answer has gone out, which its reader may know first.
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  expect(lines.splice(0)).toMatchObject([
    { event: 'refusal', person: 7, status: 404, method: 'GET', path: '/pk21/33.13', time: expect.stringMatching(/Z$/) },
    { path: '/undangan/…' },
  ]);
});

test('what was answered, what a stranger asked for, a conflict, and what the API has told already have none', async () => {
  for (const path of [
    '/x?status=200&person=7',
    '/x?status=404',
    '/x?status=409&person=7',
    '/problem?status=404&person=7',
  ])
    await fetch(address + path);
  await fetch(`${address}/last?status=404&person=7`);
  await vi.waitFor(() => expect(lines).not.toEqual([]));
  expect(lines.splice(0)).toMatchObject([{ path: '/last' }]);
});

test.each(['body-invalid', 'not-found', 'queued'] as const)('a refusal of the API has a line: %s', (type) => {
  const told = vi.spyOn(log, 'info').mockImplementation(() => {});
  const { status } = answerProblem(new Problem(type, 'x'));
  expect(told).toHaveBeenCalledWith(expect.objectContaining({ event: 'refusal', status, type }), 'access');
  told.mockRestore();
});
