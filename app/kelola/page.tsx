import { notFound } from 'next/navigation';
import { ManageHome } from '@/components/campaigns/manage-home';
import { UserShell } from '@/components/users/user-shell';
import { loadLastBackup } from '@/lib/server/loaders/audit';
import { loadCampaignDesk } from '@/lib/server/loaders/campaigns';
import { requireReader } from '@/lib/server/loaders/users';

/** Links to the pages of administration; 404 unless the user is an administrator of the nation. */
export default async function ManageHomePage() {
  const ctx = await requireReader('/kelola');
  const desk = await loadCampaignDesk(ctx);
  if (!desk) notFound();
  const lastBackup = await loadLastBackup(ctx);
  return (
    <UserShell title="Kelola" steps={[{ label: 'Beranda', href: '/' }]} user={ctx.actor}>
      <ManageHome campaigns={desk.campaigns} today={desk.today} lastBackup={lastBackup} now={ctx.now} />
    </UserShell>
  );
}
