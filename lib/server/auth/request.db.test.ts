import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { apiTokens } from '../../../db/schema';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { createSession } from '../../../db/writes/sessions';
import { revokeToken } from '../../../db/writes/tokens';
import { disableUser } from '../../../db/writes/users';
import { addUser, issueToken } from './accounts';
import { sealSession } from './cookie';
import { authenticateRequest } from './request';
import { hashSecret, newSecret, newToken } from './secrets';

let database: TestDatabase;
let ids: { karawang: number; jabar: number };
let token: string;
let cookie: string;
const operator = { id: null };

beforeAll(async () => {
  database = await openTestDatabase();
  const add = (email: string, role: 'kabupaten' | 'provinsi', areaCode: string) =>
    addUser(database.serving, { email, name: email, office: '', role, areaCode, password: null }, operator);
  const karawang = await add('karawang@dppkb.test', 'kabupaten', '32.15');
  const jabar = await add('jabar@bkkbn.test', 'provinsi', '32');
  ids = { karawang: karawang.id, jabar: jabar.id };
  token = await issueToken(database.serving, { email: 'karawang@dppkb.test' }, operator);
});
afterAll(() => database.close());
beforeEach(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests');
  cookie = `next-auth.session-token=${await session(ids.jabar)}`;
});
afterEach(() => vi.unstubAllEnvs());

async function session(userId: number): Promise<string> {
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await createSession(database.serving, { userId, hash: hashSecret(secret), expiresAt });
  return sealSession(secret);
}

async function who(headers: Record<string, string>, method = 'GET'): Promise<number | null> {
  const request = new Request('http://kejar.example/api/v1/imports', { method, headers });
  const ctx = await authenticateRequest(request, database.serving);
  return ctx?.actor.id ?? null;
}

test('a token or a session says who asks; nothing says nobody', async () => {
  expect(token).toMatch(/^kt_[\w-]{43}$/);
  expect(await who({ authorization: `Bearer ${token}` })).toBe(ids.karawang);
  expect(await who({ authorization: `bearer  ${token}` }, 'POST')).toBe(ids.karawang);
  expect(await who({ cookie })).toBe(ids.jabar);
  expect(await who({ cookie: `a=b; ${cookie}; c=d` })).toBe(ids.jabar);
  expect(await who({})).toBeNull();
  expect(await who({ cookie: 'next-auth.session-token=' })).toBeNull();
});

test('a token goes before the cookie, and a wrong header is not made good by one', async () => {
  expect(await who({ authorization: `Bearer ${token}`, cookie })).toBe(ids.karawang);
  const wrong = [
    `Bearer ${newToken()}`,
    `Bearer ${token}x`,
    'Bearer',
    'Bearer ',
    '',
    token,
    `Basic ${token}`,
    `Bearer ${token} x`,
  ];
  for (const authorization of wrong)
    expect([authorization, await who({ authorization, cookie })]).toEqual([authorization, null]);
});

test('a session is no token, nor its secret', async () => {
  const sealed = cookie.slice(cookie.indexOf('=') + 1);
  expect(await who({ authorization: `Bearer ${sealed}` })).toBeNull();
  expect(await who({ cookie: `next-auth.session-token=${token}` })).toBeNull();
});

test.each(['POST', 'PATCH', 'PUT', 'DELETE'])('a %s with a cookie must come from our own pages', async (method) => {
  const host = 'kejar.example';
  const own = [
    { 'sec-fetch-site': 'same-origin' },
    // Where a browser on plain HTTP leaves Sec-Fetch-Site out.
    { origin: 'http://kejar.example' },
    { host: '127.0.0.1:3000', 'x-forwarded-host': host, origin: 'https://kejar.example' },
    // A script sends neither.
    {},
  ];
  for (const headers of own)
    expect([headers, await who({ cookie, host, ...headers }, method)]).toEqual([headers, ids.jabar]);
  const foreign = [
    { 'sec-fetch-site': 'cross-site', origin: 'http://evil.test' },
    { 'sec-fetch-site': 'same-site', origin: 'http://evil.kejar.example' },
    { origin: 'http://evil.test' },
    { origin: 'null' },
  ];
  for (const headers of foreign) {
    await expect(who({ cookie, host, ...headers }, method)).rejects.toMatchObject({ status: 403 });
    expect(await who({ host, ...headers }, method)).toBeNull();
  }
  // A token is sent by its holder, from wherever.
  expect(await who({ authorization: `Bearer ${token}`, host, origin: 'http://evil.test' }, method)).toBe(ids.karawang);
});

test('an address that the operator has set is what an origin must be', async () => {
  vi.stubEnv('NEXTAUTH_URL', 'http://kejar.example');
  const host = '10.0.0.7:3000';
  expect(await who({ cookie, host, origin: 'http://kejar.example' }, 'POST')).toBe(ids.jabar);
  await expect(who({ cookie, host, origin: 'http://10.0.0.7:3000' }, 'POST')).rejects.toMatchObject({ status: 403 });
});

test('reading from another site is left to SameSite', async () => {
  expect(await who({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(ids.jabar);
});

test('over https only the cookie that is sent over https alone counts', async () => {
  vi.stubEnv('NEXTAUTH_URL', 'https://kejar.example');
  expect(await who({ cookie })).toBeNull();
  expect(await who({ cookie: `__Secure-${cookie}` })).toBeNull();
  expect(await who({ cookie: `__Host-${cookie}` })).toBe(ids.jabar);
});

test('a token ends by itself, after 90 days unless another time was asked for', async () => {
  const email = 'karawang@dppkb.test';
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  const [usual, short] = [
    await issueToken(database.serving, { email }, operator),
    await issueToken(database.serving, { email, expiresAt: days(1) }, operator),
  ];
  const ending = await database.owner.select().from(apiTokens);
  const endOf = (made: string) => ending.find(({ hash }) => hash === hashSecret(made))?.expiresAt.getTime() ?? 0;
  expect(Math.abs(endOf(usual) - days(90).getTime())).toBeLessThan(60_000);
  expect(Math.abs(endOf(short) - days(1).getTime())).toBeLessThan(60_000);
  expect(await who({ authorization: `Bearer ${short}` })).toBe(ids.karawang);
  await database.owner.execute(`update api_tokens set expires_at = now() where hash = '${hashSecret(short)}'`);
  expect(await who({ authorization: `Bearer ${short}` })).toBeNull();
  expect(await who({ authorization: `Bearer ${usual}` })).toBe(ids.karawang);
});

test('a revoked token and a disabled user are out with the next request', async () => {
  const other = await issueToken(database.serving, { email: 'karawang@dppkb.test' }, operator);
  await revokeToken(database.serving, { tokenHash: hashSecret(other) }, operator);
  expect(await who({ authorization: `Bearer ${other}` })).toBeNull();
  expect(await who({ authorization: `Bearer ${token}` })).toBe(ids.karawang);
  const own = `next-auth.session-token=${await session(ids.karawang)}`;
  expect(await who({ cookie: own })).toBe(ids.karawang);
  await disableUser(database.serving, { email: 'karawang@dppkb.test' }, operator);
  expect(await who({ authorization: `Bearer ${token}` })).toBeNull();
  expect(await who({ cookie: own })).toBeNull();
});
