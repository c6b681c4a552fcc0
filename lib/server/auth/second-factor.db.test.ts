import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { loginLimits, users } from '../../../db/schema';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { turnOffSecondFactor } from '../../../db/writes/second-factors';
import { changeSetting } from '../../../db/writes/settings';
import { rangeOfCode } from '../../domain/areas';
import type { SessionUser } from '../../domain/users';
import { addUser } from './accounts';
import { readSessionCookie, sealSession, sessionCookieName } from './cookie';
import { authenticateRequest } from './request';
import { beginSecondFactor, lacksRequiredFactor, proveSecondFactor } from './second-factor';
import { signIn, signInWithCode } from './sign-in';

const password = 'tiga becak di pasar';
const address = '203.0.113.7';
const operator = { id: null };
let database: TestDatabase;
let user: SessionUser;
let made = 0;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests');
  await database.owner.delete(loginLimits);
  made += 1;
  const account = { email: `jabar${made}@uji.test`, name: 'Jabar', office: 'Perwakilan', role: 'provinsi' } as const;
  const { id } = await addUser(database.serving, { ...account, areaCode: '32', password }, operator);
  user = { kind: 'user', id, ...account, area: { code: '32', ...rangeOfCode('32') } };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const enter = () => signIn({ email: user.email, password, address }, database.serving);
const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

/** Turns it on as a person does, and gives back what their phone shows and the recovery codes. */
async function turnOn(): Promise<{ now: () => string; recovery: string[] }> {
  const { uri, typed } = await beginSecondFactor(database.serving, user);
  const secret = Secret.fromBase32(typed.replaceAll(' ', ''));
  expect(uri).toContain('otpauth://totp/Kejar%20Target:');
  const now = () => new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate();
  const recovery = await proveSecondFactor(database.serving, user, now());
  wait(60);
  return { now, recovery };
}

async function pendingOf(): Promise<string> {
  const first = await enter();
  if (first.signedIn || !first.pending) throw new Error('no second step');
  return first.pending;
}
const second = (pending: string, code: string) => signInWithCode({ pending, code, address }, database.serving);

test('a secret that was shown and not proved asks for nothing, and is kept as no reader of the table can use it', async () => {
  const { typed } = await beginSecondFactor(database.serving, user);
  expect(await enter()).toMatchObject({ signedIn: true });
  const rows = await database.owner.select().from(users);
  expect(JSON.stringify(rows)).not.toContain(typed.replaceAll(' ', ''));
  await expect(proveSecondFactor(database.serving, user, '000000')).rejects.toMatchObject({ type: 'code-wrong' });
  expect(await enter()).toMatchObject({ signedIn: true });
});

test('with it the password alone opens nothing, and a code opens once', async () => {
  const { now } = await turnOn();
  const first = await enter();
  expect(first).toMatchObject({ signedIn: false, refusal: { reason: 'code' } });
  const pending = await pendingOf();
  // The cookie between the steps is no session.
  expect(await readSessionCookie(pending, database.serving)).toBeNull();
  expect(await second(pending, '000000')).toMatchObject({ refusal: { reason: 'code' } });
  const code = now();
  const both = await Promise.all([second(pending, code), second(pending, code)]);
  expect(both.filter(({ signedIn }) => signedIn)).toHaveLength(1);
  expect(await second(pending, code)).toMatchObject({ signedIn: false });
  wait(30);
  expect(await second(pending, ` ${now().slice(0, 3)} ${now().slice(3)}`)).toMatchObject({ signedIn: true });
});

test('one flow of programs takes both at once, and an old code is none', async () => {
  const { now } = await turnOn();
  const old = now();
  wait(120);
  const both = (code: string) => signIn({ email: user.email, password, address, code }, database.serving);
  expect(await both(old)).toMatchObject({ signedIn: false });
  expect(await both(now())).toMatchObject({ signedIn: true });
});

test('a recovery code opens once, however it is typed', async () => {
  const { recovery } = await turnOn();
  expect(new Set(recovery).size).toBe(10);
  for (const one of recovery) expect(one).toMatch(/^(?:[2-9a-km-z]{4}-){5}[2-9a-km-z]{4}$/);
  const pending = await pendingOf();
  const [code = ''] = recovery;
  expect(await second(pending, code.toUpperCase().replaceAll('-', ' '))).toMatchObject({ signedIn: true });
  expect(await second(pending, code)).toMatchObject({ signedIn: false });
  expect(await second(pending, recovery[1] ?? '')).toMatchObject({ signedIn: true });
});

test('ten wrong codes close the account for a quarter of an hour, also for the right one', async () => {
  const { now } = await turnOn();
  const pending = await pendingOf();
  const tries = await Promise.all(Array.from({ length: 30 }, (_, at) => second(pending, String(100_000 + at))));
  expect(tries.filter((one) => !one.signedIn && one.refusal.reason === 'code').length).toBeLessThanOrEqual(10);
  expect(await second(pending, now())).toMatchObject({ refusal: { reason: 'tooMany' } });
});

test('what was begun with an old password or too long ago opens nothing', async () => {
  const { now } = await turnOn();
  const pending = await pendingOf();
  expect(await second('nonsense', now())).toMatchObject({ refusal: { reason: 'wrong' } });
  wait(11 * 60);
  expect(await second(pending, now())).toMatchObject({ refusal: { reason: 'wrong' } });
});

test('who manages the account takes it away, and the password alone opens again', async () => {
  await turnOn();
  await turnOffSecondFactor(database.serving, { email: user.email }, operator);
  expect(await enter()).toMatchObject({ signedIn: true });
  const again = turnOffSecondFactor(database.serving, { email: user.email }, operator);
  await expect(again).rejects.toMatchObject({ status: 409 });
});

test('where it is required, a session without one opens no route until it is set up', async () => {
  await changeSetting(database.serving, { key: 'secondFactor', value: 'required' }, operator);
  const signedIn = await enter();
  if (!signedIn.signedIn) throw new Error('not signed in');
  const cookie = `${sessionCookieName()}=${await sealSession(signedIn.secret)}`;
  const ask = () =>
    authenticateRequest(new Request('http://kejar.test/api/v1/areas', { headers: { cookie } }), database.serving);
  expect(await lacksRequiredFactor(database.serving, user)).toBe(true);
  expect(await lacksRequiredFactor(database.serving, { id: user.id, role: 'kabupaten' })).toBe(false);
  await expect(ask()).rejects.toMatchObject({ status: 403, type: 'second-factor-needed' });
  await turnOn();
  expect((await ask())?.actor.email).toBe(user.email);
  await changeSetting(database.serving, { key: 'secondFactor', value: null }, operator);
});
