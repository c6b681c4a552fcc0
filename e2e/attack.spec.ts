import { expect, test } from '@playwright/test';
import { demoPassword, personas } from '../lib/domain/personas';
import { type Caller, signIn } from '../scripts/drill/attack/caller';
import { sendMalformed } from '../scripts/drill/attack/malformed';
import { listTargets } from '../scripts/drill/attack/targets';
import { testServer } from './server';

// `npm run drill -- --attack` sends more, and asks for what is not the caller's.
const long = process.env.KEJAR_LONG === '1';
const each = long ? 300 : 1;
// Another seed draws other bodies; each long run has one of its own.
const seed = process.env.KEJAR_SEED ?? (long ? String(Date.now()) : 'kejar');

test(`each action and handler answers what is malformed in words, and writes nothing (KEJAR_SEED=${seed})`, async () => {
  test.slow(each > 1);
  const site = testServer.address;
  const callers: Caller[] = [];
  for (const { email, areaCode } of personas) {
    callers.push({ name: email, area: areaCode, headers: { cookie: await signIn(site, email, demoPassword) } });
  }
  const [admin] = callers;
  if (!admin) throw new Error('the demo has no administrator');
  const targets = listTargets();
  expect(targets.filter(({ action }) => action !== null).length).toBeGreaterThan(70);
  const seen = await sendMalformed({ site, targets, callers: callers.slice(1), admin, each, seed });
  expect(seen.faults).toEqual([]);
  expect(seen.sent).toBeGreaterThan(100);
});
