import { notFound } from 'next/navigation';
import { DecidedRows } from '@/components/imports/decided-rows';
import { BeingSaved, Decision, Undo } from '@/components/imports/decision';
import { Notes } from '@/components/imports/notes';
import { PlanTable } from '@/components/imports/plan-table';
import { PreviewFacts, PreviewHead } from '@/components/imports/preview-head';
import { PreviewTrail } from '@/components/imports/preview-trail';
import { Columns, Warnings } from '@/components/imports/readings';
import { RecheckNotice } from '@/components/imports/recheck-notice';
import { RefusedTable } from '@/components/imports/refused-table';
import { TotalsTable } from '@/components/imports/totals-table';
import { SiteFooter } from '@/components/ui/site-footer';
import { isAllowed } from '@/lib/domain/users';
import { loadStanding } from '@/lib/loaders/import-commits';
import { loadImport, loadPlan } from '@/lib/loaders/imports';
import { requireReader } from '@/lib/loaders/users';
import { parseImportId, parsePage, parseRecheck } from '../search-params';
import { Top } from '../sections/top';
import { commitAction, discardAction, undoAction } from './actions';
import { correctAction } from './correct-actions';
import styles from './page.module.css';

type Props = {
  params: Promise<{ kampanye: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const pageSize = 50;

/** One upload: what it will change or has changed, what was refused and why, and what can be done with it. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { kampanye, id } = await params;
  const user = await requireReader(`/${kampanye}/impor/${id}`);
  const mayChange = isAllowed({ role: user.role, verb: 'import', relation: 'own' });
  const number = parseImportId(id);
  const found = number === null ? null : await loadImport(user, { id: number, verb: mayChange ? 'import' : 'view' });
  if (!found || found.campaign.slug !== kampanye) notFound();
  const query = await searchParams;
  const page = parsePage(query);
  const before = parseRecheck(query);
  const { campaign, scope, status, byMeasure } = found;
  const facts = await loadPlan(scope, { importId: found.id, limit: pageSize, offset: (page - 1) * pageSize });
  const list = `/${campaign.slug}/impor`;
  const path = `${list}/${found.id}`;
  const pending = status === 'checked';
  const commit = pending ? (await loadStanding(user, { campaignSlug: kampanye, id: found.id }))?.commit : null;
  const saving = commit && !commit.silent ? commit : null;
  const correct =
    mayChange && pending && !saving ? { id: found.id, campaign: campaign.slug, action: correctAction } : null;
  return (
    <>
      <Top campaign={campaign} user={user} />
      <main id="isi" className="wrap">
        <PreviewTrail campaign={campaign.slug} area={scope.area} list={list} id={found.id} mayUpload={mayChange} />
        <PreviewHead upload={found} campaign={campaign} totals={found.totals} warningCount={found.warnings.length} />
        {before && correct ? (
          <RecheckNotice before={before} now={{ accepted: found.acceptedCount, refused: found.refusedCount }} />
        ) : null}
        {saving ? <BeingSaved id={found.id} campaign={campaign.slug} commit={saving} /> : null}
        {mayChange && pending && !saving ? (
          <Decision
            id={found.id}
            campaign={campaign.slug}
            brokenOff={commit?.silent === true}
            acceptedCount={found.acceptedCount}
            refusedCount={found.refusedCount}
            refusalCount={found.refusalCount}
            commit={commitAction}
            discard={discardAction}
          />
        ) : null}
        {mayChange && status === 'committed' ? <Undo id={found.id} campaign={campaign.slug} undo={undoAction} /> : null}
        <PreviewFacts upload={found} fileHref={mayChange ? `${path}/berkas` : null} />
        <RefusedTable refused={found.refused} said={found.settings.rows} href={`${path}/ditolak`} correct={correct} />
        <DecidedRows rows={found.settings.rows} refused={found.refused} correct={correct} />
        <div className={styles.evidence}>
          <TotalsTable totals={byMeasure} status={status} />
          <Columns columns={found.columns} kind={found.kind} correct={correct} />
        </div>
        <Warnings warnings={found.warnings} />
        <Notes notes={found.notes} aliasHref={mayChange ? `${list}/alias` : null} />
        <PlanTable
          facts={facts}
          measures={byMeasure}
          pending={pending}
          campaign={campaign.slug}
          path={path}
          page={page}
          pageSize={pageSize}
          total={found.acceptedCount}
        />
      </main>
      <SiteFooter />
    </>
  );
}
