import { notFound } from 'next/navigation';
import { ShareDesk } from '@/components/shares/share-desk';
import { ShareList } from '@/components/shares/share-list';
import { viewOf } from '@/lib/domain/figure-view';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { loadShareDesk } from '@/lib/server/loaders/shares';
import { requireReader } from '@/lib/server/loaders/users';
import { type AreaPageProps, addressOf, parseAreaQuery } from '../search-params';
import { ReportPage } from '../sections/report-page';
import { makeShareAction, revokeShareAction } from './actions';

/** Links that show an area without signing in: to make one, and to end those that are out. */
export default async function SharesPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const ctx = await requireReader(`/${kampanye}/${kode}/bagikan`);
  const request = { campaignSlug: kampanye, code: kode, ...viewOf(query), detail: null, series: false };
  const progress = await readAreaProgress(ctx, request, { lenient: true });
  const desk = progress && (await loadShareDesk(ctx, { campaign: progress.campaign, code: kode }));
  if (!desk) notFound();
  const { campaign, area, asOf } = progress;
  const address = addressOf(progress, query);
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={address}
      current="bagikan"
      user={ctx.actor}
      title="Tautan untuk dibaca tanpa masuk"
      asOf={asOf}
      asked={{ raw, progress }}
    >
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
    </ReportPage>
  );
}
