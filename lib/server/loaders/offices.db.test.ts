import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { saveOffice } from '../../../db/writes/offices';
import { rangeOfCode } from '../../domain/areas';
import { defaultOffice } from '../../domain/offices';
import type { Actor, Role } from '../../domain/users';
import { contextOf } from '../auth/context';
import { loadOfficeSettings, readOffice } from './offices';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  for (const code of ['32', '32.15', '32.15.03']) {
    const area = await testArea(database.owner, code);
    const before = defaultOffice({ areaCode: code, name: '', timeZone: 'WIB' });
    const change = { name: `Kantor ${code}` };
    await saveOffice(database.serving, area, { change, version: 0, before, userId: null });
  }
});
afterAll(() => database.close());

function user(role: Role, code: string): Actor {
  return {
    kind: 'user',
    id: 1,
    email: 'x@y.test',
    name: 'X',
    office: 'Kantor X',
    role,
    area: { code, ...rangeOfCode(code) },
  };
}

const people: { role: Role; own: string; may: string[] }[] = [
  { role: 'admin', own: 'id', may: ['id', '31', '32', '32.15', '32.16', '32.15.03', '32.15.04', '32.15.03.2001'] },
  { role: 'provinsi', own: '32', may: ['32', '32.15', '32.16', '32.15.03', '32.15.04', '32.15.03.2001'] },
  { role: 'kabupaten', own: '32.15', may: ['32.15', '32.15.03', '32.15.04', '32.15.03.2001'] },
  { role: 'kecamatan', own: '32.15.03', may: ['32.15.03'] },
  { role: 'pembaca', own: '32', may: [] },
  { role: 'pembaca', own: 'id', may: [] },
  { role: 'tamu', own: '32.15', may: [] },
];
/** Own, above, beside and below each of them, and what is no area. */
const asked = [
  'id',
  '31',
  '32',
  '32.15',
  '32.16',
  '32.15.03',
  '32.15.04',
  '32.15.03.2001',
  '32.99',
  '3215',
  "32' or 1",
];

test.each(people)('$role of $own opens the offices it may change and no other', async ({ role, own, may }) => {
  const opened: string[] = [];
  for (const code of asked) {
    const found = await loadOfficeSettings(contextOf(user(role, own), database.serving), code);
    if (found) opened.push(code);
    if (found) expect([found.area.code, found.office.areaCode]).toEqual([code, code]);
  }
  expect(opened).toEqual(may);
  const mine = await loadOfficeSettings(contextOf(user(role, own), database.serving), null);
  expect(mine?.area.code ?? null).toBe(may.includes(own) ? own : null);
});

test('what is kept is opened with who changed it; where nothing is kept, the name stands', async () => {
  const kept = await loadOfficeSettings(contextOf(user('kabupaten', '32.15'), database.serving), null);
  expect(kept).toMatchObject({ office: { letterhead: { name: 'Kantor 32.15' }, version: 1 }, changed: { by: null } });
  const own = await loadOfficeSettings(contextOf(user('kabupaten', '73.71'), database.serving), null);
  expect(own).toMatchObject({
    office: { letterhead: { name: 'Kantor X', lines: [], logo: null }, timeZone: 'WITA', version: 0 },
    changed: null,
  });
  const others = await loadOfficeSettings(contextOf(user('admin', 'id'), database.serving), '32.16');
  expect(others?.office.letterhead.name).toBe('Bekasi');
});

test('readers print under the name of their office too', async () => {
  const { editionId } = await testArea(database.owner, '32');
  const office = await readOffice(contextOf(user('pembaca', '32'), database.serving), editionId);
  expect(office.letterhead.name).toBe('Kantor 32');
});

test('an account without the name of an office prints under its area, for paper without any name is none', async () => {
  const { editionId } = await testArea(database.owner, '32.16');
  const nameless = { ...user('kabupaten', '32.16'), office: ' ' };
  expect((await readOffice(contextOf(nameless, database.serving), editionId)).letterhead.name).toBe('Bekasi');
});

test('the page knows whether the server can send mail', async () => {
  const before = process.env.KEJAR_SENDS_MAIL;
  const says = async () =>
    (await loadOfficeSettings(contextOf(user('admin', 'id'), database.serving), null))?.sendsMail;
  try {
    delete process.env.KEJAR_SENDS_MAIL;
    expect(await says()).toBe(false);
    process.env.KEJAR_SENDS_MAIL = '1';
    expect(await says()).toBe(true);
  } finally {
    if (before === undefined) delete process.env.KEJAR_SENDS_MAIL;
    else process.env.KEJAR_SENDS_MAIL = before;
  }
});
