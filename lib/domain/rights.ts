import { type AreaLevel, type AreaRange, nationCode, rangeOfCode, relationOf } from './areas';
import { type Campaign, refusedByState } from './campaigns';
import { type AccountRole, isAllowed, levelOfRole, type Person, type Verb } from './users';

/**
 * What a reader may do about an area in a campaign, each by the right that gates it. `on`: the area itself, those one level
 * below, or the nation, to which campaigns belong. `what`: which state of the campaign refuses it (`refusedByState`); null:
 * none does, for it is not about the campaign.
 */
const deeds = [
  { key: 'report', verb: 'import', on: 'area', what: 'report' },
  { key: 'compareSources', verb: 'import', on: 'area', what: 'report' },
  { key: 'proposeTargets', verb: 'import', on: 'area', what: 'change' },
  { key: 'setTargets', verb: 'setTargets', on: 'area', what: 'change' },
  { key: 'logOutages', verb: 'logOutages', on: 'area', what: 'change' },
  { key: 'recordVisits', verb: 'recordVisits', on: 'area', what: 'change' },
  { key: 'ask', verb: 'ask', on: 'area', what: 'change' },
  { key: 'signOff', verb: 'signOff', on: 'area', what: 'change' },
  { key: 'signOffBelow', verb: 'signOff', on: 'below', what: 'change' },
  { key: 'publish', verb: 'publish', on: 'area', what: null },
  { key: 'office', verb: 'office', on: 'area', what: null },
  { key: 'users', verb: 'users', on: 'area', what: null },
  { key: 'audit', verb: 'audit', on: 'area', what: null },
  { key: 'manage', verb: 'manage', on: 'nation', what: null },
] as const satisfies readonly {
  key: string;
  verb: Verb;
  on: 'area' | 'below' | 'nation';
  what: 'report' | 'change' | null;
}[];

export type Deed = (typeof deeds)[number]['key'];

/** A right of a reader. `may` false: `state` of the campaign refuses it, or else the role does and `by` says who may. */
export type Right = {
  deed: Deed;
  may: boolean;
  /** Null: the campaign's state refuses nothing of it. */
  state: 'archived' | 'closed' | null;
  /** The roles that may, the nearest to the area first. */
  by: AccountRole[];
};

const offices = ['kecamatan', 'kabupaten', 'provinsi', 'admin'] as const satisfies readonly AccountRole[];

/** The roles whose own area holds an area of this level, or is one, and that may do this to it; the nearest first. */
function rolesFor(verb: Verb, level: AreaLevel): AccountRole[] {
  return offices.filter((role) => {
    const own = levelOfRole[role] ?? 0;
    return own <= level && isAllowed({ role, verb, relation: own === level ? 'own' : 'descendant' });
  });
}

/** What the person may do about an area, what not, and who may: by the same matrix that gates each of it. */
export function listRights(input: {
  person: Pick<Person, 'role' | 'area'>;
  area: AreaRange & { level: AreaLevel };
  campaign: Pick<Campaign, 'closedAt' | 'archivedAt'>;
}): Right[] {
  const { person, area, campaign } = input;
  const { role } = person;
  const here = relationOf(person.area, area);
  const relations = {
    area: here,
    below: here === 'own' ? ('descendant' as const) : here,
    nation: relationOf(person.area, rangeOfCode(nationCode)),
  };
  const sets = isAllowed({ role, verb: 'setTargets', relation: here });
  return deeds.flatMap(({ key, verb, on, what }): Right[] => {
    // Who sets a target proposes none, and a desa holds nothing.
    if (key === 'proposeTargets' && sets) return [];
    if (on === 'below' && area.level === 4) return [];
    const level = on === 'nation' ? 0 : on === 'below' ? ((area.level + 1) as AreaLevel) : area.level;
    const state = what && refusedByState(campaign, what);
    const may = isAllowed({ role, verb, relation: relations[on] });
    return [{ deed: key, may: may && state === null, state, by: rolesFor(verb, level) }];
  });
}
