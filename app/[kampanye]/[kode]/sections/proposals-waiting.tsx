import { ProposalNotice } from '@/components/targets/proposal-notice';
import { loadNotices } from '@/lib/server/loaders/notices';

/** That proposals of targets wait for the reader's decision, or that those of the reader's office were decided. */
export async function ProposalsWaiting({ campaign }: { campaign: string }) {
  const notices = await loadNotices(campaign);
  if (!notices) return null;
  const { open, decided } = notices.proposals;
  return <ProposalNotice campaign={campaign} count={open} decided={decided} />;
}
