import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteUnavailable } from '../db/client-unavailable';
import './answer-unavailable.mjs';

const gone = Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });

/** What a page does when it fails, by the path that is asked for. */
const answers: Record<string, (response: ServerResponse) => void> = {
  '/whole': (response) => {
    response.statusCode = 500;
    response.end('Internal Server Error');
  },
  '/in-parts': (response) => {
    response.writeHead(500, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' });
    response.write(gzipSync('one'));
    response.end(gzipSync('two'));
  },
  '/empty': (response) => {
    response.statusCode = 500;
    response.end();
  },
  '/kept': (response) => response.end('the page came after all'),
};

let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    await sleep(Math.random() * 20);
    if (searchParams.has('gone')) noteUnavailable(gone);
    await sleep(Math.random() * 20);
    answers[pathname]?.(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function ask(path: string, init?: RequestInit) {
  const response = await fetch(address + path, init);
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
}

test.each(['/whole', '/in-parts', '/empty'])(
  '%s: a page that failed for want of the database answers 503',
  async (path) => {
    const { status, retryAfter, text } = await ask(`${path}?gone&x="<`);
    expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: '10' });
    expect(text).toContain('Basis data sedang tidak menjawab');
    expect(text).toContain('Angka yang sudah tersimpan tidak berubah');
    expect(text).toContain(`<a href="${path}?gone&amp;x=%22%3C">Coba lagi</a>`);
    expect(text.trimEnd().endsWith('</html>')).toBe(true);
  },
);

test('what was sent is not said to be kept or lost', async () => {
  const { status, text } = await ask('/whole?gone', { method: 'POST', body: 'x=1' });
  expect(status).toBe(503);
  expect(text).toContain('Mungkin sudah tersimpan, mungkin belum');
});

test('a script of ours gets the answer as it was, with the status changed', async () => {
  const { status, retryAfter, text } = await ask('/whole?gone', { method: 'POST', headers: { 'next-action': 'x' } });
  expect({ status, retryAfter, text }).toEqual({ status: 503, retryAfter: '10', text: 'Internal Server Error' });
});

test('a fault of ours stays 500, and a page that came in spite of it stays as it is', async () => {
  expect(await ask('/whole')).toEqual({ status: 500, retryAfter: null, text: 'Internal Server Error' });
  expect(await ask('/kept?gone')).toEqual({ status: 200, retryAfter: null, text: 'the page came after all' });
});

test('requests that are answered at once do not take each other for their own', async () => {
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, number) => ask(number % 2 === 0 ? '/whole?gone' : '/whole')),
  );
  expect(all.map(({ status }) => status)).toEqual(
    Array.from({ length: 40 }, (_, number) => (number % 2 === 0 ? 503 : 500)),
  );
});
