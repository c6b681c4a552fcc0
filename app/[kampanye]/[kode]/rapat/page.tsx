import { notFound } from 'next/navigation';
import { MissedDay } from '@/components/areas/missed-day';
import { ReportHead } from '@/components/reports/report-head';
import { FreezeForm } from '@/components/snapshots/freeze-form';
import { DeletedSnapshots, SnapshotList } from '@/components/snapshots/snapshot-list';
import { SnapshotTitle } from '@/components/snapshots/snapshot-title';
import { Island } from '@/components/ui/island';
import { SiteFooter } from '@/components/ui/site-footer';
import { viewOf } from '@/lib/domain/figure-view';
import { parseId } from '@/lib/domain/ids';
import { loadAreaProgress } from '@/lib/server/loaders/progress';
import { loadSnapshots } from '@/lib/server/loaders/snapshots';
import { ownPath, parseAreaQuery, queryAsShown, readAskedDay } from '../search-params';
import { Top } from '../sections/top';
import { freezeAction, restoreAction } from './actions';
import styles from './page.module.css';

type Props = {
  params: Promise<{ kampanye: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The sheets of an area that were frozen for a meeting, and the form that freezes the one of today. */
export default async function SnapshotsPage({ params, searchParams }: Props) {
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
      series: false,
      returnTo,
    }),
  ]);
  if (!list || !progress) notFound();
  const { campaign, area, ctx, mayFreeze } = list;
  const address = { campaign: campaign.slug, code: area.code, query: queryAsShown(query, progress) };
  const path = `/${campaign.slug}/${area.code}/rapat`;
  return (
    <>
      <SnapshotTitle name="Lembar beku" area={area} campaign={campaign} />
      <Top campaign={campaign} address={address} asOf={progress.asOf} />
      <main id="isi" className="wrap">
        <ReportHead
          campaign={campaign}
          area={area}
          address={address}
          current="rapat"
          user={ctx.actor}
          title="Lembar beku"
        />
        <MissedDay asked={readAskedDay(raw)} progress={progress} />
        {mayFreeze ? (
          <div className="screen-only">
            <Island name="bekukan">
              <FreezeForm
                address={address}
                asOf={progress.asOf}
                requestKey={crypto.randomUUID()}
                action={freezeAction}
              />
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
      </main>
      <SiteFooter />
    </>
  );
}
