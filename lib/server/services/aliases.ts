import { revokeAlias } from '../../../db/writes/aliases';
import { notFoundProblem, Problem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import type { Context } from '../auth/context';
import { loadCampaignScope } from '../loaders/imports';

/**
 * Takes a name back that the actor's office had explained. One that is gone already is as good as taken back.
 * @throws Problem 404 to those who may not import there
 */
export async function forgetAlias(ctx: Context, input: { campaignSlug: string; id: number }): Promise<void> {
  const scope = await loadCampaignScope(ctx, { campaignSlug: input.campaignSlug, under: null, verb: 'import' });
  if (!scope) throw notFoundProblem();
  try {
    await revokeAlias(ctx.database, scope.area, { id: input.id, userId: auditedAs(ctx.actor) });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 404) throw error;
  }
}
