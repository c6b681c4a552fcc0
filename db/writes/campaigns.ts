import { eq } from 'drizzle-orm';
import { Problem } from '../../lib/domain/problems';
import type { Database } from '../client';
import { campaigns } from '../schema';
import { recordAudit } from './audit';
import type { Actor } from './users';

/**
 * Turns links without sign-in on or off for a campaign. Off stops those that are out at once; on lets them work again,
 * but for those that were revoked or have expired. Returns whether that changed anything.
 * @throws Problem 404 when there is no such campaign
 */
export async function setSharing(
  database: Database,
  input: { slug: string; sharing: boolean },
  actor: Actor,
): Promise<boolean> {
  const { slug, sharing } = input;
  return database.transaction(async (transaction) => {
    const [campaign] = await transaction
      .select({ id: campaigns.id, sharing: campaigns.sharing })
      .from(campaigns)
      .where(eq(campaigns.slug, slug))
      .for('update');
    if (!campaign) {
      throw new Problem('campaign-unknown', `Tidak ada kampanye '${slug}'.`);
    }
    if (campaign.sharing === sharing) return false;
    await transaction.update(campaigns).set({ sharing }).where(eq(campaigns.id, campaign.id));
    await recordAudit(transaction, {
      userId: actor.id,
      action: 'campaign.sharing',
      campaignId: campaign.id,
      area: null,
      subject: slug,
      detail: { sharing },
    });
    return true;
  });
}
