import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { audit, loginLimits, settings, users } from '../../../db/schema';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { personas } from '../../domain/personas';
import { addUser } from './accounts';
import { awaitsFirstRun, beginFirstRun, issueFirstRunCode } from './first-run';
import { signIn } from './sign-in';

let database: TestDatabase;
const address = '203.0.113.7';
const person = { email: 'siti@bkkbn.test', name: 'Siti', office: 'BKKBN', password: 'tiga becak di pasar', address };
beforeEach(async () => {
  database = await openTestDatabase();
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests');
  vi.stubEnv('KEJAR_DEMO', '0');
});
afterEach(async () => {
  await database.close();
  vi.unstubAllEnvs();
});
afterAll(() => vi.unstubAllEnvs());

const begin = (code: string, change = {}) => beginFirstRun({ code, ...person, ...change }, database.serving);
async function issue(): Promise<string> {
  const code = await issueFirstRunCode(database.serving);
  if (code === null) throw new Error('no code');
  return code;
}

test('the code makes one administrator, who signs in, and opens nothing after that', async () => {
  expect(await awaitsFirstRun(database.serving)).toBe(false);
  const code = await issue();
  expect(await awaitsFirstRun(database.serving)).toBe(true);
  expect(JSON.stringify(await database.owner.select().from(settings))).not.toContain(code.slice(0, 5));
  await expect(begin('AAAAA-BBBBB-CCCCC-DDDDD')).rejects.toMatchObject({ status: 403, type: 'first-run-refused' });
  await begin(code.toLowerCase().replaceAll('-', ' '));
  expect(await signIn(person, database.serving)).toMatchObject({ signedIn: true });
  const [created, ...later] = await database.owner.select().from(audit).orderBy(audit.id);
  expect(created).toMatchObject({ action: 'user.create', userId: null, area: 0 });
  expect(later.map(({ action }) => action)).toEqual(['session.begin']);
  await expect(begin(code, { email: 'dua@bkkbn.test' })).rejects.toMatchObject({ type: 'first-run-refused' });
  expect(await awaitsFirstRun(database.serving)).toBe(false);
  expect(await issueFirstRunCode(database.serving)).toBeNull();
});

test('two who send the code at the same time make one administrator', async () => {
  const code = await issue();
  const tries = await Promise.allSettled([begin(code), begin(code, { email: 'dua@bkkbn.test' })]);
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await database.owner.select().from(users)).toHaveLength(1);
});

test('each start prints another code, and the one before opens nothing', async () => {
  const before = await issue();
  const code = await issue();
  await expect(begin(before)).rejects.toMatchObject({ type: 'first-run-refused' });
  await begin(code);
});

test('a weak password or a wrong address leaves the code as it was', async () => {
  const code = await issue();
  await expect(begin(code, { password: 'password1234' })).rejects.toMatchObject({ type: 'password-refused' });
  await expect(begin(code, { email: 'siti' })).rejects.toMatchObject({ type: 'email-invalid' });
  await begin(code);
});

test('twenty guesses close it for the address, for the right code too', async () => {
  const code = await issue();
  for (let time = 0; time < 20; time += 1) {
    await expect(begin(`AAAAA-BBBBB-CCCCC-DDD${time}`)).rejects.toMatchObject({ status: 403 });
  }
  await expect(begin(code)).rejects.toMatchObject({ status: 429 });
  await database.owner.delete(loginLimits);
  await begin(code);
}, 30_000);

test('an administrator who was added at the command line ends it, and the demo counts only while it is on', async () => {
  const code = await issue();
  await addUser(database.serving, { ...person, email: 'lain@bkkbn.test', role: 'admin', areaCode: 'id' }, { id: null });
  await expect(begin(code)).rejects.toMatchObject({ type: 'first-run-refused' });
  await database.owner.delete(audit);
  await database.owner.delete(users);
  const [admin] = personas;
  if (!admin) throw new Error('no persona');
  await addUser(database.serving, { ...admin, password: null }, { id: null });
  expect(await issueFirstRunCode(database.serving)).not.toBeNull();
  vi.stubEnv('KEJAR_DEMO', '1');
  expect(await issueFirstRunCode(database.serving)).toBeNull();
});
