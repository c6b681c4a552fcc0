import { notFound } from 'next/navigation';
import { Rights } from '@/components/areas/rights';
import { CampaignProfile } from '@/components/campaigns/campaign-profile';
import { Trail } from '@/components/ui/trail';
import { loadCampaignPage } from '@/lib/server/loaders/campaign-page';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from './sections/campaign-shell';

type Props = { params: Promise<{ kampanye: string }> };

/** What a campaign is, how the reader's own area stands in it, and what the reader may do. */
export default async function CampaignPage({ params }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}`);
  const page = await loadCampaignPage(ctx, kampanye);
  if (!page) notFound();
  const { rights, ...profile } = page;
  const { campaign, progress } = page;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={campaign.name}>
      <Trail steps={[{ label: 'Beranda', href: '/' }]} here={campaign.name} />
      <CampaignProfile {...profile} />
      <Rights
        campaign={campaign.slug}
        area={progress.area}
        above={progress.path.map(({ area }) => area)}
        rights={rights}
      />
    </CampaignShell>
  );
}
