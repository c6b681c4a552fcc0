import { ProposalNotice } from '@/components/targets/proposal-notice';
import type { Campaign } from '@/lib/domain/campaigns';
import { countDecided, countProposals } from '@/lib/server/loaders/target-proposals';
import { findReader } from '@/lib/server/loaders/users';

/** That proposals of targets wait for the reader's decision, or that those of the reader's office were decided. */
export async function ProposalsWaiting({ campaign }: { campaign: Pick<Campaign, 'id' | 'slug'> }) {
  const ctx = await findReader();
  if (!ctx) return null;
  const [count, decided] = await Promise.all([countProposals(ctx, campaign.id), countDecided(ctx, campaign.id)]);
  return <ProposalNotice campaign={campaign.slug} count={count} decided={decided} />;
}
