import { eq } from 'drizzle-orm';
import { refusedByState } from '../../lib/domain/campaigns';
import { Problem } from '../../lib/domain/problems';
import type { Transaction } from '../client';
import { campaigns } from '../schema';

/**
 * Refuses a write to a closed or archived campaign, and keeps the campaign in its state until the transaction ends.
 * @param what `report`: a new figure, refused once it is closed; `change`: anything else, refused once it is archived
 * @throws Problem 409 `campaign-closed`, `campaign-archived`
 */
export async function requireOpenCampaign(
  transaction: Transaction,
  campaignId: number,
  what: 'report' | 'change',
): Promise<void> {
  const [found] = await transaction
    .select({ name: campaigns.name, closedAt: campaigns.closedAt, archivedAt: campaigns.archivedAt })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
    .for('share');
  if (found) refuseClosed(found, what);
}

/** As `requireOpenCampaign`, for a campaign that was read already: refuses a request before it writes. */
export function refuseClosed(
  campaign: { name: string; closedAt: Date | null; archivedAt: Date | null },
  what: 'report' | 'change',
): void {
  const state = refusedByState(campaign, what);
  if (state) throw state === 'archived' ? archived(campaign.name) : closed(campaign.name);
}

function archived(name: string): Problem {
  return new Problem(
    'campaign-archived',
    `${name} sudah diarsipkan: angkanya hanya dapat dibaca. Bila masih ada yang perlu diubah, minta administrator nasional membukanya kembali.`,
  );
}

function closed(name: string): Problem {
  return new Problem(
    'campaign-closed',
    `${name} sudah ditutup dan tidak menerima laporan lagi. Bila masih ada laporan, minta administrator nasional membukanya kembali.`,
  );
}
