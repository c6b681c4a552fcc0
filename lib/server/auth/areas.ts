import { servingDatabase } from '../../../db/client';
import { getArea } from '../../../db/queries/areas';
import { type AuthorizedArea, relationOf } from '../../domain/areas';
import type { TargetScope } from '../../domain/target-proposals';
import { isAllowed, type SessionUser, type Verb } from '../../domain/users';

/**
 * What an area can be authorized for. Not `compare`: the headline of an area above one's own is read inside one's own
 * scope, and a scope above it would open everything in between.
 */
export type ScopeVerb = Exclude<Verb, 'compare'>;

/**
 * The scope of an area for somebody who may do this there; null when there is no such area in the edition, or when it is
 * not theirs. The two are the same to whoever asks: 404.
 */
export async function authorizeArea(
  user: SessionUser,
  input: { editionId: number; code: string; verb: ScopeVerb },
  database = servingDatabase(),
): Promise<AuthorizedArea | null> {
  const area = await getArea(database, input.editionId, input.code);
  if (!area) return null;
  const allowed = isAllowed({ role: user.role, verb: input.verb, relation: relationOf(user.area, area) });
  // The one place outside the tests that makes a scope.
  return allowed ? (area as AuthorizedArea) : null;
}

/** The scope of the user's own area; null when the edition does not have it or the role may not do this. */
export function authorizeOwnArea(
  user: SessionUser,
  editionId: number,
  verb: ScopeVerb,
  database = servingDatabase(),
): Promise<AuthorizedArea | null> {
  return authorizeArea(user, { editionId, code: user.area.code, verb }, database);
}

/**
 * The areas whose targets the user may set, by the matrix: own and inside, inside alone (their `lo` is above that of the
 * user's own), or none.
 */
export function targetScopeOf(user: SessionUser): TargetScope | null {
  const may = (relation: 'own' | 'descendant') => isAllowed({ role: user.role, verb: 'setTargets', relation });
  if (!may('descendant')) return null;
  const { lo, hi } = user.area;
  return { lo, hi, from: may('own') ? lo : lo + 1, to: hi } as TargetScope;
}
