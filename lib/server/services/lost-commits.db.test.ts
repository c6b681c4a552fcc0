import { once } from 'node:events';
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, type Database } from '../../../db/client';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { beginCommit, settleBrokenCommits } from '../../../db/writes/import-commits';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadStanding } from '../loaders/import-commits';
import { commitUpload } from './import-commits';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
let link: Awaited<ReturnType<typeof openLink>>;
let through: Database;
let made = 0;
const slug = () => `terputus-${made}`;

/** What the link swallows: the answer to the COMMIT; the COMMIT itself; its answer, and all that comes after it. */
type Cut = 'none' | 'answer' | 'commit' | 'all';

/** A link to the database that breaks in the middle of a COMMIT. */
async function openLink(target: URL) {
  const state: { cut: Cut; open: boolean } = { cut: 'none', open: true };
  const server = createServer((near) => {
    if (!state.open) return near.destroy();
    const far = connectSocket(Number(target.port), target.hostname);
    const drop = (...sockets: Socket[]) => {
      for (const socket of sockets) socket.destroy();
    };
    let wrote = false;
    near.on('data', (chunk: Buffer) => {
      if (wrote && state.cut === 'commit') return drop(near, far);
      wrote ||= /insert into "?audit/i.test(chunk.toString('latin1'));
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      const isLost = wrote && ['answer', 'all'].includes(state.cut) && /COMMIT\0/.test(chunk.toString('latin1'));
      if (!isLost) return void near.write(chunk);
      state.open = state.cut !== 'all';
      drop(near, far);
    });
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      one.on('error', () => {});
      one.on('close', () => other.destroy());
    }
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, state, close: () => server.close() };
}

beforeAll(async () => {
  database = await openTestDatabase();
  link = await openLink(new URL(database.servingUrl));
});
afterAll(async () => {
  link.close();
  await database.close();
});

const karawang = personOf('kabupaten', '32.15');
let id: number;
beforeEach(async () => {
  Object.assign(link.state, { cut: 'none', open: true });
  // New connections: the text of a statement passes the link once on each.
  through = connect(link.url, { connections: 2 });
  made += 1;
  await makeTestCampaign(database.owner, slug());
  const text = 'kode_wilayah,wilayah,tanggal,online_masuk\n32.15,,2021-04-13,120\n';
  const settings = { asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'online', under: null } as const;
  const sent = await uploadFile(contextOf(karawang, database.serving), {
    ...{ campaignSlug: slug(), kind: 'rekap', fileName: 'rekap.csv', bytes: new TextEncoder().encode(text) },
    settings: { ...settings, columns: {}, rows: {} },
  });
  id = sent.id;
});

afterEach(() => through.close());

const statusNow = async () => (await requireImport(contextOf(operatorUser(), database.serving), id)).status;
const commit = (cut: Cut) => {
  link.state.cut = cut;
  return commitUpload(contextOf(karawang, through), { id, acceptPartial: false });
};

test('a commit whose answer is lost was saved, and says so', async () => {
  await commit('answer');
  expect(await statusNow()).toBe('committed');
});

test('a commit that did not reach the database was not saved, and says so; it can be sent again', async () => {
  await expect(commit('commit')).rejects.toMatchObject({ type: 'commit-lost', status: 503 });
  expect(await statusNow()).toBe('checked');
  await commit('none');
  expect(await statusNow()).toBe('committed');
});

test('where the database is gone afterwards, it may have been saved or not', async () => {
  await expect(commit('all')).rejects.toMatchObject({
    type: 'commit-unknown',
    detail: expect.stringContaining('mungkin'),
  });
  link.state.open = true;
  expect(await statusNow()).toBe('committed');
});

test('the next start says of a commit in whose middle a server ended whether it was saved, once; one that runs is none', async () => {
  const { owner } = database;
  const note = `insert into import_commits (import_id, area_lo, area_hi, step, total)
    select id, area_lo, area_hi, 'ledger', 1 from imports where id = ${id}
    on conflict (import_id) do update set heartbeat_at = now()`;
  await owner.execute(note);
  await owner.transaction(async (running) => {
    await running.execute(`select id from imports where id = ${id} for update`);
    expect(await settleBrokenCommits(owner)).toEqual([]);
  });
  const [broken] = await settleBrokenCommits(owner);
  expect(broken).toMatchObject({ importId: id, saved: false });
  expect(await settleBrokenCommits(owner)).toEqual([]);
  // The person whose answer never came reads it on the page of the upload, at once and until it is saved.
  const standing = await loadStanding(contextOf(karawang, database.serving), { campaignSlug: slug(), id });
  expect(standing?.commit?.silent).toBe(true);
  await commit('none');
  await owner.execute(note);
  expect(await settleBrokenCommits(owner)).toMatchObject([{ importId: id, saved: true }]);
});

test('notes that a killed server left behind go with the next large commit, but of an upload that waits; one that runs stays', async () => {
  const note = (minutes: number) => `
    insert into import_commits (import_id, area_lo, area_hi, step, total, heartbeat_at)
    select id, area_lo, area_hi, 'ledger', 1, now() - make_interval(mins => ${minutes}) from imports where id = ${id}`;
  await database.owner.execute(note(90));
  const begin = async () => beginCommit(database.serving, await testArea(database.owner, '32.15'), 999_999);
  const notes = async () => (await database.owner.execute('select import_id from import_commits')).length;
  await begin();
  expect(await notes()).toBe(1);
  await database.owner.execute(`update imports set status = 'discarded' where id = ${id}`);
  await begin();
  expect(await notes()).toBe(0);
  await database.owner.execute(note(2));
  await begin();
  expect(await notes()).toBe(1);
});
