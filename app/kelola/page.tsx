import { notFound } from 'next/navigation';
import { ManageHome } from '@/components/campaigns/manage-home';
import { UserShell } from '@/components/users/user-shell';
import { listManagePages } from '@/lib/domain/manage-pages';
import { loadAuditCheck, loadLastBackup } from '@/lib/server/loaders/audit';
import { loadCampaignDesk } from '@/lib/server/loaders/campaigns';
import { requireReader } from '@/lib/server/loaders/users';

/** Links to the pages of administration that the user opens; 404 where there is none. */
export default async function ManageHomePage() {
  const ctx = await requireReader('/kelola');
  const pages = listManagePages(ctx.actor.role);
  if (pages.length === 0) notFound();
  const desk = await loadCampaignDesk(ctx);
  const upkeep = desk && {
    ...{ campaigns: desk.campaigns, today: desk.today, now: ctx.now },
    lastBackup: await loadLastBackup(ctx),
    auditCheck: (await loadAuditCheck(ctx)) ?? null,
  };
  return (
    <UserShell title="Kelola" steps={[{ label: 'Beranda', href: '/' }]} user={ctx.actor}>
      <ManageHome pages={pages} upkeep={upkeep} />
    </UserShell>
  );
}
