import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { servingDatabase } from '@/db/client';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { ageUpload, readPartRows, readUploadRows, removeUploads } from '@/db/testing/uploads';
import { createSession } from '@/db/writes/sessions';
import { uploadLimits } from '@/lib/domain/imports';
import { uploadPartLimits } from '@/lib/domain/uploads';
import type { AccountRole } from '@/lib/domain/users';
import { addUser, issueToken } from '@/lib/server/auth/accounts';
import { sealSession } from '@/lib/server/auth/cookie';
import { operatorUser } from '@/lib/server/auth/operator';
import { hashSecret, newSecret } from '@/lib/server/auth/secrets';
import { contextOf } from '../../../../lib/server/auth/context';
import { requireImport } from '../../../../lib/server/services/imports';
import { untypedUpload } from '../search-params';
import * as partRoute from './[upload]/[nomor]/route';
import * as removeRoute from './[upload]/hapus/route';
import * as recheckRoute from './[upload]/periksa/route';
import * as stateRoute from './[upload]/route';
import * as beginRoute from './mulai/route';

let database: TestDatabase;
const tokens: Record<string, string> = {};
let karawangCookie: string;
const operator = { id: null };

async function person(name: string, role: AccountRole, areaCode: string): Promise<number> {
  const email = `${name}@kejar.example`;
  const user = await addUser(database.serving, { email, name, office: '', role, areaCode, password: null }, operator);
  tokens[name] = await issueToken(database.serving, { email }, operator);
  return user.id;
}

beforeAll(async () => {
  database = await openTestDatabase();
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests');
  vi.stubEnv('KEJAR_SERVING_URL', database.servingUrl);
  await makeTestCampaign(database.owner, 'uji');
  const karawang = await person('karawang', 'kabupaten', '32.15');
  await person('rekan', 'kabupaten', '32.15');
  await person('pembaca', 'pembaca', '32.15');
  await person('karanganyar', 'kabupaten', '33.13');
  await person('jabar', 'provinsi', '32');
  await person('admin', 'admin', 'id');
  await person('telukjambe', 'kecamatan', '32.15.03');
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await createSession(database.serving, { userId: karawang, hash: hashSecret(secret), expiresAt });
  karawangCookie = `next-auth.session-token=${await sealSession(secret)}`;
});
afterAll(async () => {
  await servingDatabase().close();
  await database.close();
  vi.unstubAllEnvs();
});
beforeEach(() => removeUploads(database.owner));

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
type Sent = { method?: string; body?: BodyInit; headers?: Record<string, string> };

async function call<Params extends object>(
  who: string | null,
  handler: Handler<Params & { kampanye: string }>,
  params: Params,
  { method = 'GET', body, headers }: Sent = {},
  kampanye = 'uji',
) {
  const request = new Request(`http://kejar.example/${kampanye}/impor/kirim/x`, {
    method,
    headers: { ...(who !== null && { authorization: `Bearer ${tokens[who] ?? who}` }), ...headers },
    ...(body !== undefined && { body }),
  });
  const response = await handler(request, { params: Promise.resolve({ ...params, kampanye }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

let made = 0;
/** A file of three parts, one row that counts and many that repeat it. */
function makeFile(): Buffer {
  made += 1;
  const row = `32.15.03.2001;2021-04-12;${900 + made};${'x'.repeat(1_500)}\n`;
  return Buffer.from(`kode_wilayah;tanggal;online_masuk;catatan\n${row.repeat(700)}`);
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const begin = (who: string | null, bytes: Uint8Array, change: object = {}, kampanye?: string) => {
  const said = { name: 'rekap.csv', size: bytes.byteLength, sha256: sha256(bytes), fields: untypedUpload, ...change };
  return call(who, beginRoute.POST, {}, { method: 'POST', body: JSON.stringify(said) }, kampanye);
};
const partOf = (bytes: Buffer, number: number) =>
  new Uint8Array(bytes.subarray(number * uploadPartLimits.partBytes, (number + 1) * uploadPartLimits.partBytes));
const sendPart = (who: string | null, upload: number | string, nomor: number | string, body: Uint8Array<ArrayBuffer>) =>
  call(who, partRoute.PUT, { upload: `${upload}`, nomor: `${nomor}` }, { method: 'PUT', body });
const state = (who: string | null, upload: number | string, kampanye?: string) =>
  call(who, stateRoute.GET, { upload: `${upload}` }, {}, kampanye);
const recheck = (who: string | null, upload: number | string, sent: Sent = {}) =>
  call(who, recheckRoute.POST, { upload: `${upload}` }, { method: 'POST', ...sent });
const remove = (who: string | null, upload: number | string, sent: Sent = {}) =>
  call(who, removeRoute.POST, { upload: `${upload}` }, { method: 'POST', ...sent });

async function sendAll(who: string, id: number, bytes: Buffer): Promise<void> {
  for (let number = 0; number * uploadPartLimits.partBytes < bytes.byteLength; number += 1) {
    expect((await sendPart(who, id, number, partOf(bytes, number))).status).toBe(200);
  }
}

/** Its state once it has ended. */
async function ended(who: string, id: number) {
  return vi.waitFor(
    async () => {
      const { body } = await state(who, id);
      expect(['done', 'failed']).toContain(body.phase);
      return body;
    },
    { timeout: 30_000, interval: 50 },
  );
}

describe('refused first', () => {
  const bytes = makeFile();
  let id: number;
  beforeEach(async () => {
    id = (await begin('karawang', bytes)).body.id;
    await sendPart('karawang', id, 0, partOf(bytes, 0));
  });

  const everything: [string, (who: string | null, upload: number) => Promise<{ status: number; body: object }>][] = [
    ['a part', (who, upload) => sendPart(who, upload, 1, partOf(bytes, 1))],
    ['the state', state],
    ['another check', recheck],
    ['the end of it', remove],
  ];

  test.each([
    ['the beginning', (who: string | null) => begin(who, bytes)] as const,
    ...everything.map(([what, ask]) => [what, (who: string | null) => ask(who, id)] as const),
  ])('%s: nobody, and a token that does not hold', async (_, ask) => {
    for (const who of [null, `kt_${'x'.repeat(43)}`]) {
      expect(await ask(who)).toMatchObject({ status: 401, body: { type: 'session-ended' } });
    }
  });

  test.each(everything)('%s: of another user, below, above or beside, and of none', async (_, ask) => {
    const unknown = await ask('karawang', 999_999);
    expect(unknown).toMatchObject({ status: 404, body: { type: 'unknown-upload' } });
    for (const who of ['rekan', 'telukjambe', 'jabar', 'admin', 'karanganyar']) {
      const { status, body } = await ask(who, id);
      expect([who, status, body]).toEqual([who, 404, unknown.body]);
    }
    expect(await ask('pembaca', id)).toMatchObject({ status: 403, body: { type: 'read-only' } });
    expect(await readUploadRows(database.owner)).toMatchObject([{ id, phase: 'receiving', done: 1 }]);
  });

  test('the beginning: a reader, and a campaign that is none', async () => {
    expect(await begin('pembaca', bytes)).toMatchObject({ status: 403, body: { type: 'read-only' } });
    expect((await begin('karawang', bytes, {}, 'tidak-ada')).status).toBe(404);
    expect((await state('karawang', id, 'tidak-ada')).status).toBe(404);
  });

  test.each(['x', '-1', '1e3', '99999999999', '../1'])('the number %s', async (number) => {
    expect((await state('karawang', number)).status).toBe(404);
    expect((await sendPart('karawang', id, number, partOf(bytes, 1))).status).toBe(404);
  });

  test('another site in the name of a user', async () => {
    const headers = { cookie: karawangCookie, 'sec-fetch-site': 'cross-site', origin: 'http://elsewhere.test' };
    const params = { upload: `${id}`, nomor: '1' };
    const forged = { method: 'PUT', headers, body: partOf(bytes, 1) };
    expect((await call(null, partRoute.PUT, params, forged)).status).toBe(403);
    expect((await remove(null, id, { headers })).status).toBe(403);
    const own = { ...forged, headers: { cookie: karawangCookie, 'sec-fetch-site': 'same-origin' } };
    expect((await call(null, partRoute.PUT, params, own)).status).toBe(200);
  });
});

describe('what is said at the beginning', () => {
  test('a file over the limit: 413 with the number', async () => {
    const refused = await begin('karawang', Buffer.from('x'), { size: uploadLimits.bytes + 1 });
    expect(refused).toMatchObject({ status: 413, body: { detail: expect.stringContaining('25 MB') } });
    expect(await readUploadRows(database.owner)).toEqual([]);
  });

  test.each([
    [{ size: -1 }],
    [{ size: 1.5 }],
    [{ sha256: 'AB' }],
    [{ sha256: 'A'.repeat(64) }],
    [{ fields: { ...untypedUpload, jenis: 'lain' } }],
    [{ fields: { ...untypedUpload, tanggal: '2021-02-30' } }],
    [{ lebih: 1 }],
  ])('%o: 400', async (change) => {
    expect((await begin('karawang', Buffer.from('x'), change)).status).toBe(400);
    expect(await readUploadRows(database.owner)).toEqual([]);
  });

  test('the name without its folders', async () => {
    await begin('karawang', Buffer.from('x'), { name: 'C:\\data\\rekap.csv' });
    expect(await readUploadRows(database.owner)).toMatchObject([{ fileName: 'rekap.csv' }]);
  });
});

describe('from parts to an import', () => {
  test('inside the area that the form names, and nowhere else', async () => {
    const bytes = Buffer.from('Desa;Masuk\nSUKALUYU;905\n');
    const said = (wilayah: string) => ({ fields: { ...untypedUpload, tanggal: '2021-04-12', wilayah } });
    const sent = async (wilayah: string) => {
      const { body } = await begin('karawang', bytes, said(wilayah));
      await sendAll('karawang', body.id, bytes);
      return ended('karawang', body.id);
    };
    expect(await sent('33.13')).toMatchObject({ phase: 'failed', problem: { type: 'unknown-campaign-or-area' } });
    await removeUploads(database.owner);
    const done = await sent('32.15.03 Telukjambe Timur');
    expect(done).toMatchObject({ phase: 'done', problem: null });
    const found = await requireImport(
      contextOf(operatorUser(), database.serving),
      Number(done.location.split('/').at(-1)),
    );
    expect(found).toMatchObject({ acceptedCount: 1, settings: { under: '32.15.03' } });
  });

  test('in any order; the state is kept by nobody, and leads to the import', async () => {
    const bytes = makeFile();
    const { body: begun, status } = await begin('karawang', bytes);
    expect([status, begun]).toMatchObject([201, { partSize: uploadPartLimits.partBytes, received: [] }]);
    for (const number of [2, 0]) await sendPart('karawang', begun.id, number, partOf(bytes, number));
    const half = await state('karawang', begun.id);
    expect(half.body).toMatchObject({ phase: 'receiving', done: 2, total: 3, location: null, problem: null });
    expect(half.headers.get('cache-control')).toBe('private, no-store');
    // The tab was closed; the same file is chosen again.
    expect((await begin('karawang', bytes)).body).toMatchObject({ id: begun.id, received: [0, 2] });
    await sendPart('karawang', begun.id, 1, partOf(bytes, 1));
    const done = await ended('karawang', begun.id);
    expect(done).toMatchObject({ phase: 'done', location: expect.stringMatching(/^\/uji\/impor\/\d+$/) });
    expect(await readPartRows(database.owner)).toEqual([]);

    // The very same file counts once: it leads to the first.
    const again = (await begin('karawang', bytes)).body;
    expect(again.id).not.toBe(begun.id);
    await sendAll('karawang', again.id, bytes);
    const refused = await ended('karawang', again.id);
    const importId = Number(done.location.split('/').at(-1));
    expect(refused).toMatchObject({ phase: 'failed', problem: { type: 'same-file', importId }, again: false });
    expect(await readPartRows(database.owner)).toEqual([]);
  });

  test('bytes that are not those of the file: refused as a whole', async () => {
    const bytes = makeFile();
    const { id } = (await begin('karawang', bytes)).body;
    const other = Buffer.from(bytes);
    other[30] = 0x39;
    await sendAll('karawang', id, other);
    expect(await ended('karawang', id)).toMatchObject({
      phase: 'failed',
      problem: { type: 'upload-differs' },
      again: false,
    });
    expect(await readPartRows(database.owner)).toEqual([]);
  });

  test('a part that is too large or too short is refused, and the right one then taken', async () => {
    const bytes = makeFile();
    const { id } = (await begin('karawang', bytes)).body;
    const large = await sendPart('karawang', id, 0, new Uint8Array(uploadPartLimits.partBytes + 1));
    expect(large).toMatchObject({ status: 413, body: { detail: expect.stringContaining('512 KB') } });
    expect(await sendPart('karawang', id, 2, partOf(bytes, 2).slice(1))).toMatchObject({
      ...{ status: 400, body: { type: 'part-length' } },
    });
    await sendAll('karawang', id, bytes);
    expect((await ended('karawang', id)).phase).toBe('done');
  });

  test('an empty file: refused with the words of the reader', async () => {
    const { id } = (await begin('karawang', Buffer.alloc(0))).body;
    expect((await ended('karawang', id)).problem.detail).toContain('kosong');
  });

  test('a server that stops in the middle: said after a minute, and checked again without being sent', async () => {
    const bytes = makeFile();
    const { id } = (await begin('karawang', bytes)).body;
    for (const number of [0, 1]) await sendPart('karawang', id, number, partOf(bytes, number));
    // As if the process had died between the last part and the check.
    const { receivePart } = await import('@/db/writes/uploads');
    const { loadCampaignScope } = await import('@/lib/server/loaders/imports');
    const [row] = await readUploadRows(database.owner);
    const area = { code: '32.15', lo: 3_215_000_000, hi: 3_215_999_999 };
    const user = {
      ...{ kind: 'user' as const, id: row?.userId ?? 0, email: '', name: '', office: '', role: 'kabupaten' as const },
      area,
    };
    const scope = await loadCampaignScope(contextOf(user, database.serving), {
      campaignSlug: 'uji',
      under: null,
      verb: 'import',
    });
    if (!scope) throw new Error('no scope');
    const owner = { area: scope.area, userId: user.id, campaignId: scope.campaign.id };
    await receivePart(database.serving, owner, { id, number: 2, bytes: partOf(bytes, 2) });
    expect((await state('karawang', id)).body).toMatchObject({ phase: 'waiting', again: false });
    await ageUpload(database.owner, id, 61);
    expect((await state('karawang', id)).body).toMatchObject({
      ...{ phase: 'failed', again: true },
      problem: { title: expect.stringContaining('Server berhenti') },
    });
    expect((await recheck('karawang', id)).status).toBe(200);
    expect((await ended('karawang', id)).phase).toBe('done');
  });
});

describe('a plain form, without JavaScript', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: '' };

  test('is led to the page that says how things stand', async () => {
    const bytes = makeFile();
    const { id } = (await begin('karawang', bytes)).body;
    const led = async (answer: Promise<{ status: number; headers: Headers }>) => {
      const { status, headers } = await answer;
      return [status, headers.get('location')];
    };
    expect(await led(recheck('karawang', id, { headers }))).toEqual([303, `/uji/impor/proses/${id}`]);
    expect(await led(remove('rekan', id, { headers }))).toEqual([303, `/uji/impor/proses/${id}`]);
    expect(await led(remove(null, id, { headers }))).toEqual([303, '/masuk?ke=%2Fuji%2Fimpor&sesi=berakhir']);
    expect(await readUploadRows(database.owner)).toHaveLength(1);
    expect(await led(remove('karawang', id, { headers }))).toEqual([303, '/uji/impor']);
    expect(await readUploadRows(database.owner)).toEqual([]);
  });
});
