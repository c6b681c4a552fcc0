import { cache } from 'react';
import { inScope, type ScopedTransaction } from '../../../db/client';
import { type Area, getArea, listEditions } from '../../../db/queries/areas';
import { type AuthorizedArea, relationOf } from '../../domain/areas';
import { codeBeforeSplit, codeSinceSplit, rangeBeforeSplit } from '../../domain/papua-split';
import type { TargetScope } from '../../domain/target-proposals';
import { isAllowed, type Person, type Verb } from '../../domain/users';
import type { Context } from './context';

/**
 * What an area can be authorized for. Not `compare`: the headline of an area above one's own is read inside one's own
 * scope, and a scope above it would open everything in between.
 */
export type ScopeVerb = Exclude<Verb, 'compare'>;

/**
 * The scope of an area for a user who may do this there; null when there is no such area in the edition, or when it is
 * not theirs. The two are the same to the caller: 404.
 */
export async function authorizeArea(
  ctx: Context,
  input: { editionId: number; code: string; verb: ScopeVerb },
): Promise<AuthorizedArea | null> {
  const area = await findArea(ctx, input.editionId, input.code);
  if (!area) return null;
  const own = await ownAreaIn(ctx, input.editionId);
  const allowed = isAllowed({ role: ctx.actor.role, verb: input.verb, relation: relationOf(own, area) });
  // The one place outside the tests that makes a scope.
  return allowed ? (area as AuthorizedArea) : null;
}

/** Areas of an edition never change: a page reads each once, however many of its parts ask. */
const readArea = cache(getArea);

/** An area by its code; where the edition is older, or newer, than the provinces of Papua of 2022, by the one that it has there. */
async function findArea(ctx: Context, editionId: number, code: string): Promise<Area | null> {
  const found = await readArea(ctx.database, editionId, code);
  const other = found ? null : (codeBeforeSplit(code) ?? codeSinceSplit(code));
  return other === null ? found : readArea(ctx.database, editionId, other);
}

/**
 * The user's own area as an edition has it: of Merauke, 93.01, it is 91.01 in that of 2020. What the user writes in a campaign
 * of that edition is held to it.
 */
export async function ownAreaIn(ctx: Context, editionId: number): Promise<Person['area']> {
  const { area } = ctx.actor;
  if (codeBeforeSplit(area.code) === null) return area;
  return (await findArea(ctx, editionId, area.code)) ?? area;
}

/**
 * Looks for what has a number of its own, of whatever campaign, in the user's own area: by the numbers that it has, and by those
 * that it had before the provinces of Papua were divided.
 */
export async function findInOwnArea<Found>(
  ctx: Context,
  look: (transaction: ScopedTransaction) => Promise<Found | null>,
): Promise<Found | null> {
  const { area } = ctx.actor;
  const found = await inScope(ctx.database, area, look);
  const before = found === null ? rangeBeforeSplit(area) : null;
  return before === null ? found : inScope(ctx.database, before, look);
}

/**
 * The scope of the user's own office: offices outlive campaigns, and are kept by the code of the newest edition that has their
 * area. Null when the role may not act for it.
 */
export async function authorizeOwnOffice(ctx: Context): Promise<AuthorizedArea | null> {
  for (const { id } of await listEditions(ctx.database)) {
    const area = await authorizeOwnArea(ctx, id, 'office');
    if (area) return area;
  }
  return null;
}

/** The scope of the user's own area; null when the edition does not have it or the role may not do this. */
export function authorizeOwnArea(ctx: Context, editionId: number, verb: ScopeVerb): Promise<AuthorizedArea | null> {
  return authorizeArea(ctx, { editionId, code: ctx.actor.area.code, verb });
}

/**
 * The areas whose targets the user may set, by the matrix: own and inside, inside alone (their `lo` is above that of the
 * user's own), or none. Nation and provinces alone set any, and of those none has another code in an older edition.
 */
export function targetScopeOf(user: Person): TargetScope | null {
  const may = (relation: 'own' | 'descendant') => isAllowed({ role: user.role, verb: 'setTargets', relation });
  if (!may('descendant')) return null;
  const { lo, hi } = user.area;
  return { lo, hi, from: may('own') ? lo : lo + 1, to: hi } as TargetScope;
}
