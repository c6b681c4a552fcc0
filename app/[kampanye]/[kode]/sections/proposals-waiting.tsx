import { ProposalNotice } from '@/components/targets/proposal-notice';
import { loadProposalCounts } from '@/lib/server/loaders/target-proposals';

/** That proposals of targets wait for the reader's decision, or that those of the reader's office were decided. */
export async function ProposalsWaiting({ campaign }: { campaign: string }) {
  const counts = await loadProposalCounts(campaign);
  return counts && <ProposalNotice campaign={campaign} count={counts.open} decided={counts.decided} />;
}
