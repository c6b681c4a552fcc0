import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeringNow, countStatement, noteUnavailable } from '../db/client-unavailable';
import './answer-in-words.mjs';

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
  '/absent': (response) => {
    response.statusCode = 404;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('<html id="__next_error__"><body><script></script></body></html>');
  },
  '/b/absent': (response) => answers['/absent']?.(response),
  '/conflict': (response) => {
    response.writeHead(409, { 'Content-Type': 'text/plain' });
    response.end('Server Action unavailable.');
  },
  '/problem': (response) => {
    response.writeHead(429, { 'Content-Type': 'application/problem+json' });
    response.end('{"place":3}');
  },
  '/slow': (response) => void response.flushHeaders(),
  '/kept': (response) => response.end('the page came after all'),
};

let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    await sleep(Math.random() * 20);
    if (searchParams.has('asked')) countStatement();
    const called = answeringNow();
    if (called && searchParams.has('malformed')) called.malformed = true;
    if (searchParams.has('gone')) noteUnavailable(gone);
    const answering = answeringNow();
    if (answering && searchParams.has('queued')) {
      answering.queued = { title: 'Masih antre', detail: 'Urutan ke-3 dari 7', retryAfter: 3 };
    }
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
  const { status, headers } = response;
  const requestId = headers.get('x-request-id') ?? '';
  return { status, retryAfter: headers.get('retry-after'), requestId, text: await response.text() };
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

test('a fault of ours stays 500, in words and with the number that the log has', async () => {
  const { status, retryAfter, requestId, text } = await ask('/whole');
  expect({ status, retryAfter }).toEqual({ status: 500, retryAfter: null });
  expect(text).toContain('Halaman ini tidak dapat dibuka');
  expect(requestId).toMatch(/^[0-9a-f]{10}$/);
  expect(text).toContain(`Nomor permintaan: ${requestId}`);
  expect(await ask('/whole', { headers: { rsc: '1' } })).toMatchObject({ status: 500, text: 'Internal Server Error' });
});

test('a page that came in spite of it stays as it is', async () => {
  expect(await ask('/kept?gone')).toMatchObject({ status: 200, retryAfter: null, text: 'the page came after all' });
});

test('an address that leads nowhere says so without scripts, and a link that is over to who has no account', async () => {
  const { status, text } = await ask('/absent');
  expect({ status, found: text.includes('Halaman ini tidak ditemukan') }).toEqual({ status: 404, found: true });
  expect(text).toContain('<a href="/">');
  const link = await ask('/b/absent');
  expect(link.text).toContain('Tautan ini tidak berlaku');
  expect(link.text).not.toContain('<a ');
});

const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

test('a form that cannot be read is no fault of ours, unless it got as far as the database', async () => {
  const form = { method: 'POST', headers: multipart, body: 'garbage' };
  const { status, text } = await ask('/whole', form);
  expect({ status, words: text.includes('Isian ini tidak dapat dibaca') }).toEqual({ status: 400, words: true });
  expect((await ask('/whole', { ...form, body: 'x'.repeat(1_100_000) })).status).toBe(413);
  expect((await ask('/whole?asked', form)).status).toBe(500);
  const action = { method: 'POST', headers: { 'next-action': 'x' }, body: 'garbage' };
  expect(await ask('/whole', action)).toMatchObject({ status: 400, text: 'Internal Server Error' });
  expect((await ask('/whole?asked', action)).status).toBe(500);
  // Called with what is no form, whatever was asked of the database before.
  expect((await ask('/whole?asked&malformed', action)).status).toBe(400);
});

test('a form of an earlier build says what to do', async () => {
  const { status, text } = await ask('/conflict', { method: 'POST', headers: multipart, body: 'x' });
  expect({ status, words: text.includes('Halaman ini sudah diperbarui') }).toEqual({ status: 409, words: true });
});

test('requests that are answered at once do not take each other for their own', async () => {
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, number) => ask(number % 2 === 0 ? '/whole?gone' : '/whole')),
  );
  expect(all.map(({ status }) => status)).toEqual(
    Array.from({ length: 40 }, (_, number) => (number % 2 === 0 ? 503 : 500)),
  );
});

const html = { headers: { accept: 'text/html,*/*' } };

test('a page that waits in the queue answers 429, says its place and asks again by itself', async () => {
  for (const [path, init] of [
    ['/whole?queued&x="<', {}],
    ['/problem?queued', html],
  ] as const) {
    const { status, retryAfter, text } = await ask(path, init);
    expect({ status, retryAfter }).toEqual({ status: 429, retryAfter: '3' });
    expect(text).toContain('<h1>Masih antre</h1>');
    expect(text).toContain('Urutan ke-3 dari 7');
    expect(text).toContain('<meta http-equiv="refresh" content="3">');
    expect(text).toContain('>Minta lagi sekarang</a>');
  }
});

test('the page of the queue leads back to a page of our own, and to no other', async () => {
  const from = (referer: string) => ask('/whole?queued', { headers: { referer } });
  expect((await from(`${address}/pk21/32.15?a=1&b=2`)).text).toContain('<a href="/pk21/32.15?a=1&amp;b=2">Kembali');
  expect((await from('https://example.com/')).text).not.toContain('Kembali');
});

test('a program in the queue gets the problem as it is', async () => {
  const { status, retryAfter, text } = await ask('/problem?queued');
  expect({ status, retryAfter, text }).toEqual({ status: 429, retryAfter: '3', text: '{"place":3}' });
});

test('what only reads is stopped when its sender goes, what changes something is not; either way its turn ends', async () => {
  for (const [method, aborted] of [
    ['GET', true],
    ['POST', undefined],
  ] as const) {
    const seen: (boolean | undefined)[] = [];
    const closed = new Promise<void>((resolve) => {
      server.once('request', () => {
        const answering = answeringNow();
        answering?.onHead(() => seen.push(answering.signal?.aborted));
        answering?.onClose(() => {
          seen.push(answering.signal?.aborted);
          resolve();
        });
      });
    });
    const stop = new AbortController();
    const response = await fetch(`${address}/slow`, { method, signal: stop.signal });
    expect(response.status).toBe(200);
    stop.abort();
    await closed;
    expect(seen).toEqual([method === 'GET' ? false : undefined, aborted]);
  }
});
