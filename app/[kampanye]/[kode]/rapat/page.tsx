import { notFound } from 'next/navigation';
import { FreezeForm } from '@/components/snapshots/freeze-form';
import { DeletedSnapshots, SnapshotList } from '@/components/snapshots/snapshot-list';
import { SnapshotTitle } from '@/components/snapshots/snapshot-title';
import { Island } from '@/components/ui/island';
import { viewOf } from '@/lib/domain/figure-view';
import { parseId } from '@/lib/domain/ids';
import { loadAreaProgress } from '@/lib/server/loaders/progress';
import { loadSnapshots } from '@/lib/server/loaders/snapshots';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery } from '../search-params';
import { ReportPage } from '../sections/report-page';
import { freezeAction, restoreAction } from './actions';
import styles from './page.module.css';

/** The sheets of an area that were frozen for a meeting, and the form that freezes the one of today. */
export default async function SnapshotsPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const returnTo = ownPath({ kampanye, kode, query, below: 'rapat' });
  const [list, progress] = await Promise.all([
    loadSnapshots({ campaignSlug: kampanye, code: kode, returnTo }),
    loadAreaProgress({
      campaignSlug: kampanye,
      code: kode,
      ...viewOf(query),
      detail: null,
      series: false,
      returnTo,
    }),
  ]);
  if (!list || !progress) notFound();
  const { campaign, area, ctx, mayFreeze } = list;
  const address = addressOf(progress, query);
  const path = `/${campaign.slug}/${area.code}/rapat`;
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={address}
      current="rapat"
      user={ctx.actor}
      title="Arsip rapat"
      asOf={progress.asOf}
      asked={{ raw, progress }}
      tab={<SnapshotTitle name="Arsip rapat" area={area} campaign={campaign} />}
    >
      {mayFreeze ? (
        <div className="screen-only">
          <Island name="bekukan">
            <FreezeForm address={address} asOf={progress.asOf} requestKey={crypto.randomUUID()} action={freezeAction} />
          </Island>
        </div>
      ) : null}
      <p className={`${styles.onward} screen-only`}>
        <a href={`${path}/perubahan`}>Apa yang berubah sejak rapat lalu</a>
      </p>
      <SnapshotList snapshots={list.snapshots} path={path} mayFreeze={mayFreeze} />
      <DeletedSnapshots
        deleted={list.deleted}
        justNow={typeof raw.dihapus === 'string' ? parseId(raw.dihapus) : null}
        campaign={campaign.slug}
        code={area.code}
        restore={restoreAction}
      />
    </ReportPage>
  );
}
