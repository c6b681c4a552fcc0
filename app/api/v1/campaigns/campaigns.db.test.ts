import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { campaignDetail, campaignsAnswer } from '@/lib/domain/api-campaigns';
import { openServed, type ServedDatabase } from '../fixtures/served-database';
import { PATCH } from './[slug]/route';
import { GET, POST } from './route';

let served: ServedDatabase;

beforeAll(async () => {
  served = await openServed('pk21', {
    admin: { role: 'admin', areaCode: 'id' },
    jabar: { role: 'provinsi', areaCode: '32' },
    karawang: { role: 'kabupaten', areaCode: '32.15' },
    telukjambe: { role: 'kecamatan', areaCode: '32.15.03' },
    pembaca: { role: 'pembaca', areaCode: 'id' },
  });
});
afterAll(() => served.close());

function request(who: string | null, method: string, said?: unknown): Request {
  const headers = who === null ? {} : { authorization: `Bearer ${served.tokens[who]}` };
  const body = said === undefined ? null : JSON.stringify(said);
  return new Request('http://kejar.example/api/v1/campaigns', { method, headers, body });
}

const answered = async (response: Response) => ({ status: response.status, body: await response.json() });
const open = async (who: string | null, said: unknown) =>
  answered(await POST(request(who, 'POST', said), { params: Promise.resolve({}) }));
const patch = async (who: string | null, slug: string, said: unknown) =>
  answered(await PATCH(request(who, 'PATCH', said), { params: Promise.resolve({ slug }) }));
const list = async () =>
  campaignsAnswer.parse((await answered(await GET(request('jabar', 'GET'), { params: Promise.resolve({}) }))).body);

const situbondo = {
  ...{ slug: 'situbondo', name: 'Situbondo 2023', unit: 'keluarga', edition: '2025' },
  ...{ startDay: '2023-07-01', endDay: '2023-07-31', plan: { kind: 'percentADay', percent: 4 } },
};

describe('all but administrators of the nation', () => {
  test.each([
    ['jabar', 403, 'may-not-manage'],
    ['karawang', 403, 'may-not-manage'],
    ['telukjambe', 403, 'may-not-manage'],
    ['pembaca', 403, 'may-not-manage'],
    [null, 401, 'unauthenticated'],
  ])('%s may neither open nor edit, whatever is sent', async (who, status, type) => {
    for (const said of [situbondo, {}, { slug: 'pk21' }]) {
      expect(await open(who, said)).toMatchObject({ status, body: { type } });
      expect(await patch(who, 'pk21', said)).toMatchObject({ status, body: { type } });
      expect(await patch(who, 'tidak-ada', said)).toMatchObject({ status, body: { type } });
    }
    expect((await list()).campaigns.map(({ slug }) => slug)).not.toContain('situbondo');
  });
});

test('a campaign is opened with what is usual, edited, closed, archived and opened again', async () => {
  const opened = await open('admin', situbondo);
  expect(opened.status).toBe(201);
  expect(campaignDetail.parse(opened.body)).toMatchObject({
    ...{ plan: { kind: 'percentADay', percent: 4 }, state: 'open', version: 1, floorPercent: 80, kaderLimit: 10 },
    ...{ stages: ['collected', 'recorded', 'validated'], channels: ['online', 'manual', 'unsplit'] },
  });
  const basis = 'SE 4/2023';
  const edited = await patch('admin', 'situbondo', {
    version: 1,
    basis,
    name: 'Situbondo',
    words: { recorded: 'tersimpan' },
  });
  expect(campaignDetail.parse(edited.body)).toMatchObject({
    ...{ name: 'Situbondo', words: { recorded: 'tersimpan' }, version: 2, plan: { percent: 4 } },
  });
  expect(await patch('admin', 'situbondo', { version: 1, basis, name: 'Lain' })).toMatchObject({
    status: 409,
    body: { type: 'campaign-changed', by: 'admin', version: 2 },
  });
  for (const [state, version] of [
    ['closed', 2],
    ['archived', 3],
    ['open', 4],
  ] as const) {
    expect(await patch('admin', 'situbondo', { version, basis, state })).toMatchObject({
      status: 200,
      body: { state },
    });
  }
  expect(await patch('admin', 'situbondo', { version: 5, basis, state: 'closed', name: 'X' })).toMatchObject({
    status: 400,
    body: { type: 'body-invalid' },
  });
  expect((await list()).campaigns.find(({ slug }) => slug === 'situbondo')).toMatchObject({
    state: 'open',
    version: 5,
  });
});

test.each([
  ['a slug that exists', { slug: 'pk21' }, 422, 'campaign-settings'],
  ['dates that cross', { endDay: '2023-06-30' }, 422, 'campaign-settings'],
  ['an edition that is not there', { edition: '1999' }, 422, 'campaign-settings'],
  ['a day that is none', { startDay: '2023-02-30' }, 400, 'body-invalid'],
  ['a plan that is none', { plan: { kind: 'curve' } }, 400, 'body-invalid'],
  ['a field that is not known', { colour: 'red' }, 400, 'body-invalid'],
  ['a slug of a page', { slug: 'kelola' }, 400, 'body-invalid'],
])('%s: nothing is opened', async (_what, change, status, type) => {
  const before = (await list()).campaigns.length;
  expect(await open('admin', { ...situbondo, slug: 'lain', ...change })).toMatchObject({ status, body: { type } });
  expect((await list()).campaigns).toHaveLength(before);
});

test('of a campaign that there is not nothing is edited', async () => {
  expect(await patch('admin', 'tidak-ada', { version: 1, basis: 'SE 1', name: 'X' })).toMatchObject({
    status: 404,
    body: { type: 'campaign-unknown' },
  });
});
