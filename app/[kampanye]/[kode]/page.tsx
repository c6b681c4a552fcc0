import { notFound } from 'next/navigation';
import { AreaBreadcrumb } from '@/components/areas/area-breadcrumb';
import { AreaTitle } from '@/components/areas/area-title';
import { AreaView } from '@/components/areas/area-view';
import { MissedDay } from '@/components/areas/missed-day';
import { ChannelPatterns } from '@/components/progress/channel-patterns';
import { SiteFooter } from '@/components/ui/site-footer';
import { viewOf } from '@/lib/domain/figure-view';
import { loadAreaProgress } from '@/lib/server/loaders/progress';
import { ownPath, parseAreaQuery, queryAsShown, readAskedDay } from './search-params';
import { Found } from './sections/found';
import { ProposalsWaiting } from './sections/proposals-waiting';
import { RecapReady } from './sections/recap-ready';
import { Top } from './sections/top';

type Props = {
  params: Promise<{ kampanye: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** An area on a day: where and when, the answer, what holds it up, the way here, and the areas below. */
export default async function AreaPage({ params, searchParams }: Props) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const progress = await loadAreaProgress({
    campaignSlug: kampanye,
    code: kode,
    ...viewOf(query),
    series: true,
    sparks: true,
    returnTo: ownPath({ kampanye, kode, query }),
  });
  if (!progress) notFound();
  const { campaign, area, asOf } = progress;
  const address = { campaign: campaign.slug, code: area.code, query: queryAsShown(query, progress) };
  return (
    <>
      <AreaTitle progress={progress} />
      <ChannelPatterns />
      <Top campaign={campaign} address={address} asOf={asOf} />
      <main id="isi" className="wrap">
        <RecapReady campaign={kampanye} returnTo={ownPath({ kampanye, kode, query })} />
        <ProposalsWaiting campaign={campaign} />
        <MissedDay asked={readAskedDay(raw)} progress={progress} />
        <AreaBreadcrumb progress={progress} address={address} />
        <Found address={address} asOf={asOf} />
        <AreaView progress={progress} address={address} />
      </main>
      <SiteFooter />
    </>
  );
}
