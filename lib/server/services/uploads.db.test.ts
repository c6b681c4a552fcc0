import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { uploadPartLimits } from '../../domain/uploads';
import { templateSettings } from '../../imports/fixtures/settings';
import { inTurn } from '../../imports/process/turns';
import { hashFile } from '../../imports/read/hash-file';
import { type Context, contextOf } from '../auth/context';
import { createPeople } from '../auth/fixtures/people';
import { requireImport, uploadFile } from './imports';
import { beginSending, requireSender, requireUpload, takePart } from './uploads';

let database: TestDatabase;
let user: Awaited<ReturnType<typeof createPeople>>;
beforeAll(async () => {
  database = await openTestDatabase();
  await makeTestCampaign(database.owner, 'uji');
  user = await createPeople(database.serving, [
    ['karawang', 'kabupaten', '32.15'],
    ['pembaca', 'pembaca', '32.15'],
  ]);
});
afterAll(() => database.close());

/** Sends a file of one figure of 12 April whole. */
async function send(ctx: Context, figure: number) {
  const bytes = bytesOf(figure);
  const sender = await requireSender(ctx, 'uji');
  const { id } = await beginSending(ctx, sender, {
    ...{ fileName: 'rekap.csv', kind: 'rekap', settings: templateSettings },
    ...{ size: bytes.byteLength, sha256: hashFile(bytes) },
  });
  await takePart(ctx, sender, { id, number: 0, bytes });
  const state = () => requireUpload(ctx, sender, id);
  const arrive = async () => {
    await expect.poll(async () => (await state()).importId, { timeout: 30_000 }).not.toBeNull();
    return requireImport(ctx, (await state()).importId ?? 0);
  };
  return { state, arrive };
}

/** Takes every turn, as other files do that are being checked; what it returns ends them. */
function takeAllTurns(): () => void {
  const ends: (() => void)[] = [];
  for (let turn = 0; turn < uploadPartLimits.checksAtOnce; turn += 1) {
    void inTurn('request', () => new Promise<void>((resolve) => ends.push(resolve)));
  }
  return () => {
    for (const end of ends) end();
  };
}

const bytesOf = (figure: number) =>
  new TextEncoder().encode(`kode_wilayah;tanggal;online_masuk\n32.15.03;2021-04-12;${figure}\n`);
/** A second before 12 April begins in Jakarta. */
const evening = () => contextOf(user('karawang'), database.serving, new Date('2021-04-11T16:59:59Z'));

test('an upload that waits for its turn is told so, and is checked as of the day on which the turn comes', async () => {
  const endOthers = takeAllTurns();
  const { state, arrive } = await send(evening(), 30);
  await setTimeout(1_500);
  expect(await state()).toMatchObject({ phase: 'waiting', done: 0, total: null, importId: null, problem: null });
  endOthers();
  const { refused, acceptedCount } = await arrive();
  expect([acceptedCount, refused]).toEqual([1, []]);
});

test('so is a file that a request brings, beside an upload that waits', async () => {
  const endOthers = takeAllTurns();
  const { state, arrive } = await send(evening(), 31);
  const upload = { campaignSlug: 'uji', kind: 'rekap' as const, settings: templateSettings, fileName: 'a.csv' };
  const sent = uploadFile(evening(), { ...upload, bytes: bytesOf(32) });
  await setTimeout(1_500);
  endOthers();
  const { refused, acceptedCount } = await sent;
  expect([acceptedCount, refused]).toEqual([1, []]);
  expect((await arrive()).acceptedCount).toBe(1);
  expect(await state()).toMatchObject({ phase: 'done' });
});

test('a role that only reads is refused before it waits for a turn', async () => {
  const endOthers = takeAllTurns();
  const viewer = contextOf(user('pembaca'), database.serving);
  const upload = { campaignSlug: 'uji', kind: 'rekap' as const, settings: templateSettings, fileName: 'a.csv' };
  await expect(uploadFile(viewer, { ...upload, bytes: bytesOf(33) })).rejects.toMatchObject({ type: 'read-only' });
  endOthers();
});
