import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ImportSettings } from '../../lib/domain/imports';
import { silentUpload, uploadPartLimits } from '../../lib/domain/uploads';
import { inScope } from '../client';
import { checkAudit } from '../queries/audit';
import { getArrivedFile, getUpload, listUploads } from '../queries/uploads';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { testArea } from '../testing/scope';
import {
  ageUpload,
  readPartRows,
  readUploadAudit,
  readUploadRows,
  removeUploads,
  shrinkParts,
} from '../testing/uploads';
import {
  beginUpload,
  failUpload,
  finishUpload,
  type NewUpload,
  receivePart,
  recheckUpload,
  recordUploadHeartbeat,
  removeUpload,
  type UploadOwner,
} from './uploads';
import { createUser } from './users';

let database: TestDatabase;
let karawang: UploadOwner;
let strangers: [string, UploadOwner][];

beforeAll(async () => {
  database = await openTestDatabase();
  const campaignId = await makeTestCampaign(database.owner, 'uji');
  const otherCampaign = await makeTestCampaign(database.owner, 'uji-lain');
  const person = async (name: string, areaCode: string): Promise<UploadOwner> => {
    const { id } = await createUser(
      database.serving,
      { email: `${name}@kejar.example`, name, office: name, role: 'kabupaten', areaCode, passwordHash: null },
      { id: null },
    );
    return { area: await testArea(database.owner, areaCode), userId: id, campaignId };
  };
  karawang = await person('karawang', '32.15');
  const kecamatan = await testArea(database.owner, '32.15.03');
  strangers = [
    ['a colleague of the same office', await person('rekan', '32.15')],
    ['the province', { ...(await person('jabar', '32.04')), area: await testArea(database.owner, '32') }],
    ['a kecamatan inside', { ...(await person('teluk', '33.14')), area: kecamatan }],
    ['another province', await person('jateng', '33.13')],
    ['the same user in a scope that does not hold it', { ...karawang, area: kecamatan }],
    ['the same user in another campaign', { ...karawang, campaignId: otherCampaign }],
  ];
});
afterAll(async () => {
  expect((await checkAudit(database.serving)).broken).toBeNull();
  await database.close();
});
beforeEach(() => removeUploads(database.owner));

const settings: ImportSettings = {
  ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'online', under: null },
  ...{ columns: {}, rows: {} },
};
const bytes = Buffer.from('kode_wilayah;online_masuk\n32.15.03.2001;900\n');
const file: NewUpload = {
  ...{ kind: 'rekap', settings, fileName: 'rekap.csv' },
  ...{ size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') },
};
const partSize = 10;

/** An upload of five parts. */
async function begin(owner = karawang): Promise<number> {
  const { id } = await beginUpload(database.serving, owner, file);
  await shrinkParts(database.owner, id, partSize);
  return id;
}
const partOf = (number: number) => bytes.subarray(number * partSize, (number + 1) * partSize);
const send = (id: number, number: number, content: Uint8Array = partOf(number), owner = karawang) =>
  receivePart(database.serving, owner, { id, number, bytes: content });
const look = (owner: UploadOwner, id: number) =>
  inScope(database.serving, owner.area, (transaction) => getUpload(transaction, { ...owner, id }));
const list = (owner: UploadOwner) =>
  inScope(database.serving, owner.area, (transaction) => listUploads(transaction, owner));
const arrived = (id: number) =>
  inScope(database.serving, karawang.area, (transaction) => getArrivedFile(transaction, id));

async function sendAll(id: number): Promise<void> {
  for (const number of [0, 1, 2, 3, 4]) await send(id, number);
}

describe('parts', () => {
  test('in any order, each with how many are here, and the last one starts the check', async () => {
    const id = await begin();
    expect(await look(karawang, id)).toMatchObject({ phase: 'receiving', done: 0, total: 5, again: false });
    for (const [at, number] of [4, 0, 3, 2].entries()) {
      expect(await send(id, number)).toEqual({ phase: 'receiving', received: at + 1, starts: false });
    }
    expect(await look(karawang, id)).toMatchObject({ phase: 'receiving', done: 4, total: 5 });
    expect(await send(id, 1)).toEqual({ phase: 'waiting', received: 5, starts: true });
    expect(Buffer.from((await arrived(id))?.bytes ?? [])).toEqual(bytes);
    expect(await readUploadAudit(database.owner)).toContain(`upload.begin kiriman ${id}`);
  });

  test('the same one twice counts once, also after the last, and what came last is kept', async () => {
    const id = await begin();
    await send(id, 0, Buffer.from('0123456789'));
    expect(await send(id, 0)).toMatchObject({ received: 1 });
    await sendAll(id);
    expect(await send(id, 2)).toMatchObject({ phase: 'waiting', starts: false });
    expect(Buffer.from((await arrived(id))?.bytes ?? [])).toEqual(bytes);
  });

  test('at once: exactly one of them starts the check', async () => {
    const id = await begin();
    const answers = await Promise.all([0, 1, 2, 3, 4, 4, 3, 0].map((number) => send(id, number)));
    expect(answers.filter(({ starts }) => starts)).toHaveLength(1);
  });

  test.each([
    ['shorter', 1, 9],
    ['longer', 1, 11],
    ['the last one as long as the others', 4, 10],
    ['empty', 0, 0],
  ])('of another length are refused: %s', async (_, number, length) => {
    const id = await begin();
    const refused = { status: 400, type: 'part-length', detail: expect.stringContaining(`${length} byte`) };
    await expect(send(id, number, Buffer.alloc(length))).rejects.toMatchObject(refused);
    expect(await readPartRows(database.owner)).toEqual([]);
  });

  test('that the file has not are refused', async () => {
    const id = await begin();
    await expect(send(id, 5, Buffer.alloc(10))).rejects.toMatchObject({ status: 404, type: 'unknown-part' });
  });

  test('an empty file has none and is checked at once', async () => {
    const begun = await beginUpload(database.serving, karawang, { ...file, size: 0 });
    expect(begun).toMatchObject({ phase: 'waiting', received: [], starts: true });
  });
});

describe('beginning the same file again', () => {
  test('goes on where it was, with what is said of it now', async () => {
    const id = await begin();
    await send(id, 3);
    await send(id, 0);
    const said = { ...settings, stage: 'collected' as const };
    const again = await beginUpload(database.serving, karawang, { ...file, settings: said, fileName: 'baru.csv' });
    expect(again).toEqual({ id, partSize, phase: 'receiving', received: [0, 3], starts: false });
    expect(await readUploadRows(database.owner)).toMatchObject([{ id, settings: said, fileName: 'baru.csv', done: 2 }]);
  });

  test('ten times at once makes one', async () => {
    const begun = await Promise.all(Array.from({ length: 10 }, () => beginUpload(database.serving, karawang, file)));
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
  });

  test('while it is checked shows that one; with something else said it is another', async () => {
    const id = await begin();
    await sendAll(id);
    expect(await beginUpload(database.serving, karawang, file)).toMatchObject({ id, phase: 'waiting', starts: false });
    const daily = { ...file, settings: { ...settings, mode: 'daily' as const } };
    expect((await beginUpload(database.serving, karawang, daily)).id).not.toBe(id);
  });

  test('after its server stopped: it is checked without being sent again', async () => {
    const id = await begin();
    await sendAll(id);
    await ageUpload(database.owner, id, 61);
    expect(await beginUpload(database.serving, karawang, file)).toMatchObject({
      ...{ id, phase: 'waiting', starts: true },
      received: [0, 1, 2, 3, 4],
    });
  });

  test('after it failed for good: it is another, and the failed one goes', async () => {
    const id = await begin();
    await sendAll(id);
    const problem = { type: 'file-table', title: 'Judul', detail: 'Isi.', importId: null };
    await failUpload(database.serving, karawang, { id, problem, keepParts: false });
    expect(await list(karawang)).toMatchObject([{ id, phase: 'failed', problem, again: false }]);
    const next = await beginUpload(database.serving, karawang, file);
    expect(next).toMatchObject({ received: [], starts: false });
    expect((await readUploadRows(database.owner)).map((row) => row.id)).toEqual([next.id]);
  });

  test('by another user is another upload, and so is it in another campaign', async () => {
    const id = await begin();
    const [, colleague] = strangers[0] ?? [];
    const [, elsewhere] = strangers[5] ?? [];
    for (const owner of [colleague, elsewhere]) {
      if (!owner) throw new Error('nobody there');
      expect((await beginUpload(database.serving, owner, file)).id).not.toBe(id);
    }
  });
});

describe('the check', () => {
  test('says how far it is, and becomes an import or says why not; then the parts go', async () => {
    const id = await begin();
    await sendAll(id);
    const heartbeat = { id, phase: 'checking' as const, done: 41_200, total: 83_762 };
    expect(await recordUploadHeartbeat(database.serving, karawang, heartbeat)).toBe(true);
    expect(await look(karawang, id)).toMatchObject({ phase: 'checking', done: 41_200, total: 83_762, again: false });
    const problem = { type: 'same-file', title: 'Sudah ada', detail: 'Nomor 7.', importId: 7 };
    await failUpload(database.serving, karawang, { id, problem, keepParts: false });
    expect(await look(karawang, id)).toMatchObject({ phase: 'failed', problem, again: false });
    expect(await readPartRows(database.owner)).toEqual([]);
    // A check that was in vain, and wakes up late, changes nothing any more.
    expect(await recordUploadHeartbeat(database.serving, karawang, heartbeat)).toBe(false);
    await failUpload(database.serving, karawang, { id, problem: { ...problem, type: 'late' }, keepParts: true });
    expect((await look(karawang, id))?.problem).toEqual(problem);
    await expect(recheckUpload(database.serving, karawang, { id })).rejects.toMatchObject({
      type: 'upload-incomplete',
    });
  });

  test('of a server that stopped counts as failed after a minute, and may be done again', async () => {
    const id = await begin();
    await sendAll(id);
    await ageUpload(database.owner, id, 55);
    expect(await look(karawang, id)).toMatchObject({ phase: 'waiting', problem: null });
    expect(await recheckUpload(database.serving, karawang, { id })).toBe(false);
    await ageUpload(database.owner, id, 61);
    expect(await look(karawang, id)).toMatchObject({ phase: 'failed', problem: silentUpload, again: true });
    const presses = await Promise.all([1, 2, 3].map(() => recheckUpload(database.serving, karawang, { id })));
    expect(presses.filter((starts) => starts)).toHaveLength(1);
    expect(await look(karawang, id)).toMatchObject({ phase: 'waiting', problem: null, again: false });
    expect(Buffer.from((await arrived(id))?.bytes ?? [])).toEqual(bytes);
  });

  test('that fails by no fault of the file keeps the parts', async () => {
    const id = await begin();
    await sendAll(id);
    const problem = { type: 'internal', title: 'Salah', detail: 'Periksa lagi.', importId: null };
    await failUpload(database.serving, karawang, { id, problem, keepParts: true });
    expect(await look(karawang, id)).toMatchObject({ phase: 'failed', problem, again: true });
    expect(await recheckUpload(database.serving, karawang, { id })).toBe(true);
  });

  test('is not begun where parts are missing', async () => {
    const id = await begin();
    await send(id, 0);
    await expect(recheckUpload(database.serving, karawang, { id })).rejects.toMatchObject({
      type: 'upload-incomplete',
    });
    expect(await look(karawang, id)).toMatchObject({ phase: 'receiving', done: 1 });
  });
});

describe('what is dropped', () => {
  test('one that is stopped, with its parts; not one that is being checked', async () => {
    const id = await begin();
    await send(id, 0);
    await removeUpload(database.serving, karawang, { id });
    expect([await readUploadRows(database.owner), await readPartRows(database.owner)]).toEqual([[], []]);
    await expect(send(id, 1)).rejects.toMatchObject({ status: 404, type: 'unknown-upload' });
    const other = await begin();
    await sendAll(other);
    await expect(removeUpload(database.serving, karawang, { id: other })).rejects.toMatchObject({
      ...{ status: 409, type: 'upload-running' },
    });
    await ageUpload(database.owner, other, 61);
    await removeUpload(database.serving, karawang, { id: other });
    expect(await readUploadAudit(database.owner)).toContain(`upload.remove kiriman ${other}`);
  });

  test('those begun first, where more than five are on their way', async () => {
    const hash = (at: number) => createHash('sha256').update(`${at}`).digest('hex');
    const ids: number[] = [];
    for (let at = 0; at < uploadPartLimits.receiving + 2; at += 1) {
      ids.push((await beginUpload(database.serving, karawang, { ...file, sha256: hash(at) })).id);
    }
    expect((await list(karawang)).map(({ id }) => id)).toEqual(ids.slice(2).reverse());
  });

  test('one that nothing arrives of for a day, when another begins, no matter whose', async () => {
    const [, colleague] = strangers[0] ?? [];
    if (!colleague) throw new Error('nobody there');
    const id = await begin(colleague);
    await send(id, 0, partOf(0), colleague);
    await ageUpload(database.owner, id, uploadPartLimits.receivingHours * 3_600 - 60);
    await begin();
    expect(await readUploadRows(database.owner)).toHaveLength(2);
    await ageUpload(database.owner, id, uploadPartLimits.receivingHours * 3_600 + 60);
    await begin();
    expect((await readUploadRows(database.owner)).map((row) => row.id)).not.toContain(id);
    expect(await readPartRows(database.owner)).toEqual([]);
  });
});

test('nobody else sees, sends, checks, ends or drops it', async () => {
  const id = await begin();
  await send(id, 0);
  const before = await readUploadRows(database.owner);
  for (const [who, stranger] of strangers) {
    const unknown = { status: 404, type: 'unknown-upload' };
    expect([who, await look(stranger, id)]).toEqual([who, null]);
    expect([who, await list(stranger)]).toEqual([who, []]);
    await expect(send(id, 1, partOf(1), stranger)).rejects.toMatchObject(unknown);
    await expect(recheckUpload(database.serving, stranger, { id })).rejects.toMatchObject(unknown);
    await expect(removeUpload(database.serving, stranger, { id })).rejects.toMatchObject(unknown);
  }
  for (const number of [1, 2, 3, 4]) await send(id, number);
  for (const [who, stranger] of strangers) {
    const heartbeat = { id, phase: 'storing' as const, done: 1, total: 1 };
    expect([who, await recordUploadHeartbeat(database.serving, stranger, heartbeat)]).toEqual([who, false]);
    const problem = { type: 'x', title: 'x', detail: 'x', importId: null };
    await failUpload(database.serving, stranger, { id, problem, keepParts: false });
    await finishUpload(database.serving, stranger, { id, importId: 1 });
  }
  expect(await readUploadRows(database.owner)).toMatchObject([
    { ...before[0], phase: 'waiting', done: 0, heartbeatAt: {} },
  ]);
});
