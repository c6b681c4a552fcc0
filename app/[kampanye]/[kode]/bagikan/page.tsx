import { notFound } from 'next/navigation';
import { MissedDay } from '@/components/areas/missed-day';
import { ReportHead } from '@/components/reports/report-head';
import { ShareDesk } from '@/components/shares/share-desk';
import { ShareList } from '@/components/shares/share-list';
import { SiteFooter } from '@/components/ui/site-footer';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { loadShareDesk } from '@/lib/server/loaders/shares';
import { requireReader } from '@/lib/server/loaders/users';
import { parseAreaQuery, queryAsShown, readAskedDay } from '../search-params';
import { Top } from '../sections/top';
import { makeShareAction, revokeShareAction } from './actions';

type Props = {
  params: Promise<{ kampanye: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Links that show an area without signing in: to make one, and to end those that are out. */
export default async function SharesPage({ params, searchParams }: Props) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const ctx = await requireReader(`/${kampanye}/${kode}/bagikan`);
  const request = { campaignSlug: kampanye, code: kode, ...query, series: false };
  const progress = await readAreaProgress(ctx, request, { lenient: true });
  const desk = progress && (await loadShareDesk(ctx, { campaign: progress.campaign, code: kode }));
  if (!desk) notFound();
  const { campaign, area, asOf } = progress;
  const address = { campaign: campaign.slug, code: area.code, query: queryAsShown(query, progress) };
  return (
    <>
      <Top campaign={campaign} address={address} asOf={asOf} />
      <main id="isi" className="wrap">
        <ReportHead
          campaign={campaign}
          area={area}
          address={address}
          current="bagikan"
          user={ctx.actor}
          title="Tautan untuk dibaca tanpa masuk"
        />
        <MissedDay asked={readAskedDay(raw)} progress={progress} />
        <ShareDesk
          progress={progress}
          address={address}
          snapshots={desk.snapshots.map(({ id, name, asOf: day }) => ({ id, name, asOf: day }))}
          make={makeShareAction}
        />
        <ShareList
          links={desk.links.map((link) => ({ ...link, asOf: parseAreaQuery(new URLSearchParams(link.query)).asOf }))}
          campaign={campaign.slug}
          code={area.code}
          revoke={revokeShareAction}
        />
      </main>
      <SiteFooter />
    </>
  );
}
