import { notFoundProblem } from '../../domain/problems';
import { accountOf, type Role } from '../../domain/users';
import type { Context } from '../auth/context';
import { type CampaignScope, loadCampaignScope } from '../loaders/imports';

/** An area in a campaign, as an address names it. */
export type Place = { campaignSlug: string; code: string };

/**
 * Who may freeze sheets of an area and hand out links to it: a user with an account. To everybody else there is no such page.
 * @throws Problem 404
 */
export async function requirePublisher(
  ctx: Context,
  place: Place,
): Promise<{ scope: CampaignScope; user: { id: number; role: Role } }> {
  const scope = await loadCampaignScope(ctx, { campaignSlug: place.campaignSlug, under: place.code, verb: 'publish' });
  const id = accountOf(ctx.actor);
  if (!scope || id === null) throw notFoundProblem();
  return { scope, user: { id, role: ctx.actor.role } };
}
