import { notFound } from 'next/navigation';
import { AreaBreadcrumb } from '@/components/areas/area-breadcrumb';
import { AreaTitle } from '@/components/areas/area-title';
import { AreaView } from '@/components/areas/area-view';
import { MissedDay } from '@/components/areas/missed-day';
import { ChannelPatterns } from '@/components/progress/channel-patterns';
import { SiteFooter } from '@/components/ui/site-footer';
import { viewOf } from '@/lib/domain/figure-view';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';
import { loadNotices } from '@/lib/server/loaders/notices';
import { loadAreaProgress } from '@/lib/server/loaders/progress';
import { loadTrendComparison } from '@/lib/server/loaders/trend-comparison';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery, readAskedDay } from './search-params';
import { Calls } from './sections/calls';
import { Found } from './sections/found';
import { ProposalsWaiting } from './sections/proposals-waiting';
import { QuestionsOpen } from './sections/questions-open';
import { RecapReady } from './sections/recap-ready';
import { RightsHere } from './sections/rights-here';
import { Top } from './sections/top';
import { VisitsHere } from './sections/visits-here';

/** An area on a day: where and when, the answer, what holds it up, the way here, and the areas below. */
export default async function AreaPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const [progress] = await Promise.all([
    loadAreaProgress({
      campaignSlug: kampanye,
      code: kode,
      ...viewOf(query),
      series: true,
      sparks: true,
      calls: true,
      long: { table: query },
      returnTo: ownPath({ kampanye, kode, query }),
    }),
    // What goes by the campaign alone is read meanwhile; the parts below that show it find it read.
    loadCampaigns(),
    loadNotices(kampanye),
  ]);
  if (!progress) notFound();
  const { campaign, asOf } = progress;
  const address = addressOf(progress, query);
  const compared = await loadTrendComparison(progress, query.compare);
  return (
    <>
      <AreaTitle progress={progress} />
      <ChannelPatterns />
      <Top campaign={campaign} address={address} asOf={asOf} />
      <main id="isi" className="wrap">
        <RecapReady campaign={kampanye} returnTo={ownPath({ kampanye, kode, query })} />
        <ProposalsWaiting campaign={kampanye} />
        <QuestionsOpen progress={progress} />
        <MissedDay asked={readAskedDay(raw)} progress={progress} />
        <AreaBreadcrumb progress={progress} address={address} />
        <Found address={address} asOf={asOf} />
        <AreaView
          progress={progress}
          address={address}
          calls={<Calls progress={progress} address={address} />}
          visits={<VisitsHere progress={progress} />}
          {...(compared && { compared })}
        />
        <RightsHere progress={progress} />
      </main>
      <SiteFooter />
    </>
  );
}
