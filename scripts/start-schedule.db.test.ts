import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeTestCampaign } from '../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../db/testing/database';
import { startMailServer, type TestMailServer } from '../db/testing/mail-server';
import { listTestRecaps, setTestOffice, touchTestArea } from '../db/testing/recaps';
import { testArea } from '../db/testing/scope';
import { startSchedule } from './start-schedule';

let database: TestDatabase;
let mails: TestMailServer;

/** A campaign that is over, of which a figure has changed since: one recap is due, whatever day it is. */
beforeAll(async () => {
  [database, mails] = await Promise.all([openTestDatabase(), startMailServer()]);
  const campaignId = await makeTestCampaign(database.owner, 'uji');
  const karawang = await testArea(database.owner, '32.15');
  await touchTestArea(database.owner, campaignId, karawang);
  const change = { schedule: { campaignId, minute: 0 }, emails: ['kepala@kantor.example'] };
  await setTestOffice(database, karawang, { change, setAt: new Date() });
});
afterAll(() => {
  vi.unstubAllEnvs();
  return Promise.all([database.close(), mails.close()]);
});

test('two clocks beside two servers prepare and send one recap, and stop when they are told', {
  timeout: 120_000,
}, async () => {
  // As on one of several web machines: the clock goes past the pooler.
  vi.stubEnv('DATABASE_URL', database.ownerUrl);
  vi.stubEnv('KEJAR_POOLER_URL', 'postgres://127.0.0.1:1/kejar');
  vi.stubEnv('KEJAR_READ_URL', 'postgres://127.0.0.1:1/kejar');
  const said: string[] = [];
  const env = {
    KEJAR_SERVING_URL: database.servingUrl,
    NEXTAUTH_URL: 'https://kejar.example.go.id',
    KEJAR_SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    KEJAR_SMTP_FROM: 'rekap@kejar.example',
  };
  const clocks = [1, 2].map(() => startSchedule({ env, say: (line) => said.push(line) }));
  await expect.poll(() => mails.received.length, { timeout: 80_000 }).toBe(1);
  const stopping = performance.now();
  await Promise.all(clocks.map((clock) => clock.stop(30_000)));
  // They do not sit out the minute.
  expect(performance.now() - stopping).toBeLessThan(20_000);
  expect(mails.received.map((one) => one.to)).toEqual([['kepala@kantor.example']]);
  expect((await listTestRecaps(database.owner)).map((one) => one.mailState)).toEqual(['sent']);
  // Nothing but what it was asked to do: a clock that ends by itself says so.
  expect(said).toEqual([]);
});
