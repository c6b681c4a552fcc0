import { inScope, type ScopedTransaction } from '../../../db/client';
import { listAreasAbove } from '../../../db/queries/areas';
import { listExtensions } from '../../../db/queries/campaigns';
import { getScopeList, listScopeVersions } from '../../../db/queries/scope';
import {
  type ComparedTarget,
  listComparedTargets,
  listSummedParts,
  listTargetSets,
  type TargetSet,
} from '../../../db/queries/target-sets';
import type { AreaRef } from '../../domain/area-progress';
import { listAbove } from '../../domain/area-rows';
import { type AuthorizedArea, type LevelName, nationCode, rangeOfCode, relationOf } from '../../domain/areas';
import { type Campaign, latestEndDay } from '../../domain/campaigns';
import { dayInJakarta, type IsoDay, laterDay } from '../../domain/days';
import { levelOfRows } from '../../domain/figure-view';
import { takesPart, versionOn } from '../../domain/scope';
import type { SummedParts } from '../../domain/target-comparison';
import { listTargetSpans, type TargetSpan, targetSetOn } from '../../domain/target-sets';
import { isAllowed } from '../../domain/users';
import { authorizeArea, targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';

/** A version with the days on which it counts; none: it stands beside the one that does. */
export type TargetVersion = TargetSet & { spans: TargetSpan[]; countsToday: boolean };

export type TargetSetPage = {
  campaign: Campaign;
  area: AuthorizedArea;
  /** The areas above it that are the reader's, from the top. */
  above: AreaRef[];
  today: IsoDay;
  /** The latest end of any of its areas. */
  lastDay: IsoDay;
  /** Whether the reader adds versions and chooses among them. */
  keeps: boolean;
  /** Whether the reader loads files of targets here. */
  may: { load: boolean };
  /** The one that counts today first, then by name. */
  versions: TargetVersion[];
  /**
   * What each says of the area, which comes first, and of its children where they were asked for; `sums` by version, where
   * they were asked for without a level of their own.
   */
  rows: (ComparedTarget & { sums: ReadonlyMap<number, SummedParts> })[];
};

/** Whether the actor adds versions and chooses the one that counts: those alone who set the target of the nation. */
export function keepsVersions({ actor }: Context): boolean {
  const nation = { code: nationCode, ...rangeOfCode(nationCode) };
  return isAllowed({ role: actor.role, verb: 'setTargets', relation: relationOf(actor.area, nation) });
}

/**
 * The versions of the targets that concern an area of the reader's; those who set targets see all, also empty ones.
 * @param input.code null: the reader's own
 * @param input.detail the level of the children; absent, null or no level below the area: the next one
 * @returns null: no such campaign or area, or not theirs
 */
export async function readTargetSets(
  ctx: Context,
  input: { campaignSlug: string; code: string | null; children?: boolean; detail?: LevelName | null },
): Promise<TargetSetPage | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  const code = input.code ?? ctx.actor.area.code;
  const area = campaign && (await authorizeArea(ctx, { editionId: campaign.editionId, code, verb: 'view' }));
  if (!campaign || !area) return null;
  const keeps = keepsVersions(ctx);
  const sets = targetScopeOf(ctx.actor) !== null;
  const today = dayInJakarta(ctx.now);
  const [extensions, ancestors] = await Promise.all([
    listExtensions(ctx.database, campaign.id),
    listAreasAbove(ctx.database, campaign.editionId, area.code),
  ]);
  const { listed, rows } = await inScope(ctx.database, area, async (transaction) => {
    const listed = await listTargetSets(transaction, { campaign, area: sets ? null : area });
    const level = input.children ? levelOfRows(area.level, input.detail ?? null) : null;
    const targetSetIds = listed.map(({ id }) => id);
    const rows = await listComparedTargets(transaction, { area, level, targetSetIds });
    const areas = input.children && !input.detail ? rows.map(({ lo }) => lo) : [];
    const sums = await listSummedParts(transaction, { editionId: campaign.editionId, areas, targetSetIds });
    const shown = await withoutOutsiders(transaction, rows, { campaign, today });
    return { listed, rows: shown.map((row) => ({ ...row, sums: sums.get(row.lo) ?? new Map() })) };
  });
  return {
    ...{ campaign, area, today, keeps },
    may: {
      load: !campaign.closedAt && isAllowed({ role: ctx.actor.role, verb: 'import', relation: 'own' }),
    },
    above: listAbove(ctx.actor.area, ancestors),
    lastDay: latestEndDay(campaign, extensions),
    versions: describeVersions(campaign, listed, today),
    rows,
  };
}

/** The rows without the children that take no part and have no target; all of them where none takes part. */
async function withoutOutsiders(
  transaction: ScopedTransaction,
  rows: readonly ComparedTarget[],
  { campaign, today }: { campaign: Campaign; today: IsoDay },
): Promise<readonly ComparedTarget[]> {
  const version = versionOn(await listScopeVersions(transaction, campaign.id), laterDay(campaign.startDay, today));
  if (!version || version.everybody || rows.length < 2) return rows;
  const list = await getScopeList(transaction, version.id);
  const shown = rows.filter(
    ({ code, targets }, at) => at === 0 || targets.size > 0 || takesPart(list, rangeOfCode(code)),
  );
  return shown.length > 1 ? shown : rows;
}

function describeVersions(campaign: Campaign, sets: readonly TargetSet[], today: IsoDay): TargetVersion[] {
  const current = sets.find(({ isDefault }) => isDefault)?.id;
  const spans = current === undefined ? [] : listTargetSpans(campaign.earlierTargets, current);
  const now = current === undefined ? null : targetSetOn({ earlier: campaign.earlierTargets, current, day: today });
  const versions = sets.map((set) => ({
    ...set,
    spans: spans.filter(({ targetSet }) => targetSet === set.id),
    countsToday: set.id === now,
  }));
  return versions.sort((one, other) => Number(other.countsToday) - Number(one.countsToday));
}
