import { nationCode, rangeOfCode, relationOf } from '../../domain/areas';
import { Problem } from '../../domain/problems';
import { isAllowed } from '../../domain/users';
import type { Context } from './context';

/** Whether the actor manages the nation: campaigns belong to no smaller area. */
export function managesNation({ actor }: Context): boolean {
  const nation = { code: nationCode, ...rangeOfCode(nationCode) };
  return isAllowed({ role: actor.role, verb: 'manage', relation: relationOf(actor.area, nation) });
}

/** @throws Problem 403 for an actor who does not manage the nation */
export function requireManager(ctx: Context): void {
  if (managesNation(ctx)) return;
  throw new Problem(
    'may-not-manage',
    'Kampanye dibuka dan diubah oleh administrator nasional. Mintalah kepada administrator Anda.',
  );
}
