import { notFound } from 'next/navigation';
import { ClosureDesk } from '@/components/closures/closure-desk';
import { Trail } from '@/components/ui/trail';
import { loadSignOffPage } from '@/lib/server/loaders/closures';
import { requireReader } from '@/lib/server/loaders/users';
import { readUnreadDay } from '../../../search-params';
import { CampaignShell } from '../../sections/campaign-shell';
import { type AreaPageProps, parseAreaQuery } from '../search-params';
import { closeAction, openAction } from './actions';
import { parseDone } from './search-params';

/** The areas inside an area on a day, to be signed off by the office above them. */
export default async function SignOffPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const ctx = await requireReader(`/${kampanye}/${kode}/pengesahan`);
  const page = await loadSignOffPage(ctx, { campaignSlug: kampanye, code: kode, asOf: parseAreaQuery(raw).asOf });
  if (!page) notFound();
  const { campaign, area, asOf } = page.progress;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Pengesahan · ${area.name} · ${campaign.name}`}>
      <Trail steps={[{ label: area.name, href: `/${campaign.slug}/${area.code}` }]} here="Pengesahan" />
      <ClosureDesk
        campaign={campaign.slug}
        area={area}
        asOf={asOf}
        unreadDay={readUnreadDay(raw, 'per')}
        span={{ startDay: campaign.startDay, lastDay: page.lastDay }}
        states={page.states}
        history={page.history}
        said={parseDone(raw)}
        actions={{ close: closeAction, open: openAction }}
      />
    </CampaignShell>
  );
}
