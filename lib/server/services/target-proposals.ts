import {
  acceptProposals,
  declineProposals,
  mayNotDecide,
  withdrawProposals,
} from '../../../db/writes/target-decisions';
import { notFoundProblem } from '../../domain/problems';
import type { TargetScope } from '../../domain/target-proposals';
import { auditedAs, isAllowed } from '../../domain/users';
import { targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { findProposalPlace, loadProposals } from '../loaders/target-proposals';

type Found = NonNullable<Awaited<ReturnType<typeof loadProposals>>>;
type Chosen = { campaignSlug: string; ids: number[] };

/** Proposals of a campaign that the actor sees. @throws Problem 404 without such a campaign */
export async function requireProposals(ctx: Context, input: Parameters<typeof loadProposals>[1]): Promise<Found> {
  const found = await loadProposals(ctx, input);
  if (!found) throw notFoundProblem();
  return found;
}

/** Refuses who decides nothing that others propose, before anything is read of what they send. @throws Problem 403 */
export function requireDecider(ctx: Context): TargetScope {
  const scope = targetScopeOf(ctx.actor);
  if (!scope) throw mayNotDecide();
  return scope;
}

/** Refuses who proposes nothing. @throws Problem 403 */
export function requireProposer(ctx: Context): void {
  if (!isAllowed({ role: ctx.actor.role, verb: 'import', relation: 'own' })) throw mayNotDecide();
}

/** Sets the targets that were proposed. `seen`: what was shown of each. @throws Problem as `acceptProposals` */
export async function acceptTargets(
  ctx: Context,
  { campaignSlug, ids, ...said }: Chosen & Pick<Parameters<typeof acceptProposals>[2], 'seen' | 'reason'>,
): Promise<void> {
  const scope = requireDecider(ctx);
  const { act } = await requireChosen(ctx, { campaignSlug, ids });
  await acceptProposals(ctx.database, scope, { ...act, ...said });
}

/** Leaves the targets as they are. @throws Problem as `declineProposals` */
export async function declineTargets(ctx: Context, { reason, ...chosen }: Chosen & { reason: string }): Promise<void> {
  const scope = requireDecider(ctx);
  const { act } = await requireChosen(ctx, chosen);
  await declineProposals(ctx.database, scope, { ...act, reason });
}

/** Takes back what the actor, or the actor's office, proposed. @throws Problem as `withdrawProposals` */
export async function withdrawTargets(ctx: Context, chosen: Chosen): Promise<void> {
  requireProposer(ctx);
  const { act, area } = await requireChosen(ctx, chosen);
  await withdrawProposals(ctx.database, area, act);
}

/** Where the chosen proposals are decided: the writes read them, and refuse those that are not the actor's to see. */
async function requireChosen(ctx: Context, { campaignSlug, ids }: Chosen) {
  const place = await findProposalPlace(ctx, campaignSlug);
  if (!place) throw notFoundProblem();
  const { area, campaign } = place;
  const act = { campaignId: campaign.id, editionId: campaign.editionId, userId: auditedAs(ctx.actor), ids };
  return { area, act };
}
