import { inScope } from '../../../db/client';
import { getStanding, type ImportStanding } from '../../../db/queries/import-commits';
import type { Context } from '../auth/context';

/** Where an import stands and how far its commit is, for the user who sees its page; null: there is none in the user's area. */
export async function loadStanding(
  ctx: Context,
  place: { campaignSlug: string; id: number },
): Promise<ImportStanding | null> {
  const found = await inScope(ctx.database, ctx.actor.area, (transaction) => getStanding(transaction, place.id));
  return found?.campaignSlug === place.campaignSlug ? found : null;
}
