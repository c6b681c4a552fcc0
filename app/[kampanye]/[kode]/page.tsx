import { notFound } from 'next/navigation';
import { Answer } from '@/components/areas/answer';
import { AreaRows } from '@/components/areas/area-rows';
import { AreaTitle } from '@/components/areas/area-title';
import { Facts } from '@/components/areas/facts';
import { Sources } from '@/components/areas/source-note';
import { Stuck } from '@/components/areas/stuck';
import { Way } from '@/components/areas/way';
import { Where } from '@/components/areas/where';
import { ChannelPatterns } from '@/components/progress/channel-patterns';
import { SiteFooter } from '@/components/ui/site-footer';
import { loadAreaProgress } from '@/lib/loaders/progress';
import styles from './page.module.css';
import { ownPath, parseAreaQuery } from './search-params';
import { Found } from './sections/found';
import { Top } from './sections/top';

type Props = {
  params: Promise<{ kampanye: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** An area on a day: where and when, the answer, what holds it up, the way here, and the areas below. */
export default async function AreaPage({ params, searchParams }: Props) {
  const { kampanye, kode } = await params;
  const query = parseAreaQuery(await searchParams);
  const progress = await loadAreaProgress({
    campaignSlug: kampanye,
    code: kode,
    asOf: query.asOf,
    stage: query.stage,
    detail: query.detail,
    targetSet: query.targetSet,
    series: true,
    returnTo: ownPath({ kampanye, kode, query }),
  });
  if (!progress) notFound();
  const { campaign, area, asOf } = progress;
  const address = { campaign: campaign.slug, code: area.code, query };
  return (
    <>
      <AreaTitle progress={progress} />
      <ChannelPatterns />
      <Top campaign={campaign} address={address} asOf={asOf} />
      <main id="isi" className="wrap">
        <Where progress={progress} address={address} />
        <Found address={address} asOf={asOf} />
        <Answer progress={progress} />
        <Facts progress={progress} />
        <div className={styles.evidence}>
          <Way progress={progress} />
          <Stuck progress={progress} />
        </div>
        <AreaRows progress={progress} address={address} />
        <Sources progress={progress} />
      </main>
      <SiteFooter />
    </>
  );
}
