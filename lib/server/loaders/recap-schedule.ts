import { inScope, servingDatabase } from '../../../db/client';
import { getCampaign } from '../../../db/queries/campaigns';
import { getNewestRecap } from '../../../db/queries/recap-schedule';
import type { AuthorizedArea } from '../../domain/areas';
import type { OfficeRecap } from '../../domain/recaps';
import type { SessionUser } from '../../domain/users';
import { authorizeOwnArea } from '../auth/areas';
import { currentUser } from '../auth/session';

/** The newest recap that was prepared for the office of an area; null: none yet. */
export function readOfficeRecap(area: AuthorizedArea, database = servingDatabase()): Promise<OfficeRecap | null> {
  return inScope(database, area, (transaction) => getNewestRecap(transaction, area));
}

/**
 * The newest recap of a user's own office; null: there is none, or the user may not act for the office.
 * @param campaignSlug of the page, whose areas are looked at; the recap may be of another campaign
 */
export async function readOwnRecap(
  user: SessionUser,
  campaignSlug: string,
  database = servingDatabase(),
): Promise<{ area: AuthorizedArea; recap: OfficeRecap } | null> {
  const campaign = await getCampaign(database, campaignSlug);
  const area = campaign && (await authorizeOwnArea(user, campaign.editionId, 'office', database));
  const recap = area && (await readOfficeRecap(area, database));
  return recap && { area, recap };
}

/** The same for whoever is signed in, as long as nobody of the office has seen it. */
export async function loadUnseenRecap(campaignSlug: string): Promise<OfficeRecap | null> {
  const user = await currentUser();
  const found = user && (await readOwnRecap(user, campaignSlug));
  return found && !found.recap.seen ? found.recap : null;
}
