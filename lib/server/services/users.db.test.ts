import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { audit, invitations, loginLimits, users } from '../../../db/schema';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { createSession } from '../../../db/writes/sessions';
import { acceptInvitation } from '../../../db/writes/user-changes';
import { createUser } from '../../../db/writes/users';
import { rangeOfCode } from '../../domain/areas';
import { Problem } from '../../domain/problems';
import { type AccountRole, type Actor, roles, type SessionUser } from '../../domain/users';
import { type Context, contextOf } from '../auth/context';
import { readSessionCookie, sealSession } from '../auth/cookie';
import { openInvitation, redeemInvitation } from '../auth/invitations';
import { operatorUser } from '../auth/operator';
import { hashSecret } from '../auth/secrets';
import { signIn } from '../auth/sign-in';
import {
  change,
  invite,
  requireAccount,
  requireAccounts,
  requireSecondFactors,
  reset,
  resetSecondFactor,
  setDisabled,
} from './users';

let database: TestDatabase;
const password = 'tiga becak di pasar';
const address = '203.0.113.7';
const operator = { id: null };
const accounts = new Map<string, SessionUser>();
const people: [role: AccountRole, code: string][] = [
  ['admin', 'id'],
  ['provinsi', '32'],
  ['provinsi', '33'],
  ['kabupaten', '32.15'],
  ['kabupaten', '32.16'],
  ['kecamatan', '32.15.03'],
  ['kecamatan', '32.15.04'],
  ['pembaca', 'id'],
  ['pembaca', '32'],
  ['pembaca', '32.15'],
];

beforeAll(async () => {
  database = await openTestDatabase();
  for (const [role, areaCode] of people) await add(`${role} ${areaCode}`, role, areaCode);
});
afterAll(() => database.close());
beforeEach(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests');
  await database.owner.delete(loginLimits);
});
afterEach(() => vi.unstubAllEnvs());

async function add(name: string, role: AccountRole, areaCode: string): Promise<SessionUser> {
  const account = { email: `${name.replaceAll(/[^a-z0-9]+/g, '-')}@uji.test`, name, office: 'Kantor', role };
  const { id } = await createUser(database.serving, { ...account, areaCode, passwordHash: 'kept' }, operator);
  const user: SessionUser = { kind: 'user', id, ...account, area: { code: areaCode, ...rangeOfCode(areaCode) } };
  accounts.set(name, user);
  return user;
}

const someone = (name: string): SessionUser => {
  const found = accounts.get(name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};
const as = (actor: string | Actor): Context =>
  contextOf(typeof actor === 'string' ? someone(actor) : actor, database.serving);
const guest: Actor = {
  ...operatorUser(),
  kind: 'guest',
  role: 'tamu',
  area: { code: '32.15', ...rangeOfCode('32.15') },
};

const rank: Record<AccountRole, number> = { admin: 4, provinsi: 3, kabupaten: 2, kecamatan: 1, pembaca: 0 };
/** By the digits of the codes and the ranks alone. */
function holds(actor: { role: string; area: { code: string } }, role: AccountRole, code: string): boolean {
  const own = actor.area.code;
  const inside = own === 'id' || own === code || code.startsWith(`${own}.`);
  const manages = actor.role === 'admin' || actor.role === 'provinsi' || actor.role === 'kabupaten';
  return manages && inside && rank[role] <= rank[actor.role as AccountRole];
}

const statusOf = (work: Promise<unknown>): Promise<number> =>
  work.then(
    () => 200,
    (error) => {
      if (error instanceof Problem) return error.status;
      throw error;
    },
  );

const lastAudit = async () => {
  const rows = await database.owner.select().from(audit);
  return rows.sort((one, other) => other.id - one.id)[0];
};

test('every role × account: what a person does not manage is 404 to each verb, and nothing is written', async () => {
  const before = (await lastAudit())?.id;
  const verbs: [string, (ctx: Context, id: number) => Promise<unknown>][] = [
    ['look', (ctx, id) => requireAccount(ctx, { id })],
    ['change', (ctx, id) => change(ctx, { id }, { to: { name: 'Lain' } })],
    ['disable', (ctx, id) => setDisabled(ctx, { id }, true)],
    ['enable', (ctx, id) => setDisabled(ctx, { id }, false)],
    ['reset', (ctx, id) => reset(ctx, { id })],
    ['reset the second factor', (ctx, id) => resetSecondFactor(ctx, { id })],
  ];
  let refused = 0;
  for (const actor of [...people.map((one) => someone(one.join(' '))), guest]) {
    for (const [role, code] of people) {
      if (holds(actor, role, code)) continue;
      for (const [verb, call] of verbs) {
        const status = await statusOf(call(as(actor), someone(`${role} ${code}`).id));
        expect([actor.role, actor.area.code, verb, role, code, status]).toEqual([
          actor.role,
          actor.area.code,
          verb,
          role,
          code,
          404,
        ]);
        refused += 1;
      }
    }
  }
  expect(refused).toBeGreaterThan(400);
  expect((await lastAudit())?.id).toBe(before);
});

test('every role × role × area: nobody invites above oneself or outside', async () => {
  const codes = ['id', '32', '33', '32.15', '32.16', '32.15.03', '32.16.01', '32.15.03.2001'];
  const levels: Partial<Record<AccountRole, number>> = { admin: 0, provinsi: 1, kabupaten: 2, kecamatan: 3 };
  const wrong: unknown[] = [];
  let at = 0;
  for (const actor of [...people.map((one) => someone(one.join(' '))), guest]) {
    for (const role of roles) {
      for (const areaCode of codes) {
        const level = areaCode === 'id' ? 0 : areaCode.split('.').length;
        const fits = (levels[role] ?? level) === level;
        at += 1;
        const email = `undang${at}@uji.test`;
        const status = await statusOf(invite(as(actor), { email, name: 'Baru', office: 'Kantor', role, areaCode }));
        const manages = ['admin', 'provinsi', 'kabupaten'].includes(actor.role);
        const expected = !manages ? 404 : !holds(actor, role, areaCode) ? 403 : fits ? 200 : 422;
        if (status !== expected) wrong.push([actor.role, actor.area.code, role, areaCode, status, expected]);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('a role or an area that is not held is not given to an account that is managed either', async () => {
  const { id } = someone('kabupaten 32.15');
  const karawang = as('kabupaten 32.15');
  for (const to of [
    { role: 'provinsi', areaCode: '32' },
    { role: 'admin', areaCode: 'id' },
    { role: 'kabupaten', areaCode: '32.16' },
    { role: 'pembaca', areaCode: '32' },
  ] as const) {
    expect([to, await statusOf(change(karawang, { id }, { to }))]).toEqual([to, 403]);
  }
  expect(await requireAccount(karawang, { id })).toMatchObject({ role: 'kabupaten', area: { code: '32.15' } });
});

test('a list holds what is managed and nothing else, by area, role, state and words', async () => {
  const page = (actor: string, request = {}) =>
    requireAccounts(as(actor), { areaCode: null, role: null, state: null, find: '', page: 1, ...request });
  const { accounts: seen } = await page('kabupaten 32.15');
  expect(seen.every(({ role, area }) => holds(someone('kabupaten 32.15'), role, area.code))).toBe(true);
  expect(seen.map(({ email }) => email)).toContain('kecamatan-32-15-03@uji.test');
  expect((await page('provinsi 32', { find: 'KECAMATAN-32-15-03' })).accounts).toMatchObject([
    { email: 'kecamatan-32-15-03@uji.test', areaName: 'Telukjambe Timur', state: 'active' },
  ]);
  // A sign of patterns is a letter.
  expect((await page('provinsi 32', { find: '%' })).total).toBe(0);
  expect((await page('admin id', { role: 'kabupaten', state: 'active' })).accounts.map(({ name }) => name)).toEqual([
    'kabupaten 32.15',
    'kabupaten 32.16',
  ]);
  expect((await page('admin id', { areaCode: '33', state: 'active' })).accounts.map(({ name }) => name)).toEqual([
    'provinsi 33',
  ]);
  for (const areaCode of ['33', 'id', '32.16', 'x']) {
    expect(await statusOf(page('kabupaten 32.15', { areaCode }))).toBe(404);
  }
  for (const nobody of ['kecamatan 32.15.03', 'pembaca 32', 'pembaca id']) {
    expect(await statusOf(page(nobody))).toBe(404);
  }
});

test('a link opens once, and one that is used, over, guessed, replaced or of a closed account gives one answer', async () => {
  const make = (email: string) =>
    invite(as('kabupaten 32.15'), { email, name: 'Siti', office: 'DPPKB', role: 'kecamatan', areaCode: '32.15.03' });
  const secretOf = ({ link }: { link: { url: string } }) => link.url.split('/').at(-1) ?? '';
  const redeem = (secret: string) =>
    redeemInvitation({ secret, name: 'Siti Aminah', password, address }, database.serving).then(
      () => 'used',
      (error: Problem) => ({ status: error.status, title: error.title, detail: error.detail }),
    );
  const good = await make('siti@uji.test');
  expect(good.link.expiresAt.getTime() - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  expect(await openInvitation(secretOf(good), address, database.serving)).toMatchObject({ email: 'siti@uji.test' });
  const stored = await database.owner.select().from(invitations);
  expect(JSON.stringify(stored)).not.toContain(secretOf(good));
  expect(await Promise.all([redeem(secretOf(good)), redeem(secretOf(good))])).toContain('used');
  expect(await signIn({ email: 'siti@uji.test', password, address }, database.serving)).toMatchObject({
    signedIn: true,
  });
  expect(await requireAccount(as('kabupaten 32.15'), { email: 'siti@uji.test' })).toMatchObject({
    name: 'Siti Aminah',
    state: 'active',
  });

  const over = await make('lewat@uji.test');
  await database.owner.update(invitations).set({ expiresAt: new Date(Date.now() - 1000) });
  const replaced = await make('ganti@uji.test');
  await reset(as('kabupaten 32.15'), { id: replaced.id });
  const closed = await make('tutup@uji.test');
  await setDisabled(as('kabupaten 32.15'), { id: closed.id }, true);
  await setDisabled(as('kabupaten 32.15'), { id: closed.id }, false);
  const guessed = 'x'.repeat(43);
  const answers = [];
  for (const secret of [secretOf(good), secretOf(over), secretOf(replaced), secretOf(closed), guessed, '']) {
    answers.push(await redeem(secret));
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 404, title: 'Tautan tidak dapat dipakai' });

  // Limited: after fifty from one address even a right one is refused there, in the same words, and opens elsewhere.
  const right = await make('benar@uji.test');
  for (let time = 0; time < 60; time += 1) await openInvitation(`tebak${time}`, address, database.serving);
  expect(await redeem(secretOf(right))).toEqual(answers[0]);
  expect(await openInvitation(secretOf(right), '198.51.100.4', database.serving)).toMatchObject({
    email: 'benar@uji.test',
  });
});

test('a link that is used while its account is being reset or shut waits for that, and then opens nothing', async () => {
  const made = await invite(as('kabupaten 32.15'), {
    ...{ email: 'serentak@uji.test', name: 'Siti', office: '', role: 'kecamatan', areaCode: '32.15.03' },
  });
  const hash = hashSecret(made.link.url.split('/').at(-1) ?? '');
  let accepting: Promise<unknown> = Promise.resolve();
  await database.owner.transaction(async (transaction) => {
    await transaction.execute(`select 1 from users where id = ${made.id} for update`);
    accepting = acceptInvitation(database.serving, { hash, name: 'Siti', passwordHash: 'x' }).catch((error) => error);
    await setTimeout(500);
    await transaction.execute(`delete from invitations where user_id = ${made.id}`);
  });
  expect(await accepting).toBeNull();
});

test('a weak password leaves the link as it was', async () => {
  const made = await invite(as('admin id'), {
    email: 'lemah@uji.test',
    name: 'Budi',
    office: '',
    role: 'pembaca',
    areaCode: '32',
  });
  const secret = made.link.url.split('/').at(-1) ?? '';
  for (const weak of ['pendek', 'password12345', 'iloveyou2026']) {
    const weakly = redeemInvitation({ secret, name: 'Budi', password: weak, address }, database.serving);
    await expect(weakly).rejects.toMatchObject({ type: 'password-refused' });
  }
  await expect(redeemInvitation({ secret, name: ' ', password, address }, database.serving)).rejects.toMatchObject({
    type: 'name-missing',
  });
  expect(await openInvitation(secret, address, database.serving)).not.toBeNull();
});

test('a role that is changed while its person is signed in holds at the next click', async () => {
  const user = await add('berubah', 'provinsi', '32');
  await createSession(database.serving, {
    userId: user.id,
    hash: hashSecret('sesi berubah'),
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const cookie = await sealSession('sesi berubah');
  expect(await readSessionCookie(cookie, database.serving)).toMatchObject({ role: 'provinsi', area: { code: '32' } });
  await change(as('admin id'), { id: user.id }, { to: { role: 'kabupaten', areaCode: '32.15' } });
  const next = await readSessionCookie(cookie, database.serving);
  expect(next).toMatchObject({ role: 'kabupaten', area: { code: '32.15', ...rangeOfCode('32.15') } });
  if (!next) throw new Error('signed out');
  expect(await statusOf(requireAccount(as(next), someone('provinsi 32')))).toBe(404);
  expect(await lastAudit()).toMatchObject({
    userId: someone('admin id').id,
    action: 'user.change',
    detail: { changes: { role: { from: 'provinsi', to: 'kabupaten' }, areaCode: { from: '32', to: '32.15' } } },
  });
});

test('two who change one account at the same time do not overwrite each other unseen', async () => {
  const user = await add('berdua', 'kecamatan', '32.15.03');
  const before = { name: 'berdua', office: 'Kantor', role: 'kecamatan', areaCode: '32.15.03' } as const;
  await change(as('kabupaten 32.15'), { id: user.id }, { to: { office: 'Kecamatan' }, before });
  const late = change(as('provinsi 32'), { id: user.id }, { to: { name: 'Lain' }, before });
  await expect(late).rejects.toMatchObject({ status: 409, type: 'user-changed' });
});

test('the last administrator neither shuts, demotes nor resets the account, and two never take each other out', async () => {
  const first = as('admin id');
  const { id } = someone('admin id');
  const last = { status: 409, type: 'last-administrator' };
  // One who is invited, one without a password and one who is disabled cannot take over.
  await invite(first, { email: 'calon@uji.test', name: 'Calon', office: '', role: 'admin', areaCode: 'id' });
  await expect(setDisabled(first, { id }, true)).rejects.toMatchObject(last);
  await expect(change(first, { id }, { to: { role: 'provinsi', areaCode: '32' } })).rejects.toMatchObject(last);
  await expect(change(first, { id }, { to: { role: 'pembaca' } })).rejects.toMatchObject(last);
  await expect(reset(first, { id })).rejects.toMatchObject(last);
  expect(await requireAccount(first, { id })).toMatchObject({ role: 'admin', state: 'active' });
  // The operator has the link at the command line; shutting the last one out is not for them either.
  await expect(setDisabled(as(operatorUser()), { id }, true)).rejects.toMatchObject(last);

  const second = await add('admin dua', 'admin', 'id');
  const both = await Promise.all([
    statusOf(setDisabled(first, { id: second.id }, true)),
    statusOf(setDisabled(as(second), { id }, true)),
  ]);
  expect(both.sort()).toEqual([200, 409]);
  const left = await database.owner.select().from(users);
  const able = left.filter(({ role, disabledAt, passwordHash }) => role === 'admin' && !disabledAt && passwordHash);
  expect(able).toHaveLength(1);
  await database.owner.update(users).set({ disabledAt: null });
});

test('a reset ends the sessions and the old password, and the new link sets another', async () => {
  const user = await add('lupa', 'kecamatan', '32.15.03');
  const made = await reset(as('kabupaten 32.15'), { id: user.id });
  const before = made.url.split('/').at(-1) ?? '';
  await redeemInvitation({ secret: before, name: 'Lupa', password, address }, database.serving);
  const signed = await signIn({ email: user.email, password, address, agent: 'Peramban' }, database.serving);
  if (!signed.signedIn) throw new Error('not signed in');
  const cookie = await sealSession(signed.secret);
  await reset(as('kabupaten 32.15'), { id: user.id });
  expect(await readSessionCookie(cookie, database.serving)).toBeNull();
  expect(await signIn({ email: user.email, password, address }, database.serving)).toMatchObject({ signedIn: false });
  expect(await requireAccount(as('kabupaten 32.15'), { id: user.id })).toMatchObject({ state: 'invited' });
});

test('only an administrator requires second factors', async () => {
  for (const [role, code] of people) {
    const status = await statusOf(requireSecondFactors(as(`${role} ${code}`), true));
    expect([role, status]).toEqual([role, role === 'admin' ? 200 : 404]);
  }
  expect(await lastAudit()).toMatchObject({ action: 'setting.change', subject: 'secondFactor' });
  await requireSecondFactors(as('admin id'), false);
});
