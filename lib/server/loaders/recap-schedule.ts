import { headers } from 'next/headers';
import { inScope } from '../../../db/client';
import { listRecipients } from '../../../db/queries/recap-recipients';
import { getNewestRecap } from '../../../db/queries/recap-schedule';
import type { AuthorizedArea } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import type { RecapRecipient } from '../../domain/recap-recipients';
import type { OfficeRecap } from '../../domain/recaps';
import { clientAddress } from '../auth/address';
import { authorizeOwnArea, authorizeOwnOffice } from '../auth/areas';
import type { Context } from '../auth/context';
import { openRecipientLink } from '../auth/recipients';
import { readCampaign } from './campaigns';

/** The newest recap that was prepared for the office of an area; null: none yet. */
export function readOfficeRecap(ctx: Context, area: AuthorizedArea): Promise<OfficeRecap | null> {
  return inScope(ctx.database, area, (transaction) => getNewestRecap(transaction, area));
}

/** The user's own office, whose recap a page of a campaign may tell of; null: the user may not act for it. */
export async function findOwnOffice(
  ctx: Context,
  campaign: Pick<Campaign, 'editionId'>,
): Promise<AuthorizedArea | null> {
  const known = await authorizeOwnArea(ctx, campaign.editionId, 'office');
  return known && authorizeOwnOffice(ctx);
}

/**
 * The newest recap of a user's own office; null: there is none, or the user may not act for the office.
 * @param campaignSlug of the page, whose areas are looked at; the recap may be of another campaign
 */
export async function readOwnRecap(
  ctx: Context,
  campaignSlug: string,
): Promise<{ area: AuthorizedArea; recap: OfficeRecap } | null> {
  const campaign = await readCampaign(ctx.database, campaignSlug);
  const area = campaign && (await findOwnOffice(ctx, campaign));
  const recap = area && (await readOfficeRecap(ctx, area));
  return recap && { area, recap };
}

/** What the link of a recipient asks, as far as it opens anything for the address that asks. */
export async function loadRecipientLink(secret: string): Promise<{ email: string; office: string } | null> {
  const found = await openRecipientLink(secret, clientAddress((await headers()).get('x-forwarded-for')));
  return found && { email: found.email, office: found.office };
}

/** The addresses that an office names for its recap, with whether their owners want it. */
export async function readOfficeRecipients(
  ctx: Context,
  area: AuthorizedArea,
  emails: readonly string[],
): Promise<RecapRecipient[]> {
  const all = await inScope(ctx.database, area, (transaction) => listRecipients(transaction, area));
  // Who declined and is named no more is kept, but is no recipient of the office.
  return all.filter((one) => emails.includes(one.email));
}
