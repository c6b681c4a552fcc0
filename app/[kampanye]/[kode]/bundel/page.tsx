import { notFound } from 'next/navigation';
import { BundleDesk } from '@/components/bundles/bundle-desk';
import { loadBundleScope, loadBundles } from '@/lib/server/loaders/bundles';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { requireReader } from '@/lib/server/loaders/users';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery } from '../search-params';
import { ReportPage } from '../sections/report-page';
import { cancelBundleAction, makeBundleAction } from './actions';

/** All sheets below an area as one file, made behind the request. */
export default async function BundlePage({ params, searchParams }: AreaPageProps) {
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
  const address = addressOf(progress, query);
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={address}
      current="bundel"
      user={ctx.actor}
      title="Semua lembar dalam satu file"
      asOf={asOf}
      asked={{ raw, progress }}
    >
      <BundleDesk
        progress={progress}
        address={address}
        bundles={await loadBundles(ctx, scope)}
        make={makeBundleAction}
        cancel={cancelBundleAction}
      />
    </ReportPage>
  );
}
