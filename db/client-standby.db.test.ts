import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from './client';
import { primaryOf, readingDatabase } from './client-standby';
import { openTestDatabase, type TestDatabase } from './testing/database';

// A real standby that follows its primary is part of `npm run drill`.

let database: TestDatabase;
let silent: Server;
const kept = globalThis as { kejarStandby?: { database: Database } };

beforeAll(async () => {
  database = await openTestDatabase();
  silent = createServer(() => {})
    .listen(0, '127.0.0.1')
    .unref();
  await once(silent, 'listening');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  const standby = kept.kejarStandby;
  delete kept.kejarStandby;
  await standby?.database.close();
});
afterAll(async () => {
  silent.close();
  await database.close();
});

/** The address of the serving role at a port of this machine. */
function standbyAt(port: number): string {
  return Object.assign(new URL(database.servingUrl), { port: String(port) }).href;
}

test('reads where it is written when there is no standby', async () => {
  expect(await readingDatabase(database.serving)).toBe(database.serving);
  expect(primaryOf(database.serving)).toBe(database.serving);
});

test.each([
  ['answers nothing', () => standbyAt((silent.address() as { port: number }).port)],
  ['is not there', () => standbyAt(1)],
  ['is a primary by now', () => database.servingUrl],
])('reads from the primary while the standby %s, and does not wait for it again', async (_, url) => {
  vi.stubEnv('KEJAR_STANDBY_URL', url());
  const began = performance.now();
  expect(await readingDatabase(database.serving)).toBe(database.serving);
  expect(performance.now() - began).toBeLessThan(2_000);
  const again = performance.now();
  expect(await readingDatabase(database.serving)).toBe(database.serving);
  expect(performance.now() - again).toBeLessThan(50);
});

test('what is read from a standby leads back to the primary', () => {
  const standby = Object.assign(Object.create(database.serving) as Database, {
    standby: { primary: database.owner, asOf: new Date(0) },
  });
  expect(primaryOf(standby)).toBe(database.owner);
});
