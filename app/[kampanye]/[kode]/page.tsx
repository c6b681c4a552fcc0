import { notFound } from 'next/navigation';
import { Answer } from '@/components/areas/answer';
import { Facts } from '@/components/areas/facts';
import { Stuck } from '@/components/areas/stuck';
import { Way } from '@/components/areas/way';
import { Where } from '@/components/areas/where';
import { ChannelPatterns } from '@/components/progress/channel-patterns';
import { SiteFooter } from '@/components/ui/site-footer';
import { formatAreaName } from '@/lib/format/areas';
import { formatPercent } from '@/lib/format/numbers';
import { loadAreaProgress } from '@/lib/loaders/progress';
import styles from './page.module.css';
import { parseAreaQuery } from './search-params';
import { Found } from './sections/found';
import { Rows } from './sections/rows';
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
  });
  if (!progress) notFound();
  const { campaign, area, headline, asOf } = progress;
  const address = { campaign: campaign.slug, code: area.code, query };
  return (
    <>
      <title>{`${formatAreaName(area)} ${formatPercent(headline.percent, headline.total)} · ${campaign.name} · Kejar Target`}</title>
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
        <Rows progress={progress} address={address} />
      </main>
      <SiteFooter
        lines={[`Sumber angka: ${campaign.source}`, ...(campaign.simulated ? [`Simulasi: ${campaign.simulated}`] : [])]}
      />
    </>
  );
}
