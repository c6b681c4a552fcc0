import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleAnswer, userChangeAnswer, usersAnswer } from '@/lib/domain/api-users';
import { openServed, type ServedDatabase } from '../fixtures/served-database';
import { PATCH as changeUser, GET as readUser } from './[id]/route';
import { POST as importUsers } from './imports/route';
import { POST as inviteUser, GET as listUsers } from './route';

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

function request(who: string | null, path: string, method = 'GET', said?: object): Request {
  const headers = who === null ? {} : { authorization: `Bearer ${served.tokens[who]}` };
  const body = said && { body: JSON.stringify(said) };
  return new Request(`http://kejar.example/api/v1/${path}`, { method, headers, ...body });
}
const none = { params: Promise.resolve({}) };
const at = (id: number | undefined) => ({ params: Promise.resolve({ id: String(id) }) });
const list = (who: string | null, search = '') => listUsers(request(who, `users${search}`), none);
const invite = (who: string | null, said: object) => inviteUser(request(who, 'users', 'POST', said), none);
const change = (who: string | null, name: string, said: object) =>
  changeUser(request(who, 'users/x', 'PATCH', said), at(served.ids[name]));
const read = (who: string | null, name: string) => readUser(request(who, 'users/x'), at(served.ids[name]));

const siti = { email: 'siti@uji.test', name: 'Siti', role: 'kecamatan', area: '32.15.03' };

test('without a token, and to a caller who manages no accounts, each address is refused', async () => {
  for (const [who, status] of [
    [null, 401],
    ['telukjambe', 404],
    ['pembaca', 404],
  ] as const) {
    expect((await list(who)).status).toBe(status);
    expect((await invite(who, siti)).status).toBe(status);
    expect((await read(who, 'telukjambe')).status).toBe(status);
    expect((await change(who, 'telukjambe', { name: 'Lain' })).status).toBe(status);
  }
});

test('a user is invited, changed, shut and reset by who manages them, and by nobody beside or below', async () => {
  const made = await invite('karawang', siti);
  expect(made.status).toBe(201);
  const { user, link } = userChangeAnswer.parse(await made.json());
  expect(user).toMatchObject({ email: 'siti@uji.test', state: 'invited', area: { name: 'Telukjambe Timur' } });
  expect(link).toMatch(/\/undangan\/[\w-]{43}$/);
  served.ids.siti = user.id;
  expect((await invite('karawang', siti)).status).toBe(409);
  for (const beside of ['bekasi', 'telukjambe']) {
    for (const said of [{ name: 'Lain' }, { disabled: true }, { reset: true }]) {
      expect((await change(beside, 'siti', said)).status).toBe(404);
    }
  }
  const shut = userChangeAnswer.parse(await (await change('jabar', 'siti', { office: 'UPT', disabled: true })).json());
  expect(shut).toMatchObject({ user: { office: 'UPT', state: 'disabled' }, link: null });
  const anew = userChangeAnswer.parse(
    await (await change('karawang', 'siti', { disabled: false, reset: true })).json(),
  );
  expect(anew.user.state).toBe('invited');
  expect(anew.link).not.toBe(link);
  // A field that repeats the present value is no error.
  expect((await change('karawang', 'siti', { disabled: false })).status).toBe(200);
});

test('nobody gives more than they hold', async () => {
  for (const said of [
    { ...siti, email: 'a@uji.test', role: 'provinsi', area: '32' },
    { ...siti, email: 'b@uji.test', role: 'kabupaten', area: '32.16' },
    { ...siti, email: 'c@uji.test', role: 'admin', area: 'id' },
  ]) {
    expect((await invite('karawang', said)).status).toBe(403);
  }
  expect((await change('karawang', 'telukjambe', { role: 'provinsi', area: '32' })).status).toBe(403);
  expect((await change('karawang', 'karawang', { role: 'kabupaten', area: '32.16' })).status).toBe(403);
});

test('a list shows what is managed, by area, role and words', async () => {
  const told = async (who: string, search = '') => usersAnswer.parse(await (await list(who, search)).json());
  const seen = await told('karawang');
  expect(seen.users.map(({ name }) => name)).toEqual(expect.arrayContaining(['karawang', 'telukjambe']));
  expect(seen.users.map(({ name }) => name)).not.toContain('jabar');
  expect((await told('admin', '?role=kabupaten&find=beka')).users).toMatchObject([{ name: 'bekasi' }]);
  expect((await list('karawang', '?area=32')).status).toBe(404);
  expect((await list('karawang', '?peran=admin')).status).toBe(400);
});

test('the last administrator stays', async () => {
  const shut = await change('admin', 'admin', { disabled: true });
  expect([shut.status, (await shut.json()).type]).toEqual([409, 'last-administrator']);
});

test('a list of people is taken from who manages accounts, each row by itself', async () => {
  const send = (who: string | null, text: string) => {
    const body = new FormData();
    body.set('file', new File([text], 'daftar.csv', { type: 'text/csv' }));
    const headers = who === null ? {} : { authorization: `Bearer ${served.tokens[who]}` };
    return importUsers(
      new Request('http://kejar.example/api/v1/users/imports', { method: 'POST', headers, body }),
      none,
    );
  };
  const list =
    'Email;Nama;Peran;Wilayah\nlist1@uji.test;Satu;kecamatan;Telukjambe Timur\nlist2@uji.test;Dua;provinsi;32\n';
  expect((await send(null, list)).status).toBe(401);
  expect((await send('telukjambe', list)).status).toBe(404);
  expect((await send('pembaca', list)).status).toBe(404);
  expect((await send('karawang', 'a;b\n1;2\n')).status).toBe(422);
  const answer = await send('karawang', list);
  expect(answer.status).toBe(200);
  const { invited, refused, rows } = peopleAnswer.parse(await answer.json());
  expect([invited, refused]).toEqual([1, 1]);
  expect(rows[0]?.link).toMatch(/\/undangan\//);
  expect(rows[1]).toMatchObject({ row: 3, link: null, note: expect.stringContaining('melebihi wewenang') });
});
