import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAudit } from '../queries/audit';
import { getAccount, getSessionUser, getTokenUser, listEnabledUsers } from '../queries/users';
import { audit, users } from '../schema';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { createSession } from './sessions';
import { createToken, revokeToken } from './tokens';
import { createUser, disableUser, enableUser, type NewUser, setPassword } from './users';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  // Whatever the tests did, the log of it holds.
  expect((await checkAudit(database.serving)).broken).toBeNull();
  await database.close();
});

const operator = { id: null };
let made = 0;
async function newUser(change: Partial<NewUser> = {}) {
  made += 1;
  const input: NewUser = {
    email: `orang${made}@dppkb.test`,
    name: 'Siti Aminah',
    office: 'DPPKB Kabupaten Karawang',
    role: 'kabupaten',
    areaCode: '32.15',
    passwordHash: null,
    ...change,
  };
  const { id } = await createUser(database.serving, input, operator);
  return { id, email: input.email.trim().toLowerCase() };
}

async function lastAudit() {
  const [row] = await database.owner.select().from(audit).orderBy(desc(audit.id)).limit(1);
  return row;
}

const inAnHour = () => new Date(Date.now() + 3_600_000);

test('a user is kept with the span of their area, and the audit says who was added', async () => {
  const { id, email } = await newUser({ email: ' Siti@DPPKB.test ' });
  const [row] = await database.owner.select().from(users).where(eq(users.id, id));
  expect(row).toMatchObject({
    email: 'siti@dppkb.test',
    areaCode: '32.15',
    areaLo: 3_215_000_000,
    areaHi: 3_215_999_999,
  });
  expect(await lastAudit()).toMatchObject({
    userId: null,
    action: 'user.create',
    area: 3_215_000_000,
    subject: email,
    detail: { role: 'kabupaten', areaCode: '32.15', name: 'Siti Aminah' },
  });
});

test.each<[string, Partial<NewUser>, { status: number; type: string; detail: string }]>([
  ['no address', { email: 'siti' }, { status: 422, type: 'email-invalid', detail: "'siti' bukan alamat email." }],
  ['no name', { name: '  ' }, { status: 422, type: 'name-missing', detail: 'Tulis nama pengguna.' }],
  [
    'a code that is none',
    { areaCode: '3215' },
    {
      status: 422,
      type: 'area-unknown',
      detail: "Tidak ada wilayah dengan kode '3215'. Tulis seperti 32, 32.15 atau 32.15.03; id untuk Indonesia.",
    },
  ],
  [
    'an area that does not exist',
    { areaCode: '32.99' },
    {
      status: 422,
      type: 'area-unknown',
      detail: "Tidak ada wilayah dengan kode '32.99'. Tulis seperti 32, 32.15 atau 32.15.03; id untuk Indonesia.",
    },
  ],
  [
    'a province for a kabupaten user',
    { areaCode: '32' },
    {
      status: 422,
      type: 'area-does-not-fit-role',
      detail: "Peran kabupaten memerlukan kode kabupaten atau kota, misalnya 32.15; '32' tidak cocok.",
    },
  ],
  [
    'an administrator of a province',
    { role: 'admin', areaCode: '32' },
    {
      status: 422,
      type: 'area-does-not-fit-role',
      detail: "Peran admin memerlukan kode Indonesia (id); '32' tidak cocok.",
    },
  ],
])('%s is refused, and nothing is written', async (_name, change, problem) => {
  const before = await lastAudit();
  await expect(newUser(change)).rejects.toMatchObject({ name: 'Problem', ...problem });
  expect(await lastAudit()).toEqual(before);
});

test('an address is taken once, however it is written, also by two at the same time', async () => {
  await newUser({ email: 'dua@dppkb.test' });
  await expect(newUser({ email: 'DUA@dppkb.test ' })).rejects.toMatchObject({ status: 409, type: 'email-taken' });
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => newUser({ email: 'serentak@dppkb.test' })));
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});

test('who is disabled is out with the next request, and enabling brings no old session or token back', async () => {
  const { id, email } = await newUser();
  await createSession(database.serving, { userId: id, hash: 'session of one', expiresAt: inAnHour() });
  await createToken(database.serving, { email, tokenHash: 'token of one' }, operator);
  expect(await getSessionUser(database.serving, 'session of one')).toMatchObject({ id, email });
  expect(await getTokenUser(database.serving, 'token of one')).toEqual({
    kind: 'user',
    id,
    email,
    name: 'Siti Aminah',
    office: 'DPPKB Kabupaten Karawang',
    role: 'kabupaten',
    area: { code: '32.15', lo: 3_215_000_000, hi: 3_215_999_999 },
  });
  expect(await listEnabledUsers(database.serving, [email])).toHaveLength(1);

  const admin = await newUser({ role: 'admin', areaCode: 'id' });
  await disableUser(database.serving, { email: email.toUpperCase() }, admin);
  expect(await lastAudit()).toMatchObject({ userId: admin.id, action: 'user.disable', subject: email });
  expect(await getSessionUser(database.serving, 'session of one')).toBeNull();
  expect(await getTokenUser(database.serving, 'token of one')).toBeNull();
  expect(await listEnabledUsers(database.serving, [email])).toEqual([]);
  expect(await getAccount(database.serving, email)).toMatchObject({ disabled: true });
  await expect(disableUser(database.serving, { email }, admin)).rejects.toMatchObject({ status: 409 });
  await expect(createToken(database.serving, { email, tokenHash: 'late' }, admin)).rejects.toMatchObject({
    status: 409,
  });

  await enableUser(database.serving, { email }, admin);
  expect(await getAccount(database.serving, email)).toMatchObject({ disabled: false });
  expect(await getSessionUser(database.serving, 'session of one')).toBeNull();
  expect(await getTokenUser(database.serving, 'token of one')).toBeNull();
  await expect(enableUser(database.serving, { email }, admin)).rejects.toMatchObject({ status: 409 });
});

test('a row that says disabled is enough, whatever the sessions say', async () => {
  const { id, email } = await newUser();
  await createSession(database.serving, { userId: id, hash: 'session of two', expiresAt: inAnHour() });
  await createToken(database.serving, { email, tokenHash: 'token of two' }, operator);
  await database.owner.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id));
  expect(await getSessionUser(database.serving, 'session of two')).toBeNull();
  expect(await getTokenUser(database.serving, 'token of two')).toBeNull();
});

test('a new password ends the sessions and leaves the tokens', async () => {
  const { id, email } = await newUser({ passwordHash: 'the old one' });
  await createSession(database.serving, { userId: id, hash: 'session of three', expiresAt: inAnHour() });
  await createToken(database.serving, { email, tokenHash: 'token of three' }, operator);
  await setPassword(database.serving, { email, passwordHash: 'the new one' }, { id });
  expect(await getAccount(database.serving, email)).toMatchObject({ passwordHash: 'the new one' });
  expect(await getSessionUser(database.serving, 'session of three')).toBeNull();
  expect(await getTokenUser(database.serving, 'token of three')).toMatchObject({ id });
  const row = await lastAudit();
  expect(row).toMatchObject({ userId: id, action: 'user.password', subject: email });
  expect(JSON.stringify(row)).not.toContain('the new one');
});

test('a revoked token opens nothing, and is revoked once', async () => {
  const { id, email } = await newUser();
  await createToken(database.serving, { email, tokenHash: 'token of four' }, operator);
  await createToken(database.serving, { email, tokenHash: 'another of four' }, operator);
  await revokeToken(database.serving, { tokenHash: 'token of four' }, { id });
  expect(await lastAudit()).toMatchObject({ userId: id, action: 'token.revoke', subject: email, area: 3_215_000_000 });
  expect(await getTokenUser(database.serving, 'token of four')).toBeNull();
  expect(await getTokenUser(database.serving, 'another of four')).toMatchObject({ id });
  const again = revokeToken(database.serving, { tokenHash: 'token of four' }, { id });
  await expect(again).rejects.toMatchObject({ status: 404, type: 'token-unknown' });
});

test('nobody is disabled, enabled or given a password under an unknown address', async () => {
  const unknown = { email: 'siapa@dppkb.test' };
  const problem = { status: 404, type: 'user-unknown', detail: "Tidak ada pengguna dengan alamat 'siapa@dppkb.test'." };
  await expect(disableUser(database.serving, unknown, operator)).rejects.toMatchObject(problem);
  await expect(enableUser(database.serving, unknown, operator)).rejects.toMatchObject(problem);
  await expect(setPassword(database.serving, { ...unknown, passwordHash: 'x' }, operator)).rejects.toMatchObject(
    problem,
  );
  await expect(createToken(database.serving, { ...unknown, tokenHash: 'x' }, operator)).rejects.toMatchObject(problem);
});
