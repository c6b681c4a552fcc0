import { notFound } from 'next/navigation';
import { Sheet } from '@/components/reports/sheet';
import { SnapshotChanges } from '@/components/snapshots/change-forms';
import { SnapshotDamaged, SnapshotHead } from '@/components/snapshots/snapshot-head';
import { SnapshotTitle } from '@/components/snapshots/snapshot-title';
import { Island } from '@/components/ui/island';
import { parseId } from '@/lib/domain/ids';
import { mostSheetRows } from '@/lib/domain/reports';
import { pickColumns } from '@/lib/reports/report';
import { damagedSnapshot, loadSnapshot } from '@/lib/server/loaders/snapshots';
import { parseAreaQuery } from '../../search-params';
import { ReportPage } from '../../sections/report-page';
import { deleteAction, renameAction } from '../actions';

type Props = { params: Promise<{ kampanye: string; kode: string; id: string }> };

/** A sheet as it was frozen, whatever has come in since. */
export default async function SnapshotPage({ params }: Props) {
  const { kampanye, kode, id } = await params;
  const number = parseId(id);
  if (number === null) notFound();
  const returnTo = `/${kampanye}/${kode}/rapat/${number}`;
  const opened = await loadSnapshot({ campaignSlug: kampanye, code: kode, id: number, returnTo });
  if (!opened) notFound();
  const { campaign, area, snapshot, content, ctx, mayChange } = opened;
  const address = { campaign: campaign.slug, code: area.code, query: parseAreaQuery({}) };
  const report = content && pickColumns(content.report, content.columns);
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={address}
      current="rapat"
      user={ctx.actor}
      title={snapshot.name}
      asOf={snapshot.asOf}
      tab={<SnapshotTitle name={snapshot.name} area={area} campaign={campaign} />}
      endsWithSheet
    >
      <SnapshotHead snapshot={snapshot} path={`/${campaign.slug}/${area.code}/rapat`} open={content !== null} />
      {report && content ? null : <SnapshotDamaged {...describeDamaged(snapshot)} />}
      {mayChange ? (
        <Island name="ubah arsip rapat">
          <SnapshotChanges
            target={{ campaign: campaign.slug, code: area.code, id: snapshot.id, name: snapshot.name }}
            rename={renameAction}
            remove={deleteAction}
          />
        </Island>
      ) : null}
      {report && content && snapshot.rowCount <= mostSheetRows ? (
        <Sheet report={report} orientation={content.orientation} />
      ) : null}
    </ReportPage>
  );
}

function describeDamaged(snapshot: { name: string }): { title: string; detail: string } {
  const { title, detail } = damagedSnapshot(snapshot);
  return { title, detail };
}
