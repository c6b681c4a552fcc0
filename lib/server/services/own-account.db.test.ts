import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { rangeOfCode } from '../../domain/areas';
import { demoPassword } from '../../domain/personas';
import type { SessionUser } from '../../domain/users';
import { addUser } from '../auth/accounts';
import { contextOf } from '../auth/context';
import { openSession } from '../auth/sign-in';
import { beginMySecondFactor, endMyOtherSessions, endMySession, makeMyToken, stopMySecondFactor } from './own-account';

const right = 'kata-sandi-pemilik-sesi';
let database: TestDatabase;
let made = 0;

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a-secret-of-these-tests-that-protects-nothing');
  database = await openTestDatabase();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

/** Somebody with two sessions, in whose first one what is asked is asked. */
async function person(email = `pemilik-${made++}@uji.test`, password: string | null = right) {
  const about = { email, name: 'Pemilik', office: 'Dinas KB', role: 'provinsi' as const };
  const { id } = await addUser(database.serving, { ...about, areaCode: '32', password }, { id: null });
  for (const agent of ['laptop', 'ponsel']) {
    await openSession({ id, email }, { address: '10.0.0.1', agent }, database.serving);
  }
  const actor: SessionUser = { ...about, kind: 'user', id, area: { code: '32', ...rangeOfCode('32') } };
  return contextOf(actor, database.serving);
}

const count = async (table: 'sessions' | 'api_tokens', id: number) => {
  const [row] = await database.owner.execute<{ count: number }>(
    `select count(*)::int as count from ${table} where user_id = ${id}${table === 'sessions' ? ' and ended_at is null' : ''}`,
  );
  return row?.count;
};

const deeds = {
  'ends one session': (ctx, current) => endMySession(ctx, { id: 1, current }),
  'ends all others': (ctx, current) => endMyOtherSessions(ctx, { sessionHash: '', current }),
  'makes a token': (ctx, current) => makeMyToken(ctx, { name: 'Skrip', days: 30, current }),
  'begins a second factor': (ctx, current) => beginMySecondFactor(ctx, { current }),
  'takes a second factor away': (ctx, current) => stopMySecondFactor(ctx, { code: '123456', current }),
} satisfies Record<string, (ctx: Awaited<ReturnType<typeof person>>, current: string) => Promise<unknown>>;

test.each(Object.entries(deeds))('a session alone never %s: the password is asked again', async (_, deed) => {
  const ctx = await person();
  for (const current of ['', 'kata-sandi-orang-lain', demoPassword]) {
    await expect(deed(ctx, current)).rejects.toMatchObject({ type: 'password-refused', status: 422 });
  }
  expect([await count('sessions', ctx.actor.id), await count('api_tokens', ctx.actor.id)]).toEqual([2, 0]);
});

test('with the password each does what it says', async () => {
  const ctx = await person();
  expect(await makeMyToken(ctx, { name: 'Skrip', days: 30, current: right })).toMatch(/^kt_/);
  expect((await beginMySecondFactor(ctx, { current: right })).uri).toContain('otpauth://');
  expect(await endMyOtherSessions(ctx, { sessionHash: '', current: right })).toBe(2);
  expect([await count('sessions', ctx.actor.id), await count('api_tokens', ctx.actor.id)]).toEqual([0, 1]);
});

test('guesses are counted as those of signing in: after ten nobody gets further, not even the right one', async () => {
  const ctx = await person();
  for (let tries = 0; tries < 10; tries += 1) {
    const guess = makeMyToken(ctx, { name: 'Skrip', days: 30, current: `tebakan-${tries}` });
    await expect(guess).rejects.toMatchObject({ status: 422 });
  }
  await expect(endMyOtherSessions(ctx, { sessionHash: '', current: right })).rejects.toMatchObject({ status: 429 });
  expect(await count('sessions', ctx.actor.id)).toBe(2);
});

test('a person of the demo has the demo’s password, as long as there is a demo', async () => {
  const ctx = await person('jabar@kejar.test', null);
  vi.stubEnv('KEJAR_DEMO', '1');
  expect(await makeMyToken(ctx, { name: 'Skrip', days: 30, current: demoPassword })).toMatch(/^kt_/);
  vi.stubEnv('KEJAR_DEMO', '0');
  const refused = makeMyToken(ctx, { name: 'Skrip lain', days: 30, current: demoPassword });
  await expect(refused).rejects.toMatchObject({ status: 422 });
});
