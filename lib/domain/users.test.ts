import { expect, test } from 'vitest';
import { relationOf } from './areas';
import { fitsRole, isAllowed, mayManageAccount, parseEmail, roles, verbs } from './users';

/**
 * The matrix once more, by another road: no relation, no table, only the digits of the codes. Whether one area lies
 * inside the other is whether its code begins with the other's.
 */
function oracle(input: { role: string; verb: string; own: string; other: string }): boolean {
  const holds = (outer: string, inner: string) => outer === 'id' || inner === outer || inner.startsWith(`${outer}.`);
  const mine = holds(input.own, input.other);
  switch (input.verb) {
    case 'view':
      return mine;
    case 'compare':
      return mine || holds(input.other, input.own);
    case 'import':
      return mine && input.role !== 'pembaca';
    case 'setTargets':
      // The level above decides: a province below itself, the nation all.
      return input.role === 'admin' ? mine : input.role === 'provinsi' && mine && input.own !== input.other;
    case 'publish':
      return mine && input.role !== 'pembaca';
    case 'office':
      // A kecamatan sets up its own; desa have none.
      return input.role === 'kecamatan' ? input.own === input.other : mine && input.role !== 'pembaca';
    case 'users':
    case 'audit':
      return mine && ['admin', 'provinsi', 'kabupaten'].includes(input.role);
    case 'logOutages':
      // A kecamatan of itself alone.
      return input.role === 'kecamatan' ? input.own === input.other : mine && input.role !== 'pembaca';
    case 'ask':
      // Who may read may ask.
      return mine;
    case 'recordVisits':
      return mine && input.role !== 'pembaca';
    case 'signOff':
      // The level above closes; the nation has nobody above.
      return input.role === 'admin' ? mine : input.role !== 'pembaca' && mine && input.own !== input.other;
    case 'manage':
      return mine && input.role === 'admin';
    default:
      throw new Error(`the oracle has no word about ${input.verb}`);
  }
}

/** Codes with their spans written out by hand, each with its kin around it. */
const spans: Record<string, [number, number]> = {
  id: [0, 9_999_999_999],
  '32': [3_200_000_000, 3_299_999_999],
  '33': [3_300_000_000, 3_399_999_999],
  '32.15': [3_215_000_000, 3_215_999_999],
  '32.16': [3_216_000_000, 3_216_999_999],
  '32.15.03': [3_215_030_000, 3_215_039_999],
  '32.15.04': [3_215_040_000, 3_215_049_999],
  '32.15.03.2001': [3_215_032_001, 3_215_032_001],
  '32.15.03.2002': [3_215_032_002, 3_215_032_002],
};
const range = (code: string) => {
  const [lo, hi] = spans[code] ?? [Number.NaN, Number.NaN];
  return { lo, hi };
};

const cases = roles.flatMap((role) =>
  verbs.flatMap((verb) =>
    Object.keys(spans).flatMap((own) => Object.keys(spans).map((other) => ({ role, verb, own, other }))),
  ),
);

test('every role × verb × pair of areas is as the oracle says', () => {
  expect(cases).toHaveLength(5 * 13 * 9 * 9);
  const wrong = cases.filter(({ role, verb, own, other }) => {
    const relation = relationOf(range(own), range(other));
    return isAllowed({ role, verb, relation }) !== oracle({ role, verb, own, other });
  });
  expect(wrong).toEqual([]);
});

test('a guest with a link sees that one area, and does nothing there', () => {
  const relations = ['own', 'ancestor', 'descendant', 'elsewhere'] as const;
  const allowed = verbs.flatMap((verb) =>
    relations
      .filter((relation) => isAllowed({ role: 'tamu', verb, relation }))
      .map((relation) => `${verb} ${relation}`),
  );
  expect(allowed).toEqual(['view own', 'compare own']);
});

test.each([
  ['karawang sees its own kecamatan', 'kabupaten', 'view', '32.15', '32.15.03', true],
  ['karawang does not see bekasi', 'kabupaten', 'view', '32.15', '32.16', false],
  ['karawang does not open the province', 'kabupaten', 'view', '32.15', '32', false],
  ['karawang compares itself with the province', 'kabupaten', 'compare', '32.15', '32', true],
  ['karawang does not compare itself with bekasi', 'kabupaten', 'compare', '32.15', '32.16', false],
  ['a reader of the province imports nothing', 'pembaca', 'import', '32', '32', false],
  ['a kecamatan imports its desa', 'kecamatan', 'import', '32.15.03', '32.15.03.2001', true],
  ['karawang does not set its own target', 'kabupaten', 'setTargets', '32.15', '32.15', false],
  ['karawang does not set a target below it', 'kabupaten', 'setTargets', '32.15', '32.15.03', false],
  ['a kecamatan sets no target', 'kecamatan', 'setTargets', '32.15.03', '32.15.03.2001', false],
  ['a province sets the target of karawang', 'provinsi', 'setTargets', '32', '32.15', true],
  ['a province does not set its own target', 'provinsi', 'setTargets', '32', '32', false],
  ['a province sets none of another', 'provinsi', 'setTargets', '32', '33', false],
  ['a reader of the province sets no target', 'pembaca', 'setTargets', '32', '32.15', false],
  ['the administrator sets the target of the nation', 'admin', 'setTargets', 'id', 'id', true],
  ['a kecamatan says of itself when it was down', 'kecamatan', 'logOutages', '32.15.03', '32.15.03', true],
  ['a kecamatan says nothing of one desa', 'kecamatan', 'logOutages', '32.15.03', '32.15.03.2001', false],
  ['karawang says nothing of bekasi', 'kabupaten', 'logOutages', '32.15', '32.16', false],
  ['a reader logs no outage', 'pembaca', 'logOutages', '32', '32', false],
  ['a kecamatan records a visit to a desa of its own', 'kecamatan', 'recordVisits', '32.15.03', '32.15.03.2001', true],
  ['karawang records no visit to bekasi', 'kabupaten', 'recordVisits', '32.15', '32.16', false],
  ['a reader of the province asks about karawang', 'pembaca', 'ask', '32', '32.15', true],
  ['karawang asks nothing about bekasi', 'kabupaten', 'ask', '32.15', '32.16', false],
  ['a reader records no visit', 'pembaca', 'recordVisits', '32', '32.15', false],
  ['karawang signs its kecamatan off', 'kabupaten', 'signOff', '32.15', '32.15.03', true],
  ['karawang does not sign itself off', 'kabupaten', 'signOff', '32.15', '32.15', false],
  ['karawang does not sign a kecamatan of bekasi off', 'kabupaten', 'signOff', '32.16', '32.15.03', false],
  ['the nation closes a campaign', 'admin', 'signOff', 'id', 'id', true],
  ['a province sets up the office of karawang', 'provinsi', 'office', '32', '32.15', true],
  ['karawang does not set up the office of the province', 'kabupaten', 'office', '32.15', '32', false],
  ['karawang has the accounts of its kecamatan', 'kabupaten', 'users', '32.15', '32.15.03', true],
  ['karawang has no account of bekasi', 'kabupaten', 'users', '32.15', '32.16', false],
  ['a kecamatan has no accounts, not even its own', 'kecamatan', 'users', '32.15.03', '32.15.03', false],
  ['a province manages nothing', 'provinsi', 'manage', '32', '32', false],
  ['the administrator manages all', 'admin', 'manage', 'id', '32.15.03.2001', true],
] as const)('%s', (_name, role, verb, own, other, allowed) => {
  expect(isAllowed({ role, verb, relation: relationOf(range(own), range(other)) })).toBe(allowed);
});

/** Which accounts a role may manage, written out: none that holds more, in role or in area. */
const ranks: Record<string, readonly string[]> = {
  admin: ['admin', 'provinsi', 'kabupaten', 'kecamatan', 'pembaca'],
  provinsi: ['provinsi', 'kabupaten', 'kecamatan', 'pembaca'],
  kabupaten: ['kabupaten', 'kecamatan', 'pembaca'],
  kecamatan: [],
  pembaca: [],
  tamu: [],
};
const managers = [...roles, 'tamu'] as const;

test('every role × role × pair of areas: nobody manages an account that holds more than they do', () => {
  const all = managers.flatMap((role) =>
    roles.flatMap((other) =>
      Object.keys(spans).flatMap((own) => Object.keys(spans).map((area) => ({ role, other, own, area }))),
    ),
  );
  expect(all).toHaveLength(6 * 5 * 9 * 9);
  const wrong = all.filter(({ role, other, own, area }) => {
    const inside = own === 'id' || own === area || area.startsWith(`${own}.`);
    const expected = inside && (ranks[role] ?? []).includes(other);
    const person = { role, area: { code: own, ...range(own) } };
    return mayManageAccount(person, { role: other, area: range(area) }) !== expected;
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['a province invites another province user of its own', 'provinsi', '32', 'provinsi', '32', true],
  ['a province invites an administrator', 'provinsi', '32', 'admin', 'id', false],
  ['a province invites a reader of the nation', 'provinsi', '32', 'pembaca', 'id', false],
  ['a province invites a kabupaten of another', 'provinsi', '32', 'kabupaten', '33', false],
  ['karawang invites a province user of karawang', 'kabupaten', '32.15', 'provinsi', '32.15', false],
  ['karawang invites a reader of its kecamatan', 'kabupaten', '32.15', 'pembaca', '32.15.03', true],
  ['a kecamatan invites a reader', 'kecamatan', '32.15.03', 'pembaca', '32.15.03', false],
] as const)('%s: %s %s, %s %s', (_name, role, own, other, area, allowed) => {
  const person = { role, area: { code: own, ...range(own) } };
  expect(mayManageAccount(person, { role: other, area: range(area) })).toBe(allowed);
});

test.each([
  ['admin', 'id', true],
  ['admin', '32', false],
  ['provinsi', '32', true],
  ['provinsi', '32.15', false],
  ['kabupaten', '32.15', true],
  ['kabupaten', '32', false],
  ['kecamatan', '32.15.03', true],
  ['kecamatan', '32.15', false],
  ['pembaca', 'id', true],
  ['pembaca', '32', true],
  ['pembaca', '32.15.03.2001', true],
  ['pembaca', '3215', false],
] as const)('%s with the area %s: %s', (role, code, fits) => {
  expect(fitsRole(role, code)).toBe(fits);
});

test.each([
  [' Karawang@Kejar.TEST ', 'karawang@kejar.test'],
  ['a.b+c@dppkb.karawangkab.go.id', 'a.b+c@dppkb.karawangkab.go.id'],
  ['karawang', null],
  ['a@b', null],
  ['a b@c.id', null],
  ['a@b@c.id', null],
  [`${'a'.repeat(250)}@b.id`, null],
  ['', null],
])('the address %j is %j', (typed, email) => {
  expect(parseEmail(typed)).toBe(email);
});
