import { notFound, redirect } from 'next/navigation';
import { ColumnChoice } from '@/components/reports/column-choice';
import { ColumnLegend } from '@/components/reports/column-legend';
import { KeepColumns } from '@/components/reports/keep-columns';
import { Sheet } from '@/components/reports/sheet';
import { SheetTitle } from '@/components/reports/sheet-title';
import { Fold, SheetTools } from '@/components/reports/sheet-tools';
import { TooManyRows } from '@/components/reports/too-many-rows';
import { FreezeForm } from '@/components/snapshots/freeze-form';
import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { type ColumnKey, columnKeys } from '@/lib/domain/columns';
import { viewOf } from '@/lib/domain/figure-view';
import { layOut, type Report } from '@/lib/domain/reports';
import { isAllowed, type SessionUser } from '@/lib/domain/users';
import { buildSheet, pickColumns } from '@/lib/reports/report';
import { readOffice } from '@/lib/server/loaders/offices';
import { loadAreaProgress } from '@/lib/server/loaders/progress';
import { requireReader } from '@/lib/server/loaders/users';
import { freezeAction } from '../rapat/actions';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery } from '../search-params';
import { ReportPage } from '../sections/report-page';
import { keepColumnsAction } from './actions';

/** The meeting sheet: what is printed, and what can be chosen of it. */
export default async function SheetPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const returnTo = ownPath({ kampanye, kode, query, below: 'lembar' });
  // A form of checkboxes sends a column a parameter: the address that people share says them in one.
  if (Array.isArray(raw.kolom)) redirect(returnTo);
  const ctx = await requireReader(returnTo);
  const progress = await loadAreaProgress({
    campaignSlug: kampanye,
    code: kode,
    ...viewOf(query),
    series: false,
    long: { sheet: query },
    returnTo,
  });
  if (!progress) notFound();
  const { campaign, area, asOf } = progress;
  const address = addressOf(progress, query);
  const office = await readOffice(ctx, campaign.editionId);
  const { shown, report: full } = buildSheet(progress, query, { office, madeAt: ctx.now });
  const report = full && pickColumns(full, query.columns ?? office.columns);
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={address}
      current="lembar"
      user={ctx.actor}
      title="Lembar rapat"
      asOf={asOf}
      asked={{ raw, progress }}
      tab={<SheetTitle progress={progress} />}
      endsWithSheet
    >
      {full && report ? (
        <>
          <SheetTools address={address} user={ctx.actor} facts={full.facts}>
            <ColumnChoice
              address={address}
              columns={full.columns.map(({ key, header }) => ({ key, header }))}
              shown={keysOf(report)}
              orientation={layOut(report, query.orientation).orientation}
            />
            {raw.diingat === 'ya' && query.columns === null ? (
              <Said>{`Kolom ini sekarang dipakai semua lembar dan unduhan ${office.letterhead.name}.`}</Said>
            ) : null}
            {mayKeep(ctx.actor) && differs(report, pickColumns(full, office.columns)) ? (
              <Island name="kolom kantor">
                <KeepColumns
                  address={address}
                  shown={keysOf(report)}
                  officeName={office.letterhead.name}
                  version={office.version}
                  action={keepColumnsAction}
                />
              </Island>
            ) : null}
            {mayPublish(ctx.actor) && !progress.tooLong ? (
              <Fold label="Simpan untuk rapat">
                <Island name="bekukan">
                  <FreezeForm address={address} asOf={asOf} requestKey={crypto.randomUUID()} action={freezeAction} />
                </Island>
              </Fold>
            ) : null}
          </SheetTools>
          <ColumnLegend columns={report.columns} />
          <Sheet report={report} orientation={query.orientation} />
        </>
      ) : (
        <TooManyRows detail={progress.tooLong?.detail ?? progress.detail} address={address} count={shown} />
      )}
    </ReportPage>
  );
}

function mayKeep(user: SessionUser): boolean {
  return isAllowed({ role: user.role, verb: 'office', relation: 'own' });
}

function mayPublish(user: SessionUser): boolean {
  return isAllowed({ role: user.role, verb: 'publish', relation: 'own' });
}

/** The keys that a choice of columns can have; a table that compares two sheets has others. */
function keysOf({ columns }: Report): ColumnKey[] {
  return columnKeys.filter((key) => columns.some((column) => column.key === key));
}

function differs(one: Report, other: Report): boolean {
  return keysOf(one).join() !== keysOf(other).join();
}
