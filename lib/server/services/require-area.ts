import { getCampaign } from '../../../db/queries/campaigns';
import type { AuthorizedArea } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import { notFoundProblem, Problem } from '../../domain/problems';
import { isAllowed } from '../../domain/users';
import { authorizeArea, type ScopeVerb } from '../auth/areas';
import type { Context } from '../auth/context';

/** @throws Problem 404 unknown campaign */
export async function requireCampaign(ctx: Context, slug: string): Promise<Campaign> {
  const campaign = await getCampaign(ctx.database, slug);
  if (!campaign) throw notFoundProblem();
  return campaign;
}

/** Refuses a role that never does this, before anything is read of what it sends. @throws Problem 403 */
export function requireRole(ctx: Context, verb: ScopeVerb): void {
  const never = (['own', 'descendant'] as const).every(
    (relation) => !isAllowed({ role: ctx.actor.role, verb, relation }),
  );
  if (never) throw new Problem('read-only', 'Peran akun ini tidak dapat melakukannya. Minta kantor di atas Anda.');
}

/**
 * A campaign and an area of it in which the actor may do this.
 * @throws Problem 404 unknown, or outside what the actor sees; 403 seen, but the actor may not do this there
 */
export async function requireAreaFor(
  ctx: Context,
  input: { campaignSlug: string; code: string; verb: ScopeVerb },
): Promise<{ campaign: Campaign; area: AuthorizedArea }> {
  requireRole(ctx, input.verb);
  const campaign = await requireCampaign(ctx, input.campaignSlug);
  const place = { editionId: campaign.editionId, code: input.code };
  const area = await authorizeArea(ctx, { ...place, verb: input.verb });
  if (area) return { campaign, area };
  if (await authorizeArea(ctx, { ...place, verb: 'view' }))
    throw new Problem('not-yours', 'Yang ini diputuskan kantor lain. Minta kantor di atas wilayah itu.');
  throw new Problem(
    'unknown-campaign-or-area',
    `Tidak ada wilayah '${input.code.slice(0, 20)}' di wilayah kerja Anda.`,
  );
}
