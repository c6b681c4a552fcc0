import { getStanding, type ImportStanding } from '../../../db/queries/import-commits';
import { findInOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';

/** Where an import stands and how far its commit is, for the user who sees its page; null: there is none in the user's area. */
export async function loadStanding(
  ctx: Context,
  place: { campaignSlug: string; id: number },
): Promise<ImportStanding | null> {
  const found = await findInOwnArea(ctx, (transaction) => getStanding(transaction, place.id));
  return found?.campaignSlug === place.campaignSlug ? found : null;
}
