import { type Database, inScope, servingDatabase } from '../../../db/client';
import { getBundleFile, listBundles } from '../../../db/queries/bundles';
import { getCampaign } from '../../../db/queries/campaigns';
import type { AuthorizedArea } from '../../domain/areas';
import type { Bundle } from '../../domain/bundles';
import type { Campaign } from '../../domain/campaigns';
import type { SessionUser } from '../../domain/users';
import { authorizeArea, authorizeOwnArea } from '../auth/areas';

/** An area of which somebody may make bundles. `own`: the user's own area, within which all their bundles lie. */
export type BundleScope = { campaign: Campaign; area: AuthorizedArea; own: AuthorizedArea; userId: number };

/**
 * For somebody with an account, who sees the area; null: there is no such area, it is not theirs, or they have no
 * account: a bundle is kept for whoever asked for it.
 */
export async function loadBundleScope(
  user: SessionUser,
  place: { campaignSlug: string; code: string },
  database: Database = servingDatabase(),
): Promise<BundleScope | null> {
  if (user.id === null) return null;
  const campaign = await getCampaign(database, place.campaignSlug);
  if (!campaign) return null;
  const { editionId } = campaign;
  const [area, own] = await Promise.all([
    authorizeArea(user, { editionId, code: place.code, verb: 'view' }, database),
    authorizeOwnArea(user, editionId, 'view', database),
  ]);
  return area && own && { campaign, area, own, userId: user.id };
}

/** The user's bundles, of whatever area, the newest first. */
export function loadBundles(
  { own, userId }: Pick<BundleScope, 'own' | 'userId'>,
  database: Database = servingDatabase(),
): Promise<Bundle[]> {
  return inScope(database, own, (transaction) => listBundles(transaction, userId));
}

/** The file of a finished bundle of the user's own; null: there is none of this area. */
export async function loadBundleFile(
  user: SessionUser,
  place: { campaignSlug: string; code: string; id: number },
  database: Database = servingDatabase(),
): Promise<{ fileName: string; content: Uint8Array } | null> {
  const scope = await loadBundleScope(user, place, database);
  if (!scope) return null;
  const { campaign, area, own, userId } = scope;
  return inScope(database, own, (transaction) =>
    getBundleFile(transaction, { id: place.id, userId, campaignId: campaign.id, areaCode: area.code }),
  );
}
