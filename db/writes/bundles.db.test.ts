import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { silentBundle } from '../../lib/domain/bundles';
import { inScope } from '../client';
import { getBundleFile, listBundles } from '../queries/bundles';
import { readBundleAudit, readBundleRows, removeBundles, silenceBundle } from '../testing/bundles';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { testArea } from '../testing/scope';
import {
  type BundleOwner,
  beginBundle,
  cancelBundle,
  failBundle,
  finishBundle,
  recordBundleHeartbeat,
} from './bundles';
import { createUser } from './users';

let database: TestDatabase;
let campaignId: number;
let jabar: BundleOwner;
let colleague: BundleOwner;
let jateng: BundleOwner;
let karawang: AuthorizedArea;

async function person(name: string, areaCode: string): Promise<BundleOwner> {
  const { id } = await createUser(
    database.serving,
    { email: `${name}@kejar.example`, name, office: name, role: 'provinsi', areaCode, passwordHash: null },
    { id: null },
  );
  return { own: await testArea(database.owner, areaCode), userId: id };
}

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'uji');
  [jabar, colleague, jateng] = [await person('jabar', '32'), await person('rekan', '32'), await person('jateng', '33')];
  karawang = await testArea(database.owner, '32.15');
});
afterAll(() => database.close());
beforeEach(() => removeBundles(database.owner));

function begin(owner: BundleOwner, area = owner.own): Promise<number> {
  return beginBundle(database.serving, owner, { campaignId, area, format: 'pdf', query: 'per=2021-04-12', total: 28 });
}

const content = new Uint8Array([37, 80, 68, 70]);
const finish = (owner: BundleOwner, id: number) =>
  finishBundle(database.serving, owner, { id, fileName: 'bundel.pdf', content, done: 28 });
const list = (owner: BundleOwner) =>
  inScope(database.serving, owner.own, (transaction) => listBundles(transaction, owner.userId));

test('from beginning to file, each step with its audit row', async () => {
  const before = await readBundleAudit(database.owner);
  const id = await begin(jabar, karawang);
  expect(await list(jabar)).toMatchObject([
    { id, area: { code: '32.15', name: 'Karawang', level: 2 }, state: 'waiting', done: 0, total: 28, file: null },
  ]);
  expect(await recordBundleHeartbeat(database.serving, jabar, { id, done: 12 })).toBe(true);
  expect(await list(jabar)).toMatchObject([{ state: 'running', done: 12 }]);
  expect(await finish(jabar, id)).toBe(true);
  expect(await list(jabar)).toMatchObject([{ state: 'done', file: { name: 'bundel.pdf', bytes: 4 }, error: null }]);
  const after = await readBundleAudit(database.owner);
  expect(after.slice(before.length)).toEqual([`bundle.begin bundel ${id}`, `bundle.finish bundel ${id}`]);
});

test('one at a time a user, also of two that come at once; another user is not held up', async () => {
  const results = await Promise.allSettled([begin(jabar), begin(jabar, karawang)]);
  const [begun] = results.filter((result) => result.status === 'fulfilled');
  const [refused] = results.filter((result) => result.status === 'rejected');
  expect(refused?.reason).toMatchObject({
    status: 409,
    type: 'bundle-running',
    extra: { id: begun?.value, campaign: 'uji', areaCode: expect.stringMatching(/^32(\.15)?$/) },
  });
  await expect(begin(colleague)).resolves.toBeGreaterThan(0);
  expect(await readBundleRows(database.owner)).toHaveLength(2);
});

test('a cancelled one takes neither a heartbeat nor a file, and the next may begin', async () => {
  const id = await begin(jabar);
  await recordBundleHeartbeat(database.serving, jabar, { id, done: 3 });
  expect(await cancelBundle(database.serving, jabar, id)).toBe(true);
  expect(await recordBundleHeartbeat(database.serving, jabar, { id, done: 4 })).toBe(false);
  expect(await finish(jabar, id)).toBe(false);
  expect(await failBundle(database.serving, jabar, { id, error: 'terlambat' })).toBe(false);
  expect(await readBundleRows(database.owner)).toMatchObject([
    { state: 'cancelled', done: 3, content: null, error: null },
  ]);
  await expect(begin(jabar)).resolves.not.toBe(id);
});

test('what is done is not cancelled any more', async () => {
  const id = await begin(jabar);
  await finish(jabar, id);
  expect(await cancelBundle(database.serving, jabar, id)).toBe(false);
  expect(await list(jabar)).toMatchObject([{ state: 'done' }]);
});

test('one that fell silent a minute ago counts as failed, and makes room for the next', async () => {
  const id = await begin(jabar);
  await silenceBundle(database.owner, id, 55);
  expect(await list(jabar)).toMatchObject([{ state: 'waiting' }]);
  await expect(begin(jabar)).rejects.toMatchObject({ type: 'bundle-running' });
  await silenceBundle(database.owner, id, 61);
  expect(await list(jabar)).toMatchObject([{ state: 'failed', error: silentBundle }]);
  const next = await begin(jabar);
  expect(await readBundleRows(database.owner)).toMatchObject([
    { id, state: 'failed', error: silentBundle },
    { id: next, state: 'waiting' },
  ]);
  // The process that made the silent one, and wakes up late, is told to stop.
  expect(await recordBundleHeartbeat(database.serving, jabar, { id, done: 9 })).toBe(false);
});

test('the three newest of a user are kept, and those of others', async () => {
  const other = await begin(colleague);
  await finish(colleague, other);
  const made: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    const id = await begin(jabar);
    await finish(jabar, id);
    made.push(id);
  }
  expect((await list(jabar)).map(({ id }) => id)).toEqual(made.slice(2).reverse());
  expect((await list(colleague)).map(({ id }) => id)).toEqual([other]);
});

test('nobody else sees, heartbeats, cancels, fails or takes it: neither a colleague of the same area nor a neighbour', async () => {
  const id = await begin(jabar, karawang);
  for (const stranger of [colleague, jateng, { own: jateng.own, userId: jabar.userId }]) {
    expect(await list(stranger)).toEqual([]);
    expect(await recordBundleHeartbeat(database.serving, stranger, { id, done: 1 })).toBe(false);
    expect(await cancelBundle(database.serving, stranger, id)).toBe(false);
    expect(await failBundle(database.serving, stranger, { id, error: 'x' })).toBe(false);
    expect(await finish(stranger, id)).toBe(false);
  }
  expect(await readBundleRows(database.owner)).toMatchObject([{ state: 'waiting', done: 0 }]);
  await finish(jabar, id);
  const take = (owner: BundleOwner, areaCode = '32.15') =>
    inScope(database.serving, owner.own, (transaction) =>
      getBundleFile(transaction, { id, userId: owner.userId, campaignId, areaCode }),
    );
  expect(await take(jabar)).toMatchObject({ fileName: 'bundel.pdf' });
  expect(await take(jabar, '32')).toBeNull();
  for (const stranger of [colleague, jateng, { own: jateng.own, userId: jabar.userId }]) {
    expect(await take(stranger)).toBeNull();
  }
});

test('an area outside the own one is refused by the database itself', async () => {
  await expect(begin(jateng, karawang)).rejects.toMatchObject({ cause: { code: '42501' } });
  expect(await readBundleRows(database.owner)).toEqual([]);
});
