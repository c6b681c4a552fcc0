import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServed, type ServedDatabase } from '@/app/api/v1/fixtures/served-database';
import { checkAnswer } from '@/lib/domain/api-campaign-check';
import { GET } from './route';
import { POST } from './settlements/route';

let served: ServedDatabase;

beforeAll(async () => {
  served = await openServed('pk21', {
    admin: { role: 'admin', areaCode: 'id' },
    jabar: { role: 'provinsi', areaCode: '32' },
    karawang: { role: 'kabupaten', areaCode: '32.15' },
    bekasi: { role: 'kabupaten', areaCode: '32.16' },
    telukjambe: { role: 'kecamatan', areaCode: '32.15.03' },
    pembaca: { role: 'pembaca', areaCode: '32' },
  });
});
afterAll(() => served.close());

type Handler = (request: Request, context: { params: Promise<{ slug: string }> }) => Promise<Response>;

async function call(who: string, handler: Handler, said: { query?: string; body?: object; slug?: string } = {}) {
  const { query = '', body, slug = 'pk21' } = said;
  const request = new Request(`http://kejar.example/api/v1/campaigns/${slug}/check${query}`, {
    headers: { authorization: `Bearer ${served.tokens[who] ?? 'nobody'}` },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve({ slug }) });
  return { status: response.status, body: await response.json() };
}

const area = (code: string) => ({ query: `?area=${code}` });

test.each([
  ['nobody', area('32.15'), 401],
  ['bekasi', area('32.15'), 404],
  ['telukjambe', area('32.15'), 404],
  ['karawang', area('32'), 404],
  ['karawang', area('32.15.99'), 404],
  ['karawang', { slug: 'pk99' }, 404],
  ['karawang', { query: '?limit=0' }, 400],
  ['karawang', {}, 200],
  ['jabar', area('32.15.03'), 200],
  ['admin', area('32'), 200],
  ['pembaca', area('32.15'), 200],
])('%s reads the check with %j: %i', async (who, said, status) => {
  expect((await call(who, GET, said)).status).toBe(status);
});

const body = { area: '32.15', finding: 'noTarget', seen: 'none', as: 'intended', note: 'Menunggu surat' };

test.each([
  ['nobody', body, 401],
  ['pembaca', body, 403],
  ['bekasi', body, 404],
  ['telukjambe', body, 404],
  ['karawang', { ...body, finding: 'partsDiffer-2' }, 404],
  ['karawang', { ...body, seen: 'other' }, 409],
  ['karawang', { ...body, note: '' }, 422],
  ['karawang', { ...body, as: 'maybe' }, 400],
])('%s settles nothing with %j: %i', async (who, said, status) => {
  expect((await call(who, POST, { body: said })).status).toBe(status);
});

test.each(['karawang', 'jabar', 'admin'])('%s settles a finding of Karawang', async (who) => {
  const answer = await call(who, POST, { body: { ...body, note: `Kata ${who}` } });
  expect(answer.status).toBe(201);
  const { findings, open } = checkAnswer.parse(answer.body);
  expect(findings.find(({ id }) => id === 'noTarget')).toMatchObject({
    open: false,
    settled: { note: `Kata ${who}`, by: who },
  });
  expect(open).toBe(findings.length - 1);
});
