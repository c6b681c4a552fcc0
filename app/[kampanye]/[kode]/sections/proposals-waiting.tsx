import { ProposalNotice } from '@/components/targets/proposal-notice';
import type { Campaign } from '@/lib/domain/campaigns';
import { countProposals } from '@/lib/loaders/target-proposals';
import { loadReader } from '@/lib/loaders/users';

/** That proposals of targets wait for the reader's decision; nothing for those who decide none. */
export async function ProposalsWaiting({ campaign }: { campaign: Pick<Campaign, 'id' | 'slug'> }) {
  const user = await loadReader();
  return user ? <ProposalNotice campaign={campaign.slug} count={await countProposals(user, campaign.id)} /> : null;
}
