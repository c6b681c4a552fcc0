import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '../../../db/client';
import { getEdition } from '../../../db/queries/areas';
import { deriveEdition2020 } from '../../../db/seed/edition-2020';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { rangeOfCode } from '../../domain/areas';
import { maySetTarget } from '../../domain/target-proposals';
import { type AccountRole, type Actor, accountOf, auditedAs, roles } from '../../domain/users';
import { authorizeArea, authorizeOwnArea, type ScopeVerb, targetScopeOf } from './areas';
import { contextOf } from './context';
import { operatorUser } from './operator';

let database: TestDatabase;
let editionId: number;
beforeAll(async () => {
  database = await openTestDatabase();
  const edition = await getEdition(database.serving, '2025');
  if (!edition) throw new Error('no edition 2025');
  editionId = edition.id;
});
afterAll(() => database.close());

function user(role: AccountRole, code: string): Actor {
  return { kind: 'user', id: 1, email: 'x@y.test', name: 'X', office: '', role, area: { code, ...rangeOfCode(code) } };
}

const own: Record<AccountRole, string> = {
  admin: 'id',
  provinsi: '32',
  kabupaten: '32.15',
  kecamatan: '32.15.03',
  pembaca: '32',
};
const all = [
  'id',
  '32',
  '33',
  '31',
  '32.15',
  '32.16',
  '33.13',
  '32.15.03',
  '32.15.04',
  '33.13.01',
  '32.15.03.2001',
  '32.15.04.2001',
];
const mayDo: Record<ScopeVerb, readonly AccountRole[]> = {
  view: roles,
  import: ['admin', 'provinsi', 'kabupaten', 'kecamatan'],
  setTargets: ['admin', 'provinsi'],
  publish: ['admin', 'provinsi', 'kabupaten', 'kecamatan'],
  office: ['admin', 'provinsi', 'kabupaten', 'kecamatan'],
  logOutages: ['admin', 'provinsi', 'kabupaten', 'kecamatan'],
  recordVisits: ['admin', 'provinsi', 'kabupaten', 'kecamatan'],
  ask: roles,
  signOff: ['admin', 'provinsi', 'kabupaten', 'kecamatan'],
  users: ['admin', 'provinsi', 'kabupaten'],
  audit: ['admin', 'provinsi', 'kabupaten'],
  manage: ['admin'],
};

const cases = roles.flatMap((role) =>
  (
    [
      ...(['view', 'import', 'setTargets', 'publish', 'office', 'users', 'audit'] as const),
      ...(['logOutages', 'recordVisits', 'ask', 'signOff', 'manage'] as const),
    ] as const
  ).map((verb) => ({
    role,
    verb,
  })),
);

test.each(cases)('$role may $verb inside its own area and nowhere else', async ({ role, verb }) => {
  for (const code of all) {
    const mine = own[role] === 'id' || code === own[role] || code.startsWith(`${own[role]}.`);
    const area = await authorizeArea(contextOf(user(role, own[role]), database.serving), { editionId, code, verb });
    // A desa has no office that its kecamatan would set up.
    const office = verb === 'office' && role === 'kecamatan' ? code === own[role] : mine;
    // The target of a province is the nation's to set.
    // Its days are the level above's to close, but the nation has nobody above.
    const above = (verb === 'setTargets' || verb === 'signOff') && role !== 'admin';
    // A kecamatan says of itself when it was down, and what is said of it holds in each of its desa.
    const self = verb === 'logOutages' && role === 'kecamatan';
    const where = above ? mine && code !== own[role] : self ? code === own[role] : office;
    if (where && mayDo[verb].includes(role)) expect(area).toMatchObject({ code, editionId, ...rangeOfCode(code) });
    else expect([code, area]).toEqual([code, null]);
  }
});

test.each(['32.99', '3215', '32.15.', ' 32.15', "32' or true", '', 'ID', '../32'])(
  '%j is no area, even for the administrator',
  async (code) => {
    expect(
      await authorizeArea(contextOf(operatorUser(), database.serving), { editionId, code, verb: 'view' }),
    ).toBeNull();
  },
);

test('an edition that does not exist has no areas', async () => {
  expect(
    await authorizeArea(contextOf(operatorUser(), database.serving), {
      editionId: editionId + 1,
      code: 'id',
      verb: 'view',
    }),
  ).toBeNull();
});

test("a user's own area is authorized as any other, and not where an edition lacks it", async () => {
  const karawang = user('kabupaten', '32.15');
  expect(await authorizeOwnArea(contextOf(karawang, database.serving), editionId, 'import')).toMatchObject({
    code: '32.15',
    name: 'Karawang',
  });
  expect(await authorizeOwnArea(contextOf(karawang, database.serving), editionId, 'manage')).toBeNull();
  expect(await authorizeOwnArea(contextOf(user('pembaca', '32'), database.serving), editionId, 'import')).toBeNull();
  expect(await authorizeOwnArea(contextOf(user('kabupaten', '32.99'), database.serving), editionId, 'view')).toBeNull();
});

test('the operator holds the nation, and has no account', async () => {
  expect(operatorUser()).toMatchObject({ kind: 'operator', role: 'admin' });
  expect(accountOf(operatorUser())).toBeNull();
  expect(auditedAs(operatorUser())).toBeNull();
  expect(await authorizeOwnArea(contextOf(operatorUser(), database.serving), editionId, 'manage')).toMatchObject({
    code: 'id',
    level: 0,
  });
});

test('a scope opens in the database exactly the span it names', async () => {
  const area = await authorizeArea(contextOf(user('kabupaten', '32.15'), database.serving), {
    editionId,
    code: '32.15.03',
    verb: 'view',
  });
  if (!area) throw new Error('not authorized');
  const [span] = await inScope(database.serving, area, (transaction) =>
    transaction.execute<{ lo: number; hi: number }>('select scope_lo() as lo, scope_hi() as hi'),
  );
  expect(span).toEqual({ lo: 3_215_030_000, hi: 3_215_039_999 });
});

test.each(roles)('the targets that %s may set are those of the areas that the verb allows', async (role) => {
  const reader = user(role, own[role]);
  const scope = targetScopeOf(reader);
  for (const code of all) {
    const area = await authorizeArea(contextOf(reader, database.serving), { editionId, code, verb: 'setTargets' });
    expect([code, maySetTarget(scope, rangeOfCode(code).lo)]).toEqual([code, area !== null]);
  }
});

test('an office of a province of 2022 finds its own area in the edition of 2020, and no other', async () => {
  await deriveEdition2020(database.owner);
  const old = (await getEdition(database.serving, '2020'))?.id ?? 0;
  const merauke = contextOf(user('kabupaten', '93.01'), database.serving);
  const codeOf = async (code: string) => (await authorizeArea(merauke, { editionId: old, code, verb: 'view' }))?.code;
  expect((await authorizeOwnArea(merauke, old, 'import'))?.code).toBe('91.01');
  expect(await codeOf('93.01')).toBe('91.01');
  expect(await codeOf('93.01.01')).toBe('91.01.01');
  for (const other of ['93.02', '91.16', '91', '93', '91.03']) expect(await codeOf(other)).toBeUndefined();
  // In the edition that has it, it is what it is.
  expect((await authorizeOwnArea(merauke, editionId, 'import'))?.code).toBe('93.01');
  const selatan = contextOf(user('provinsi', '93'), database.serving);
  expect(await authorizeOwnArea(selatan, old, 'view')).toBeNull();
});
