import { notFound } from 'next/navigation';
import { CampaignList } from '@/components/campaigns/campaign-list';
import { UserShell } from '@/components/users/user-shell';
import { loadCampaignDesk } from '@/lib/server/loaders/campaigns';
import { requireReader } from '@/lib/server/loaders/users';

/** All campaigns; 404 unless the user is an administrator of the nation. */
export default async function CampaignsPage() {
  const ctx = await requireReader('/kelola/kampanye');
  const desk = await loadCampaignDesk(ctx);
  if (!desk) notFound();
  return (
    <UserShell
      title="Kampanye"
      steps={[
        { label: 'Beranda', href: '/' },
        { label: 'Kelola', href: '/kelola' },
      ]}
      user={ctx.actor}
    >
      <CampaignList campaigns={desk.campaigns} today={desk.today} />
    </UserShell>
  );
}
