import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { listTouchedAccounts } from '../../../db/queries/accesses';
import { listSessions } from '../../../db/queries/user-accounts';
import { getAccount } from '../../../db/queries/users';
import { accesses, loginLimits, sessions } from '../../../db/schema';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { forgetAddresses } from '../../../db/writes/accesses';
import { deleteExpiredLimits } from '../../../db/writes/limiters';
import { countSignInAttempt, signInLimits } from '../../../db/writes/login-limits';
import { disableUser } from '../../../db/writes/users';
import { demoPassword, personas } from '../../domain/personas';
import { sessionLimits } from '../../domain/users';
import { addUser, changePassword } from './accounts';
import { readSessionCookie, sealSession, sessionSeconds } from './cookie';
import { listDemoUsers } from './demo';
import { findDevice } from './device';
import { hashSecret } from './secrets';
import { signIn, signOut } from './sign-in';

const password = 'tiga becak di pasar';
const operator = { id: null };
const refused = { signedIn: false, refusal: { reason: 'wrong' } };
const tooMany = { signedIn: false, refusal: { reason: 'tooMany' } };
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const user = { name: 'Siti', office: 'DPPKB', role: 'kabupaten', areaCode: '32.15' } as const;
  await addUser(database.serving, { ...user, email: 'siti@dppkb.test', password }, operator);
  await addUser(database.serving, { ...user, email: 'keluar@dppkb.test', password }, operator);
  await addUser(database.serving, { ...user, email: 'tanpa@dppkb.test', password: null }, operator);
  await disableUser(database.serving, { email: 'keluar@dppkb.test' }, operator);
  for (const persona of personas) await addUser(database.serving, { ...persona, password: null }, operator);
});
afterAll(() => database.close());
beforeEach(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests');
  vi.stubEnv('KEJAR_DEMO', '1');
  await database.owner.delete(loginLimits);
});
afterEach(() => vi.unstubAllEnvs());

function attempt(change: Partial<Parameters<typeof signIn>[0]> = {}) {
  return signIn({ email: 'siti@dppkb.test', password, address: '203.0.113.7', ...change }, database.serving);
}

async function signedIn(change: Parameters<typeof attempt>[0] = {}) {
  const result = await attempt(change);
  if (!result.signedIn) throw new Error(`not signed in: ${result.refusal.reason}`);
  return { ...result, cookie: await sealSession(result.secret) };
}

const who = (cookie: string) => readSessionCookie(cookie, database.serving);

test('the right password opens a session, whose cookie says who it is until it is signed out', async () => {
  const { secret, cookie } = await signedIn({ email: ' Siti@DPPKB.test ' });
  expect(await who(cookie)).toMatchObject({ email: 'siti@dppkb.test', role: 'kabupaten' });
  expect(cookie).not.toContain(secret);
  const rows = await database.owner.select().from(sessions);
  const row = rows.find(({ hash }) => hash === hashSecret(secret));
  const lives = (row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0);
  expect(Math.abs(lives / 1000 - sessionSeconds)).toBeLessThan(10);

  await signOut(cookie, database.serving);
  expect(await who(cookie)).toBeNull();
});

test('two sessions of one person end one by one', async () => {
  const [laptop, phone] = [await signedIn(), await signedIn()];
  expect(laptop.secret).not.toBe(phone.secret);
  await signOut(laptop.cookie, database.serving);
  expect(await who(laptop.cookie)).toBeNull();
  expect(await who(phone.cookie)).not.toBeNull();
});

test('a session ends when its browser signs in again, as whomever, and no other one does', async () => {
  const [laptop, phone] = [await signedIn(), await signedIn()];
  const again = await signedIn({ email: 'karawang@kejar.test', password: demoPassword, session: laptop.cookie });
  expect(await who(laptop.cookie)).toBeNull();
  expect(await who(again.cookie)).toMatchObject({ email: 'karawang@kejar.test' });
  // A wrong password ends nothing.
  expect(await attempt({ password: 'salah salah salah', session: phone.cookie })).toEqual(refused);
  expect(await who(phone.cookie)).not.toBeNull();
});

test('a session that nobody used for twelve hours is over, and one that was used goes on', async () => {
  const { cookie, secret } = await signedIn();
  const row = () => database.owner.update(sessions);
  const [hour, idle] = [3_600_000, sessionLimits.idleHours * 3_600_000];
  const began = new Date(Date.now() - idle - hour);
  await row().set({ createdAt: began, usedAt: new Date(Date.now() - idle + hour) });
  expect(await who(cookie)).not.toBeNull();
  await row().set({ createdAt: began, usedAt: new Date(Date.now() - idle) });
  expect(await who(cookie)).toBeNull();
  await row().set({ createdAt: began, usedAt: null });
  expect(await who(cookie)).toBeNull();
  const siti = await getAccount(database.serving, 'siti@dppkb.test');
  const listed = await listSessions(database.serving, siti?.id ?? 0);
  expect(listed.map(({ hash }) => hash)).not.toContain(hashSecret(secret));
});

test('a session past its time, an altered cookie and one of another server open nothing', async () => {
  const { cookie } = await signedIn();
  // Not its last letters: base64 has several spellings of a last byte.
  const at = cookie.length - 30;
  expect(await who(cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1))).toBeNull();
  expect(await who('nonsense')).toBeNull();
  expect(await readSessionCookie(undefined, database.serving)).toBeNull();
  vi.stubEnv('AUTH_SECRET', 'another secret');
  expect(await who(cookie)).toBeNull();
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests');
  expect(await who(cookie)).not.toBeNull();
  await database.owner.update(sessions).set({ expiresAt: new Date(Date.now() - 1000) });
  expect(await who(cookie)).toBeNull();
});

test('an own secret in a well-made cookie opens nothing without its row', async () => {
  expect(await who(await sealSession('made up'))).toBeNull();
});

test.each([
  ['a wrong password', { password: 'empat becak di pasar' }],
  ['an unknown address', { email: 'siapa@dppkb.test' }],
  ['a disabled account', { email: 'keluar@dppkb.test' }],
  ['an account without a password', { email: 'tanpa@dppkb.test' }],
  ['no password', { password: '' }],
  ['no address', { email: '  ' }],
])('%s is refused in the same words', async (_name, change) => {
  expect(await attempt(change)).toEqual(refused);
});

test('a disabled user is out at once, and a new password puts its sessions out', async () => {
  const user = { name: 'Budi', office: 'DPPKB', role: 'kabupaten', areaCode: '32.15' } as const;
  await addUser(database.serving, { ...user, email: 'budi@dppkb.test', password }, operator);
  const before = await signedIn({ email: 'budi@dppkb.test' });
  await changePassword(database.serving, { email: 'budi@dppkb.test', password: 'empat becak di alun' }, operator);
  expect(await who(before.cookie)).toBeNull();
  expect(await attempt({ email: 'budi@dppkb.test' })).toEqual(refused);
  const after = await signedIn({ email: 'budi@dppkb.test', password: 'empat becak di alun' });
  expect(await who(after.cookie)).not.toBeNull();
  await disableUser(database.serving, { email: 'budi@dppkb.test' }, operator);
  expect(await who(after.cookie)).toBeNull();
});

test('a weak password is refused for an account, with what to do', async () => {
  const weak = changePassword(database.serving, { email: 'siti@dppkb.test', password: 'pendek' }, operator);
  await expect(weak).rejects.toMatchObject({ status: 422, type: 'password-refused' });
  const own = addUser(
    database.serving,
    {
      email: 'x@dppkb.test',
      name: 'Siti Aminah Wati',
      office: 'DPPKB',
      role: 'pembaca',
      areaCode: '32',
      password: 'sitiaminahwati12',
    },
    operator,
  );
  await expect(own).rejects.toMatchObject({ status: 422, type: 'password-refused' });
});

const limitOf = signInLimits.own;
/** So many wrong passwords as signing in counts them, from an address of each ten; without the slow hash of each. */
async function guess(times: number, change: { email?: string; address?: string; device?: string } = {}): Promise<void> {
  const email = change.email ?? 'siti@dppkb.test';
  const device = await findDevice(change.device, email);
  for (let time = 0; time < times; time += 1) {
    const address = change.address ?? `198.51.${Math.floor(time / limitOf)}.1`;
    await countSignInAttempt(database.serving, { email, address, device });
  }
}

test('an address is shut out of an account after ten failures, also with the right password, and for how long is said', async () => {
  for (let time = 0; time < limitOf; time += 1) {
    expect(await attempt({ password: 'salah salah salah', address: '198.51.100.1' })).toEqual(refused);
  }
  const closed = await attempt({ address: '198.51.100.1' });
  expect(closed).toEqual({ signedIn: false, refusal: { reason: 'tooMany', minutes: 15 } });
  // Written another way it is the same account; another account, and another address, is not touched.
  const elsewhere = { address: '198.51.100.1', email: 'siapa@dppkb.test' };
  expect(await attempt({ address: '198.51.100.1', email: 'SITI@dppkb.test' })).toMatchObject(tooMany);
  expect(await attempt(elsewhere)).toEqual(refused);
  expect(await attempt({ address: '198.51.100.2' })).toMatchObject({ signedIn: true });
});

test('a hundred failures from many addresses shut an account, but not the devices that it is used from', async () => {
  const { device } = await signedIn();
  await guess(signInLimits.account);
  expect(await attempt()).toMatchObject(tooMany);
  expect(await attempt({ device })).toMatchObject({ signedIn: true });
  // Also where strangers have used up the address itself: an office has one for all.
  const address = '203.0.113.7';
  for (let time = 0; time < signInLimits.address; time += 1)
    await guess(1, { email: `orang${time}@dppkb.test`, address });
  expect(await attempt({ device, address })).toMatchObject({ signedIn: true });
});

test('a device is held to ten failures of its own, and is none for another account', async () => {
  const { device } = await signedIn();
  await guess(limitOf, { device });
  expect(await attempt({ device, address: '192.0.2.1' })).toMatchObject(tooMany);
  expect(await attempt({ address: '192.0.2.1' })).toMatchObject({ signedIn: true });

  const karawang = { email: 'karawang@kejar.test', password: demoPassword };
  await guess(signInLimits.account, { email: karawang.email });
  expect(await attempt({ ...karawang, device })).toMatchObject(tooMany);
  for (const forged of ['nonsense', await sealSession('made up')]) {
    expect(await attempt({ ...karawang, device: forged })).toMatchObject(tooMany);
  }
});

test('a device that several people sign in from knows them all', async () => {
  const karawang = { email: 'karawang@kejar.test', password: demoPassword };
  const first = await signedIn();
  const second = await signedIn({ ...karawang, device: first.device });
  await guess(signInLimits.account);
  await guess(signInLimits.account, { email: karawang.email, address: '203.0.113.99' });
  expect(await attempt({ device: second.device })).toMatchObject({ signedIn: true });
  expect(await attempt({ ...karawang, device: second.device })).toMatchObject({ signedIn: true });
});

test('an account that does not exist is closed just the same', async () => {
  await guess(limitOf, { email: 'hantu@dppkb.test', address: '198.51.100.1' });
  expect(await attempt({ email: 'hantu@dppkb.test', address: '198.51.100.1' })).toMatchObject(tooMany);
});

test('a hundred attempts at once are a hundred: no more than ten passwords are tried', async () => {
  const results = await Promise.all(Array.from({ length: 100 }, () => attempt({ password: 'salah salah salah' })));
  expect(results.filter((result) => !result.signedIn && result.refusal.reason === 'wrong')).toHaveLength(limitOf);
});

test('an address is closed after fifty failures over many accounts, and then shuts no account', async () => {
  for (let time = 0; time < signInLimits.address; time += 1) await attempt({ email: `orang${time}@dppkb.test` });
  expect(await attempt()).toMatchObject(tooMany);
  await guess(signInLimits.account, { address: '203.0.113.7' });
  expect(await attempt({ address: '203.0.113.8' })).toMatchObject({ signedIn: true });
});

test('signing in gives the attempts back', async () => {
  for (let round = 0; round < 2; round += 1) {
    await guess(limitOf - 1, { address: '203.0.113.7' });
    await signedIn();
  }
  for (let time = 0; time <= signInLimits.address; time += 1) await signedIn();
}, 120_000);

test('the limit ends with its quarter of an hour', async () => {
  await guess(limitOf, { address: '203.0.113.7' });
  expect(await attempt()).toMatchObject(tooMany);
  await database.owner.update(loginLimits).set({ expire: new Date(Date.now() - 1) });
  expect(await attempt()).toMatchObject({ signedIn: true });
});

test('the clock removes attempts whose time is over, and no others', async () => {
  await attempt({ password: 'salah salah salah' });
  await database.owner.update(loginLimits).set({ expire: new Date(Date.now() - 1) });
  await attempt({ email: 'lain@kejar.test', address: '192.0.2.99' });
  await deleteExpiredLimits(database.serving, new Date());
  const left = await database.owner.select({ key: loginLimits.key }).from(loginLimits);
  expect(left).toHaveLength(3);
  expect(left.map(({ key }) => key)).toContain('address:192.0.2.99');
});

test('who came in, who did not and who was shut out is kept with the address, and the sign-in is in the audit', async () => {
  const email = 'siti@dppkb.test';
  await database.owner.delete(accesses);
  await attempt({ password: 'salah salah salah', address: '192.0.2.50' });
  await attempt({ email: 'hantu@dppkb.test', address: '192.0.2.50' });
  await signedIn({ address: '192.0.2.51' });
  await guess(limitOf + 1, { address: '192.0.2.52' });
  await attempt({ address: '192.0.2.52' });
  await attempt({ address: '192.0.2.52' });
  const siti = (await getAccount(database.serving, email))?.id ?? 0;
  const kept = await database.owner.select().from(accesses).orderBy(accesses.id);
  expect(kept.map(({ event, userId, address }) => [event, userId, address])).toEqual([
    ['wrong', siti, '192.0.2.50'],
    ['wrong', null, '192.0.2.50'],
    ['signIn', siti, '192.0.2.51'],
    // The second one within minutes says nothing new.
    ['lockOut', siti, '192.0.2.52'],
  ]);
  const [last] = await database.owner.execute<{ action: string; subject: string; detail: string }>(
    'select action, subject, detail::text from audit order by id desc limit 1',
  );
  expect(last).toMatchObject({ action: 'session.begin', subject: email });
  expect(last?.detail).not.toContain('192.0.2.51');

  const span = { from: new Date(Date.now() - 60_000), until: new Date(Date.now() + 60_000) };
  const touched = await listTouchedAccounts(database.owner, span);
  const addresses = ['192.0.2.50', '192.0.2.51', '192.0.2.52'];
  expect(touched.find((account) => account.email === email)).toMatchObject({
    signIns: 1,
    wrong: 1,
    lockOuts: 1,
    addresses,
  });
  const before = { from: new Date(0), until: new Date(1) };
  expect(await listTouchedAccounts(database.owner, before)).toEqual([]);
});

test('addresses are forgotten after twelve months, and the rest of a row stays as it was', async () => {
  await database.owner.delete(accesses);
  await attempt({ password: 'salah salah salah' });
  await attempt({ password: 'salah salah salah' });
  await database.owner.execute(
    "update accesses set at = now() - interval '12 months 1 day' where id = (select min(id) from accesses)",
  );
  expect(await forgetAddresses(database.serving, new Date())).toBe(1);
  const kept = await database.owner.select().from(accesses);
  expect(kept.map(({ event, address }) => [event, address]).sort()).toEqual([
    ['wrong', null],
    ['wrong', '203.0.113.7'],
  ]);
  // The server itself can neither delete what was kept nor say that it was another person.
  for (const statement of ['delete from accesses', "update accesses set event = 'signIn'"]) {
    await expect(database.serving.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
  }
});

test('what was typed is not kept', async () => {
  await attempt({ email: 'rahasia yang salah kolom', password: 'x' });
  const kept = [await database.owner.select().from(loginLimits), await database.owner.select().from(accesses)];
  expect(JSON.stringify(kept)).not.toContain('rahasia');
});

test('the demo lets its people in with one password that opens nobody else', async () => {
  expect((await listDemoUsers(database.serving)).map((user) => user.email)).toEqual([
    'admin@kejar.test',
    'jabar@kejar.test',
    'pembaca@kejar.test',
    'karawang@kejar.test',
    'telukjambe@kejar.test',
  ]);
  for (const { email } of personas)
    expect(await attempt({ email, password: demoPassword })).toMatchObject({ signedIn: true });
  for (const email of ['siti@dppkb.test', 'tanpa@dppkb.test']) {
    expect(await attempt({ email, password: demoPassword })).toEqual(refused);
  }
  expect(await attempt({ email: 'karawang@kejar.test' })).toEqual(refused);
});

test.each([
  ['KEJAR_DEMO', '0'],
  ['NEXTAUTH_URL', 'https://kejar.example.go.id'],
])('with the demo off by %s its people stay out, even with a password of their own', async (setting, value) => {
  vi.stubEnv('KEJAR_DEMO', '');
  vi.stubEnv(setting, value);
  await changePassword(database.serving, { email: 'pembaca@kejar.test', password }, operator);
  expect(await listDemoUsers(database.serving)).toEqual([]);
  for (const secret of [demoPassword, password]) {
    expect(await attempt({ email: 'pembaca@kejar.test', password: secret })).toEqual(refused);
  }
});

test('a persona that was disabled is neither offered nor let in', async () => {
  await disableUser(database.serving, { email: 'jabar@kejar.test' }, operator);
  expect((await listDemoUsers(database.serving)).map((user) => user.email)).not.toContain('jabar@kejar.test');
  expect(await attempt({ email: 'jabar@kejar.test', password: demoPassword })).toEqual(refused);
});
