import { notFound } from 'next/navigation';
import { CampaignList } from '@/components/campaigns/campaign-list';
import { loadCampaignDesk } from '@/lib/server/loaders/campaigns';
import { requireReader } from '@/lib/server/loaders/users';
import { ManagePage } from '../sections/manage-page';

/** All campaigns, for administrators of the nation; a 404 for all others. */
export default async function CampaignsPage() {
  const ctx = await requireReader('/kelola/kampanye');
  const desk = await loadCampaignDesk(ctx);
  if (!desk) notFound();
  return (
    <ManagePage title="Kampanye" steps={[]} ctx={ctx}>
      <CampaignList campaigns={desk.campaigns} today={desk.today} />
    </ManagePage>
  );
}
