import { notFound } from 'next/navigation';
import { OutageDesk } from '@/components/outages/outage-desk';
import { Trail } from '@/components/ui/trail';
import { loadOutagePage } from '@/lib/server/loaders/outages';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../sections/campaign-shell';
import { correctOutageAction, endOutageAction, noteOutageAction, withdrawOutageAction } from './actions';
import { parseDone } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Outages of servers and channels, the forms to note and end one, and the days lost. */
export default async function OutagesPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}/gangguan`);
  const page = await loadOutagePage(ctx, { campaignSlug: kampanye });
  if (!page) notFound();
  const { campaign, area } = page;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Gangguan · ${campaign.name}`}>
      <Trail steps={[{ label: area.name, href: `/${campaign.slug}/${area.code}` }]} here="Gangguan" />
      <OutageDesk
        campaign={campaign.slug}
        area={area}
        asOf={page.asOf}
        daysLost={page.daysLost}
        outages={page.outages}
        areas={page.areas}
        said={parseDone(await searchParams)}
        actions={{
          note: noteOutageAction,
          end: endOutageAction,
          correct: correctOutageAction,
          withdraw: withdrawOutageAction,
        }}
      />
    </CampaignShell>
  );
}
