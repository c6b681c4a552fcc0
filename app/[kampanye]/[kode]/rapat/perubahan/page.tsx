import { notFound } from 'next/navigation';
import { PageRules } from '@/components/reports/page-rules';
import { ChangesView } from '@/components/snapshots/changes-view';
import { MovementForm } from '@/components/snapshots/movement-form';
import { SnapshotTitle } from '@/components/snapshots/snapshot-title';
import { Message } from '@/components/ui/message';
import { layOut } from '@/lib/domain/reports';
import { buildChanges } from '@/lib/reports/changes';
import { loadMovement } from '@/lib/server/loaders/movement';
import { readOffice } from '@/lib/server/loaders/offices';
import { type AreaPageProps, parseAreaQuery } from '../../search-params';
import { ReportPage } from '../../sections/report-page';
import { formatSide, listViewParams, movementHref, parseMovementQuery, sortHrefs } from '../search-params';

/** What has changed since the last meeting, or between any two frozen sheets or days. */
export default async function MovementPage({ params, searchParams }: AreaPageProps) {
  const place = await params;
  const raw = await searchParams;
  const query = parseMovementQuery(raw);
  const loaded = await loadMovement({
    campaignSlug: place.kampanye,
    code: place.kode,
    from: query.from,
    to: query.to,
    view: query.view,
    returnTo: movementHref(place, query),
  });
  if (!loaded) notFound();
  const { campaign, area, ctx, compared, refusal, days } = loaded;
  const address = { campaign: campaign.slug, code: area.code, query: parseAreaQuery({}) };
  const asOf = compared?.table.after.day ?? days[0] ?? campaign.endDay;
  const office = await readOffice(ctx, campaign.editionId);
  const changes = compared && buildChanges({ campaign, ...compared, order: query.order, office });
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={address}
      current="rapat"
      user={ctx.actor}
      title="Apa yang berubah sejak rapat lalu"
      asOf={asOf}
      tab={<SnapshotTitle name="Perubahan" area={area} campaign={campaign} />}
      endsWithSheet
    >
      <MovementForm
        path={`/${campaign.slug}/${area.code}/rapat/perubahan`}
        kept={listViewParams(query.view)}
        snapshots={loaded.snapshots}
        days={days}
        from={formatSide(query.from)}
        to={formatSide(query.to)}
      />
      {refusal ? (
        <Message level={2} title={refusal.title}>
          <p>{refusal.detail}</p>
        </Message>
      ) : null}
      {changes ? (
        <>
          <PageRules titles={changes.report.titles} orientation={layOut(changes.report).orientation} />
          <ChangesView
            {...changes}
            warnings={[...query.unknown.map(describeUnknown), ...changes.warnings]}
            sorting={{ order: query.order, hrefs: sortHrefs(place, query) }}
            files={(['pdf', 'xlsx', 'csv'] as const).map((format) => ({
              label: format.toUpperCase(),
              href: movementHref(place, query, format),
            }))}
          />
        </>
      ) : null}
    </ReportPage>
  );
}

function describeUnknown(word: string): string {
  return `'${word.slice(0, 40)}' bukan arsip rapat atau tanggal, sehingga tidak dipakai. Pilih dari daftar di atas.`;
}
