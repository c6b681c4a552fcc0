import { inScope, type ScopedTransaction } from '../../../db/client';
import { type Alias, listAliases, listHeaderChoices } from '../../../db/queries/aliases';
import { getAreaLines, listAreasByCode, listAreasInside } from '../../../db/queries/areas';
import { getCampaignById, listExtensions } from '../../../db/queries/campaigns';
import { listClosures } from '../../../db/queries/closures';
import {
  getCampaignOfImport,
  getImport,
  getImportSource,
  getPlanSpan,
  getSavedUpload,
  type ImportDetail,
  type ImportSource,
  listCountedAreas,
  listStatementsBefore,
  type StandingBefore,
} from '../../../db/queries/imports';
import { listLaterDays } from '../../../db/queries/increments';
import { listMovedDays } from '../../../db/queries/moved-days';
import { countPlanRows, getChangeSince, listPlannedChanges } from '../../../db/queries/plan-rows';
import type { AreaRef } from '../../domain/area-progress';
import { type AreaLevel, type AuthorizedArea, codePath, commonCode } from '../../domain/areas';
import {
  type Campaign,
  type Extension,
  lastReportableDay,
  latestEndDay,
  type ReportDays,
} from '../../domain/campaigns';
import type { Closure } from '../../domain/closures';
import type { IsoDay } from '../../domain/days';
import { type StageTotals, summariseTotals, withHeldTargets } from '../../domain/import-totals';
import type { PlanCounts, PlanFilter, PlannedChange } from '../../domain/import-views';
import {
  type CountMeasure,
  type LevelTotal,
  type MeasureTotal,
  mayHaveFile,
  refusalsOfKnownAreas,
} from '../../domain/imports';
import type { LaterDays } from '../../domain/moved-days';
import { localTime, timeZoneOf } from '../../domain/time-zones';
import { authorizeArea, authorizeOwnArea, findInOwnArea, ownAreaIn, type ScopeVerb } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';
import { type ImportTargets, readImportTargets } from './target-proposals';

export type { Alias, ImportDetail };

/** A campaign, and the user's scope in it. */
export type CampaignScope = {
  campaign: Campaign;
  area: AuthorizedArea;
  days: ReportDays;
  extensions: Extension[];
};

/**
 * A campaign and the scope of an area in it; null: no such campaign or area, or the user may not do this there.
 * @param input.under null: the user's own area
 */
export async function loadCampaignScope(
  ctx: Context,
  input: { campaignSlug: string; under: string | null; verb: ScopeVerb },
): Promise<CampaignScope | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  return campaign && scopeIn(ctx, campaign, input);
}

async function scopeIn(
  ctx: Context,
  campaign: Campaign,
  input: { under: string | null; verb: ScopeVerb },
): Promise<CampaignScope | null> {
  const { editionId } = campaign;
  const area =
    input.under === null
      ? await authorizeOwnArea(ctx, editionId, input.verb)
      : await authorizeArea(ctx, { editionId, code: input.under, verb: input.verb });
  if (!area) return null;
  const extensions = await listExtensions(ctx.database, campaign.id);
  return {
    campaign,
    area,
    extensions,
    days: {
      startDay: campaign.startDay,
      lastReportableDay: lastReportableDay(campaign, extensions),
      latestEnd: latestEndDay(campaign, extensions),
      today: localTime(ctx.now, timeZoneOf(area.code)).day,
    },
  };
}

/** The areas that an upload may speak of, a line each. */
export function loadAreaLines(ctx: Context, scope: CampaignScope): Promise<string> {
  return getAreaLines(ctx.database, { editionId: scope.campaign.editionId, inside: scope.area });
}

/** The days that are signed off of the areas around and inside the scope. */
export function loadClosures(ctx: Context, scope: CampaignScope): Promise<Closure[]> {
  return inScope(ctx.database, scope.area, (transaction) => listClosures(transaction, scope.campaign.id));
}

/** What the user's office has decided of names in this campaign's edition, the newest first. */
export async function loadAliases(ctx: Context, editionId: number): Promise<Alias[]> {
  const office = await ownAreaIn(ctx, editionId);
  return inScope(ctx.database, office, (transaction) => listAliases(transaction, { office, editionId }));
}

/** What the user's office chose for the columns of headers in campaigns of an edition, by their shape. */
export async function loadHeaderChoices(
  ctx: Context,
  editionId: number,
): Promise<Record<string, Record<string, string>>> {
  const office = await ownAreaIn(ctx, editionId);
  return inScope(ctx.database, office, (transaction) => listHeaderChoices(transaction, office));
}

/** The areas of a level inside the scope, by code: the rows of a template. */
export function loadTemplateAreas(ctx: Context, scope: CampaignScope, level: AreaLevel): Promise<AreaRef[]> {
  return listAreasInside(ctx.database, { editionId: scope.campaign.editionId, inside: scope.area, level });
}

/** The upload of this very file that the user's office has saved and that counts; null: none. */
export async function loadSavedUpload(ctx: Context, campaign: Campaign, sha256: string): Promise<number | null> {
  const office = await ownAreaIn(ctx, campaign.editionId);
  return inScope(ctx.database, office, (transaction) =>
    getSavedUpload(transaction, { campaignId: campaign.id, sha256, office }),
  );
}

/**
 * The areas inside the scope (`lo`) whose figures an upload of this very file counts for already, and the number of such
 * an upload where the scope holds it.
 */
export function loadCountedAreas(
  ctx: Context,
  scope: CampaignScope,
  sha256: string,
): Promise<{ areas: number[]; importId: number | null }> {
  return inScope(ctx.database, scope.area, (transaction) =>
    listCountedAreas(transaction, { campaignId: scope.campaign.id, sha256 }),
  );
}

/** What the increments of a file are put on, by area, measure and day; null: nothing stands. */
export async function loadStatementsBefore(
  ctx: Context,
  scope: CampaignScope,
  wanted: ReadonlyMap<CountMeasure, { areas: number[]; days: IsoDay[] }>,
): Promise<(input: { area: number; measure: CountMeasure; before: IsoDay }) => StandingBefore | null> {
  const known = new Map<string, StandingBefore>();
  await inScope(ctx.database, scope.area, async (transaction) => {
    for (const [measure, keys] of wanted) {
      const rows = await listStatementsBefore(transaction, { campaignId: scope.campaign.id, measure, keys });
      for (const row of rows) known.set(`${measure} ${row.area} ${row.before}`, row);
    }
  });
  return ({ area, measure, before }) => known.get(`${measure} ${area} ${before}`) ?? null;
}

export type LoadedImport = Omit<ImportDetail, 'totals' | 'levels'> & {
  campaign: Campaign;
  /** How many refusals of the file are not told: those of rows that an office above sent of other areas. */
  refusedElsewhere: number;
  /** Sums over the file's areas before and after it, of the stage that the file speaks of most (recorded first). */
  totals: StageTotals;
  /** Before and after by measure, for kinds that are no counts too. */
  byMeasure: MeasureTotal[];
  /** Before and after by level; `area`: where it is one, and known. */
  levels: (LevelTotal & { area: AreaRef | null })[];
  /** How many rows change what, and are odd how. */
  plan: PlanCounts;
  /** The later days that it would move, or moved when it was counted, and a first page of them. */
  later: LaterDays;
  /** When figures of its area changed after they were compared with it; null: not since, or it waits no more. */
  changedSince: Date | null;
  /** What it does to targets, or what became of those; null: nothing. */
  targets: ImportTargets | null;
  /** The days that its accepted rows speak of, null for targets, and the smallest area that holds them all. */
  span: { firstDay: IsoDay | null; lastDay: IsoDay | null; area: AreaRef } | null;
};

/** So many of the later days that an upload moves are listed. */
const shownLaterDays = 50;

/** The scope in which a user may do this to an upload; null: there is none with this number inside the user's area. */
export async function loadImportScope(
  ctx: Context,
  input: { id: number; verb: ScopeVerb },
): Promise<CampaignScope | null> {
  const campaignId = await findInOwnArea(ctx, (transaction) => getCampaignOfImport(transaction, input.id));
  const campaign = campaignId === null ? null : await getCampaignById(ctx.database, campaignId);
  return campaign ? scopeIn(ctx, campaign, { under: null, verb: input.verb }) : null;
}

/** An upload with its totals, as of its comparison; null: there is none with this number inside the user's area. */
export async function loadImport(
  ctx: Context,
  input: { id: number; verb: ScopeVerb },
): Promise<(LoadedImport & { scope: CampaignScope }) | null> {
  const found = await findScope(ctx, input);
  if (!found) return null;
  const { scope, detail } = found;
  const { id } = input;
  const { editionId } = scope.campaign;
  const { plan, changedSince, later, ends } = await inScope(ctx.database, scope.area, async (transaction) => ({
    plan: await countPlanRows(transaction, id),
    // Once it is counted it is itself what changed.
    changedSince: detail.status === 'checked' ? await getChangeSince(transaction, id) : null,
    later: await readLater(transaction, scope, detail),
    ends: await getPlanSpan(transaction, id),
  }));
  const code = ends && commonCode(ends.lowest, ends.highest);
  const area = code && (await authorizeArea(ctx, { editionId, code, verb: 'view' }));
  const span = ends && area ? { firstDay: ends.firstDay, lastDay: ends.lastDay, area } : null;
  const above = code ? await listAreasByCode(ctx.database, editionId, codePath(code)) : [];
  const levels = detail.levels.map((one) => ({
    ...one,
    area: one.areas === 1 ? (above.find(({ level }) => level === one.level) ?? null) : null,
  }));
  const totals = summariseTotals(detail.totals);
  const targets = await loadTargets(ctx, found);
  const told = mayHaveFile(ctx.actor.area, detail) ? detail.refused : refusalsOfKnownAreas(detail.refused);
  return {
    ...detail,
    refused: told,
    refusedElsewhere: detail.refused.length - told.length,
    campaign: scope.campaign,
    scope,
    byMeasure: detail.totals,
    totals,
    levels,
    plan,
    changedSince,
    later,
    span,
    targets,
    ...withHeldTargets(detail, plan, targets?.held ?? []),
  };
}

/** The later days that an import would move, or moved when it was counted. */
async function readLater(
  transaction: ScopedTransaction,
  { campaign }: CampaignScope,
  { id, status, settings }: ImportDetail,
): Promise<LaterDays> {
  const input = {
    ...{ importId: id, campaignId: campaign.id, editionId: campaign.editionId, limit: shownLaterDays },
    ...{ daily: settings.mode === 'daily', laterStated: settings.laterStated ?? null },
  };
  if (status === 'checked') return listLaterDays(transaction, { ...input, offset: 0 });
  if (status === 'committed') return listMovedDays(transaction, input);
  return { moved: 0, asked: 0, days: [] };
}

async function loadTargets(
  ctx: Context,
  { scope, detail }: { scope: CampaignScope; detail: ImportDetail },
): Promise<ImportTargets | null> {
  const speaks = detail.totals.some(({ measure }) => measure.startsWith('target.'));
  if (!speaks && detail.proposalCount === 0) return null;
  const { campaign, area } = scope;
  const { id: importId, parts } = detail;
  return readImportTargets(ctx, { importId, campaign, area, parts, waits: detail.status === 'checked' });
}

/** Any edition has the user's own area, so the first look is in the scope of its numbers alone. */
async function findScope(
  ctx: Context,
  input: { id: number; verb: ScopeVerb },
): Promise<{ scope: CampaignScope; detail: ImportDetail } | null> {
  const detail = await findInOwnArea(ctx, (transaction) => getImport(transaction, input.id));
  const campaign = detail && (await getCampaignById(ctx.database, detail.campaignId));
  if (!campaign) return null;
  const scope = await scopeIn(ctx, campaign, { under: null, verb: input.verb });
  return scope && { scope, detail };
}

/** Rows of the plan, in the order of the file, with what stands now. */
export async function loadPlan(
  ctx: Context,
  scope: CampaignScope,
  input: { importId: number; filter: PlanFilter; limit: number; offset: number },
): Promise<PlannedChange[]> {
  const { campaign } = scope;
  return inScope(ctx.database, scope.area, (transaction) =>
    listPlannedChanges(transaction, {
      ...input,
      campaignId: campaign.id,
      editionId: campaign.editionId,
    }),
  );
}

/** What an import came as; null as in `loadImport`. */
export async function loadImportSource(ctx: Context, id: number): Promise<ImportSource | null> {
  return findInOwnArea(ctx, (transaction) => getImportSource(transaction, id));
}
