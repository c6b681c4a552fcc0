import { notFound } from 'next/navigation';
import { ChangedNotice } from '@/components/imports/changed-notice';
import { DayQuestions } from '@/components/imports/day-questions';
import { DecidedRows } from '@/components/imports/decided-rows';
import { BeingSaved, Decision, saveForm } from '@/components/imports/decision';
import { HeldSection } from '@/components/imports/held-section';
import { LaterDaysSection } from '@/components/imports/later-days';
import { LevelTable } from '@/components/imports/level-table';
import { planQuery } from '@/components/imports/plan-filter';
import { PlanTable } from '@/components/imports/plan-table';
import { PreviewFacts, PreviewHead } from '@/components/imports/preview-head';
import { PreviewTrail } from '@/components/imports/preview-trail';
import { ReadingPlace } from '@/components/imports/reading-place';
import { Columns, Warnings } from '@/components/imports/readings';
import { RecheckNotice } from '@/components/imports/recheck-notice';
import { RefusedTable } from '@/components/imports/refused-table';
import { TotalsTable } from '@/components/imports/totals-table';
import { TargetNote } from '@/components/targets/target-note';
import { ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import { parseId } from '@/lib/domain/ids';
import { mayHaveFile } from '@/lib/domain/imports';
import { isAllowed } from '@/lib/domain/users';
import { loadStanding } from '@/lib/server/loaders/import-commits';
import { loadImport, loadPlan } from '@/lib/server/loaders/imports';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../sections/campaign-shell';
import { parsePage, parsePlanFilter, parseRecheck } from '../search-params';
import { commitAction, discardAction } from './actions';
import { compareAction } from './compare-actions';
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
  const ctx = await requireReader(`/${kampanye}/impor/${id}`);
  const mayChange = isAllowed({ role: ctx.actor.role, verb: 'import', relation: 'own' });
  const number = parseId(id);
  const found = number === null ? null : await loadImport(ctx, { id: number, verb: mayChange ? 'import' : 'view' });
  if (!found || found.campaign.slug !== kampanye) notFound();
  const query = await searchParams;
  const page = parsePage(query);
  const before = parseRecheck(query);
  const { campaign, scope, status, byMeasure, targets } = found;
  // What is proposed changes no figure.
  const proposing = targets !== null && targets.sets === 0 && targets.proposes > 0;
  const onlyTargets = byMeasure.every(({ measure }) => measure.startsWith('target.'));
  const filter = parsePlanFilter(query);
  const facts = await loadPlan(ctx, scope, {
    importId: found.id,
    filter,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const list = `/${campaign.slug}/impor`;
  const path = `${list}/${found.id}`;
  const pending = status === 'checked';
  const wholeFile = mayChange && mayHaveFile(ctx.actor.area, found);
  const commit = pending ? (await loadStanding(ctx, { campaignSlug: kampanye, id: found.id }))?.commit : null;
  const saving = commit && !commit.silent ? commit : null;
  const correct =
    mayChange && pending && !saving
      ? { id: found.id, campaign: campaign.slug, readingHash: found.readingHash, action: correctAction }
      : null;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor}>
      <PreviewTrail campaign={campaign.slug} area={scope.area} list={list} id={found.id} mayUpload={mayChange} />
      <PreviewHead
        upload={found}
        campaign={campaign}
        totals={found.totals}
        levels={found.levels}
        warningCount={found.warnings.length}
        outdated={found.changedSince !== null}
        proposed={targets && onlyTargets && targets.sets === 0 ? targets.proposes + targets.proposals.length : null}
        proposals={targets?.proposals ?? []}
        flagged={{ rows: found.plan.flagged, href: `${path}?${planQuery('flagged')}#baris` }}
      />
      {before && correct ? (
        <Island name="periksa ulang">
          <RecheckNotice before={before} now={{ accepted: found.acceptedCount, refused: found.refusedCount }} />
        </Island>
      ) : null}
      {targets ? <TargetNote campaign={campaign.slug} {...targets} /> : null}
      {saving ? (
        <Island name="penyimpanan">
          <BeingSaved id={found.id} campaign={campaign.slug} commit={saving} />
        </Island>
      ) : null}
      <HeldSection
        held={found.held}
        heldCount={found.heldCount}
        columns={found.columns}
        said={found.settings.rows}
        pending={pending}
        saveForm={saveForm}
        correct={correct}
      />
      <LaterDaysSection
        later={found.later}
        daily={found.settings.mode === 'daily'}
        said={pending ? (found.settings.laterStated ?? null) : null}
        correct={correct}
      />
      <DayQuestions columns={found.columns} parts={found.parts} settings={found.settings} correct={correct} />
      {mayChange && pending && !saving ? (
        <Island name="keputusan">
          <Decision
            id={found.id}
            campaign={campaign.slug}
            brokenOff={commit?.silent === true}
            planHash={found.planHash}
            readingHash={found.readingHash}
            comparedAt={found.comparedAt}
            acceptedCount={found.acceptedCount}
            heldCount={found.heldCount}
            refusedCount={found.refusedCount}
            refusalCount={found.refusalCount}
            proposes={
              targets && targets.proposes > 0
                ? { decider: targets.decider, only: targets.sets === 0 && onlyTargets }
                : null
            }
            commit={commitAction}
            discard={discardAction}
            compare={compareAction}
          />
        </Island>
      ) : null}
      {mayChange && status === 'committed' ? (
        <p className={`${styles.undo} screen-only`}>
          <ButtonLink href={`${path}/batal`}>Batalkan unggahan…</ButtonLink>
        </p>
      ) : null}
      <PreviewFacts upload={found} fileHref={wholeFile ? `${path}/berkas` : null} />
      <RefusedTable
        refused={found.refused}
        elsewhere={found.refusedElsewhere}
        said={found.settings.rows}
        headers={found.columns.map(({ header }) => header)}
        href={wholeFile ? `${path}/ditolak` : null}
        correct={correct}
      />
      <DecidedRows rows={found.settings.rows} refused={found.refused} correct={correct} />
      {found.changedSince ? (
        <ChangedNotice
          id={found.id}
          campaign={campaign.slug}
          changedAt={found.changedSince}
          compare={mayChange ? compareAction : null}
        />
      ) : null}
      <div className={styles.evidence}>
        <TotalsTable
          totals={proposing ? byMeasure.filter(({ measure }) => !measure.startsWith('target.')) : byMeasure}
          status={status}
          byHand={found.byHand}
        />
        <LevelTable levels={found.levels} status={status} byHand={found.byHand} />
      </div>
      {found.byHand ? null : (
        <Columns
          columns={found.columns}
          kind={found.kind}
          campaign={campaign}
          said={found.settings.signs ?? {}}
          period={found.settings.period ?? null}
          correct={correct}
        />
      )}
      <Warnings warnings={found.warnings} />
      <ReadingPlace
        notes={found.notes}
        glimpses={found.glimpses}
        parts={found.parts}
        settings={found.settings}
        campaign={campaign}
        aliasHref={mayChange ? `${list}/alias` : null}
        correct={correct}
      />
      <PlanTable
        facts={facts}
        measures={byMeasure}
        parts={found.parts}
        plan={found.plan}
        filter={filter}
        pending={pending}
        campaign={campaign.slug}
        path={path}
        page={page}
        pageSize={pageSize}
        acceptedCount={found.acceptedCount}
        heldCount={pending ? found.heldCount : 0}
      />
    </CampaignShell>
  );
}
