import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../db/testing/database';
import { verifyProgress } from '../../db/writes/rebuild';
import { listDesa } from './desa';
import { runKillRounds } from './kill-rounds';

// `npm test -- --long` runs 100 rounds, `npm run drill -- --soak` 1.000.
const rounds = process.env.KEJAR_LONG ? 100 : 12;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test(`${rounds} processes killed while they save: nothing acknowledged is lost, nothing counts in part`, async () => {
  const { owner, servingUrl } = database;
  const campaignId = await makeTestCampaign(owner, 'mati');
  const offices = await listDesa(owner, ['32.15', '33.13'], 5);
  const seen = await runKillRounds({ owner, servingUrl, campaignId }, { rounds, offices });
  expect(seen).toMatchObject({ rounds, lost: 0, partial: 0 });
  // Killed at the door, or between two saves, they would prove nothing.
  expect(seen.acknowledged).toBeGreaterThan(rounds / 3);
  expect(seen.interrupted).toBeGreaterThan(rounds / 6);
  const [verified] = await verifyProgress(owner, 'mati');
  expect(verified?.difference).toBeNull();
}, 900_000);
