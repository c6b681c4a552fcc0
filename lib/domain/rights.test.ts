import { describe, expect, test } from 'vitest';
import { type AreaLevel, levelOfCode, rangeOfCode } from './areas';
import { type Deed, listRights } from './rights';
import { type AccountRole, isAllowed, type Role, roles, type Verb, verbs } from './users';

const open = { closedAt: null, archivedAt: null };
const personIn = (role: Role, code: string) => ({ role, area: { code, ...rangeOfCode(code) } });
const areaOf = (code: string) => ({ ...rangeOfCode(code), level: levelOfCode(code) as AreaLevel });
const rightsOf = (
  role: Role,
  own: string,
  code: string,
  campaign: Parameters<typeof listRights>[0]['campaign'] = open,
) => listRights({ person: personIn(role, own), area: areaOf(code), campaign });
const mayOf = (...given: Parameters<typeof rightsOf>) =>
  rightsOf(...given).flatMap(({ deed, may }) => (may ? [deed] : []));

test('a reader may ask and do nothing else, a guest not even that', () => {
  for (const code of ['32', '32.15', '32.15.03', '32.15.03.2001']) {
    expect(mayOf('pembaca', '32', code)).toEqual(['ask']);
    expect(mayOf('tamu', '32', code)).toEqual([]);
  }
});

test('an area of others gives nothing', () => {
  for (const role of roles) if (role !== 'admin') expect(mayOf(role, '32', '33.13')).toEqual([]);
});

test.each<[AccountRole, string, string, Deed[]]>([
  [
    'kecamatan',
    '32.15.03',
    '32.15.03',
    [
      ...(['report', 'compareSources', 'proposeTargets', 'logOutages', 'recordVisits', 'ask'] as const),
      ...(['signOffBelow', 'publish', 'office'] as const),
    ],
  ],
  [
    ...(['kabupaten', '32.15', '32.15'] as const),
    [
      ...(['report', 'compareSources', 'proposeTargets', 'logOutages', 'recordVisits', 'ask'] as const),
      ...(['signOffBelow', 'publish', 'office', 'users', 'audit'] as const),
    ],
  ],
  [
    ...(['provinsi', '32', '32.15'] as const),
    [
      'report',
      'compareSources',
      'setTargets',
      'logOutages',
      'recordVisits',
      'ask',
      'signOff',
      'signOffBelow',
      'publish',
      'office',
      'users',
      'audit',
    ],
  ],
  [
    ...(['admin', 'id', 'id'] as const),
    [
      'report',
      'compareSources',
      'setTargets',
      'logOutages',
      'recordVisits',
      'ask',
      'signOff',
      'signOffBelow',
      'publish',
      'office',
      'users',
      'audit',
      'manage',
    ],
  ],
])('%s of %s in %s', (role, own, code, deeds) => {
  expect(mayOf(role, own, code)).toEqual(deeds);
});

test('who may in the place of the reader, the nearest first', () => {
  const by = (deed: Deed, ...given: Parameters<typeof rightsOf>) =>
    rightsOf(...given).find((right) => right.deed === deed)?.by;
  expect(by('signOff', 'kabupaten', '32.15', '32.15')).toEqual(['provinsi', 'admin']);
  expect(by('setTargets', 'provinsi', '32', '32')).toEqual(['admin']);
  expect(by('users', 'kecamatan', '32.15.03', '32.15.03')).toEqual(['kabupaten', 'provinsi', 'admin']);
  expect(by('manage', 'kabupaten', '32.15', '32.15')).toEqual(['admin']);
});

describe('the state of the campaign', () => {
  const at = new Date(0);
  test('a closed one takes no reports, and all else goes on', () => {
    const rights = rightsOf('admin', 'id', '32', { closedAt: at, archivedAt: null });
    expect(rights.filter(({ may }) => !may)).toMatchObject([
      { deed: 'report', state: 'closed' },
      { deed: 'compareSources', state: 'closed' },
    ]);
  });

  test('of an archived one nothing changes; what is not about it stays', () => {
    expect(mayOf('admin', 'id', '32', { closedAt: at, archivedAt: at })).toEqual([
      ...['publish', 'office', 'users', 'audit', 'manage'],
    ]);
  });
});

test('each right of the matrix that changes anything is told', () => {
  const asked = new Set<Verb>();
  for (const verb of verbs) {
    if (verb === 'view' || verb === 'compare') continue;
    // The administrator of the nation has it; were it told nowhere, the list would not tell of it.
    expect(isAllowed({ role: 'admin', verb, relation: 'own' })).toBe(true);
    asked.add(verb);
  }
  const told: Record<Deed, Verb> = {
    ...{
      report: 'import',
      compareSources: 'import',
      proposeTargets: 'import',
      setTargets: 'setTargets',
      logOutages: 'logOutages',
      recordVisits: 'recordVisits',
      ask: 'ask',
    },
    ...{ signOff: 'signOff', signOffBelow: 'signOff', publish: 'publish', office: 'office', users: 'users' },
    ...{ audit: 'audit', manage: 'manage' },
  };
  const listed = [...rightsOf('admin', 'id', 'id'), ...rightsOf('kabupaten', '32.15', '32.15')];
  expect(new Set(listed.map(({ deed }) => told[deed]))).toEqual(asked);
});
