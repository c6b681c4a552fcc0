import { afterAll, beforeAll, expect, test } from 'vitest';
import { targetSetsAnswer } from '@/lib/domain/api-target-sets';
import { openServed, type ServedDatabase } from '../../../fixtures/served-database';
import { PATCH } from './[targetSet]/route';
import { GET, POST } from './route';

let served: ServedDatabase;

beforeAll(async () => {
  served = await openServed('pk21', {
    admin: { role: 'admin', areaCode: 'id', office: 'BKKBN' },
    jateng: { role: 'provinsi', areaCode: '33', office: 'Perwakilan BKKBN Jawa Tengah' },
    purworejo: { role: 'kabupaten', areaCode: '33.06', office: 'DP3APMD Purworejo' },
    kecamatan: { role: 'kecamatan', areaCode: '33.06.01', office: 'Grabag' },
    pembaca: { role: 'pembaca', areaCode: 'id', office: 'Pembaca' },
  });
});
afterAll(() => served.close());

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

async function call(who: string, handler: unknown, said?: object, { query = '', targetSet = '' } = {}) {
  const request = new Request(`http://kejar.example/api/v1/campaigns/pk21/target-sets${query}`, {
    headers: { authorization: `Bearer ${served.tokens[who] ?? who}` },
    ...(said && { method: 'POST', body: JSON.stringify(said) }),
  });
  const params = Promise.resolve({ slug: 'pk21', targetSet }) as Promise<never>;
  const response = await (handler as Handler)(request, { params });
  return { status: response.status, body: await response.json() };
}

test.each(['jateng', 'purworejo', 'kecamatan', 'pembaca'])(
  '%s keeps no versions, and sees those of their area',
  async (who) => {
    expect(await call(who, POST, { name: 'DIPA' })).toMatchObject({
      status: 403,
      body: { type: 'versions-not-yours' },
    });
    const counts = { counts: { from: '2021-05-01' } };
    expect(await call(who, PATCH, counts, { targetSet: 'dipa' })).toMatchObject({ status: 403 });
    expect((await call(who, GET)).status).toBe(200);
    const outside = who === 'pembaca' ? '99' : '32.15';
    expect((await call(who, GET, undefined, { query: `?area=${outside}` })).status).toBe(404);
  },
);

test('without a token: 401', async () => {
  expect((await call('nobody', GET)).status).toBe(401);
});

test('a version is added, changed and made the one that counts', async () => {
  const added = await call('admin', POST, { name: 'DIPA', letter: 'DIPA 2021', decidedDay: '2021-04-20' });
  expect(added.status).toBe(201);
  const [first] = targetSetsAnswer.parse(added.body).targetSets;
  expect(first).toMatchObject({ slug: 'dipa', letter: 'DIPA 2021', by: 'admin', counts: [], target: null, version: 1 });
  const change = (said: object) => call('admin', PATCH, said, { targetSet: 'dipa' });
  expect(await change({ note: 'untuk Purworejo' })).toMatchObject({ status: 400, body: { type: 'body-invalid' } });
  expect(await change({ version: 1, note: 'untuk Purworejo' })).toMatchObject({ status: 200 });
  expect(await change({ version: 1, note: 'lain' })).toMatchObject({
    ...{ status: 409, body: { type: 'version-changed', now: { note: 'untuk Purworejo', version: 2 } } },
  });
  expect(await change({ counts: { from: '2020-05-01' } })).toMatchObject({
    status: 422,
    body: { type: 'version-day' },
  });
  const chosen = targetSetsAnswer.parse((await change({ counts: { from: '2021-04-01' } })).body);
  expect(chosen.targetSets).toMatchObject([{ slug: 'dipa', counts: [{ from: null, until: null }], countsToday: true }]);
  expect(await call('admin', POST, { name: ' dipa ' })).toMatchObject({
    ...{ status: 409, body: { type: 'version-name-taken' } },
  });
});
