import { notFound } from 'next/navigation';
import { MissedDay } from '@/components/areas/missed-day';
import { BundleDesk } from '@/components/bundles/bundle-desk';
import { ReportHead } from '@/components/reports/report-head';
import { SiteFooter } from '@/components/ui/site-footer';
import { loadBundleScope, loadBundles } from '@/lib/server/loaders/bundles';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { requireReader } from '@/lib/server/loaders/users';
import { ownPath, parseAreaQuery, queryAsShown, readAskedDay } from '../search-params';
import { Top } from '../sections/top';
import { cancelBundleAction, makeBundleAction } from './actions';

type Props = {
  params: Promise<{ kampanye: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All sheets below an area as one file, made behind the request. */
export default async function BundlePage({ params, searchParams }: Props) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = { ...parseAreaQuery(raw), detail: null };
  const ctx = await requireReader(ownPath({ kampanye, kode, query, below: 'bundel' }));
  const place = { campaignSlug: kampanye, code: kode };
  const [scope, progress] = await Promise.all([
    loadBundleScope(ctx, place),
    readAreaProgress(ctx, { ...place, ...query, series: false }, { lenient: true }),
  ]);
  if (!scope || !progress) notFound();
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
          current="bundel"
          user={ctx.actor}
          title="Semua lembar dalam satu berkas"
        />
        <MissedDay asked={readAskedDay(raw)} progress={progress} />
        <BundleDesk
          progress={progress}
          address={address}
          bundles={await loadBundles(ctx, scope)}
          make={makeBundleAction}
          cancel={cancelBundleAction}
        />
      </main>
      <SiteFooter />
    </>
  );
}
