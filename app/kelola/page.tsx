import { notFound } from 'next/navigation';
import { ManageHome } from '@/components/campaigns/manage-home';
import { loadCampaignDesk } from '@/lib/server/loaders/campaigns';
import { requireReader } from '@/lib/server/loaders/users';
import { ManagePage } from './sections/manage-page';

/** Where an administrator of the nation finds what there is to manage; a 404 for all others. */
export default async function ManageHomePage() {
  const ctx = await requireReader('/kelola');
  const desk = await loadCampaignDesk(ctx);
  if (!desk) notFound();
  return (
    <ManagePage title="Kelola" steps={[]} ctx={ctx}>
      <ManageHome campaigns={desk.campaigns} today={desk.today} />
    </ManagePage>
  );
}
