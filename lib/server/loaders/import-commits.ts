import { type Database, inScope, servingDatabase } from '../../../db/client';
import { getStanding, type ImportStanding } from '../../../db/queries/import-commits';
import type { SessionUser } from '../../domain/users';

/** Where an import stands and how far its commit is, for whoever sees its page; null: there is none in the user's area. */
export async function loadStanding(
  user: SessionUser,
  place: { campaignSlug: string; id: number },
  database: Database = servingDatabase(),
): Promise<ImportStanding | null> {
  const found = await inScope(database, user.area, (transaction) => getStanding(transaction, place.id));
  return found?.campaignSlug === place.campaignSlug ? found : null;
}
