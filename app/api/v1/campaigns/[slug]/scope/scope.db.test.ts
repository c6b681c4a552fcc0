import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopeAnswer, scopeChangeAnswer } from '@/lib/domain/api-scope';
import { openServed, type ServedDatabase } from '../../../fixtures/served-database';
import { GET, PUT } from './route';

let served: ServedDatabase;

beforeAll(async () => {
  served = await openServed('pk24', {
    admin: { role: 'admin', areaCode: 'id' },
    jabar: { role: 'provinsi', areaCode: '32' },
    karawang: { role: 'kabupaten', areaCode: '32.15' },
    klari: { role: 'kecamatan', areaCode: '32.15.05' },
    pembaca: { role: 'pembaca', areaCode: 'id' },
  });
});
afterAll(() => served.close());

function ask(method: 'GET' | 'PUT', who: string | null, body?: unknown, slug = 'pk24', query = '') {
  const headers: HeadersInit = who === null ? {} : { authorization: `Bearer ${served.tokens[who] ?? who}` };
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const url = `http://kejar.example/api/v1/campaigns/${slug}/scope${query}`;
  return { GET, PUT }[method](new Request(url, { method, headers, ...sent }), { params: Promise.resolve({ slug }) });
}

const wish = {
  fromDay: '2021-04-01',
  areas: [
    { code: '32.15.05', mode: 'formulir' },
    { code: '33.75', mode: 'both' },
  ],
};

test.each([
  [null, 401],
  ['tidak-dikenal', 401],
  ['jabar', 403],
  ['karawang', 403],
  ['klari', 403],
  ['pembaca', 403],
] as const)('%s may not say who takes part: %i, whatever the body', async (who, status) => {
  for (const body of [wish, 'bukan JSON']) expect((await ask('PUT', who, body)).status).toBe(status);
  expect(scopeAnswer.parse(await (await ask('GET', 'admin')).json()).versions).toEqual([]);
});

test.each([
  ['without areas', { fromDay: '2021-04-01' }, 400],
  ['a mode that is none', { ...wish, areas: [{ code: '32', mode: 'wifi' }] }, 400],
  ['a day that is none', { ...wish, fromDay: '2021-02-30' }, 400],
  ['an empty list', { ...wish, areas: [] }, 422],
  ['a day outside the campaign', { ...wish, fromDay: '2022-01-01' }, 422],
] as const)('%s is refused', async (_, body, status) => {
  expect((await ask('PUT', 'admin', body)).status).toBe(status);
});

test('a campaign that there is not', async () => {
  expect((await ask('PUT', 'admin', wish, 'tidak-ada')).status).toBe(404);
  expect((await ask('GET', 'admin', undefined, 'tidak-ada')).status).toBe(404);
});

test('dryRun says what a list would change, PUT saves it, and each sees their own part of it', async () => {
  const dry = scopeChangeAnswer.parse(await (await ask('PUT', 'admin', { ...wish, dryRun: true })).json());
  expect(dry).toMatchObject({ saved: false, version: null, preview: { added: { count: 2 }, listed: 2 } });
  expect(scopeAnswer.parse(await (await ask('GET', 'admin')).json())).toMatchObject({ version: null, areas: null });
  const saved = scopeChangeAnswer.parse(await (await ask('PUT', 'admin', { ...wish, basedOn: null })).json());
  expect(saved.saved).toBe(true);
  expect((await ask('PUT', 'admin', { ...wish, basedOn: null })).status).toBe(409);
  expect(scopeAnswer.parse(await (await ask('GET', 'karawang')).json())).toMatchObject({
    version: { id: saved.version, fromDay: '2021-04-01', everybody: false, by: 'admin' },
    areas: [{ code: '32.15.05', mode: 'formulir' }],
  });
  const before = await ask('GET', 'karawang', undefined, 'pk24', '?day=2021-03-31');
  expect(scopeAnswer.parse(await before.json())).toMatchObject({ version: null, areas: null });
});
