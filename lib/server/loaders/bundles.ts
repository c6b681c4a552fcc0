import { inScope } from '../../../db/client';
import { getBundleFile, listBundles } from '../../../db/queries/bundles';
import type { AuthorizedArea } from '../../domain/areas';
import type { Bundle } from '../../domain/bundles';
import type { Campaign } from '../../domain/campaigns';
import { accountOf } from '../../domain/users';
import { authorizeArea, authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';

/** An area of which a user may make bundles. `own`: the user's own area, within which all their bundles lie. */
export type BundleScope = { campaign: Campaign; area: AuthorizedArea; own: AuthorizedArea; userId: number };

/**
 * For a user with an account, who sees the area; null: there is no such area, it is not theirs, or they have no
 * account: a bundle is kept for the user who asked for it.
 */
export async function loadBundleScope(
  ctx: Context,
  place: { campaignSlug: string; code: string },
): Promise<BundleScope | null> {
  const userId = accountOf(ctx.actor);
  if (userId === null) return null;
  const campaign = await readCampaign(ctx.database, place.campaignSlug);
  if (!campaign) return null;
  const { editionId } = campaign;
  const [area, own] = await Promise.all([
    authorizeArea(ctx, { editionId, code: place.code, verb: 'view' }),
    authorizeOwnArea(ctx, editionId, 'view'),
  ]);
  return area && own && { campaign, area, own, userId };
}

/** The user's bundles, of whatever area, the newest first. */
export function loadBundles(ctx: Context, { own, userId }: Pick<BundleScope, 'own' | 'userId'>): Promise<Bundle[]> {
  return inScope(ctx.database, own, (transaction) => listBundles(transaction, userId));
}

/** The file of a finished bundle of the user's own; null: there is none of this area. */
export async function loadBundleFile(
  ctx: Context,
  place: { campaignSlug: string; code: string; id: number },
): Promise<{ fileName: string; content: Uint8Array } | null> {
  const scope = await loadBundleScope(ctx, place);
  if (!scope) return null;
  const { campaign, area, own, userId } = scope;
  return inScope(ctx.database, own, (transaction) =>
    getBundleFile(transaction, { id: place.id, userId, campaignId: campaign.id, areaCode: area.code }),
  );
}
