import { inNation, inScope, type ScopedTransaction } from '../../../db/client';
import { type CheckPlace, getStatedTarget, listLevelSums, listSettlements } from '../../../db/queries/campaign-check';
import {
  compareWithLast,
  findDifferingParts,
  findFarFromLast,
  findFewKader,
  findOpenProposals,
  findTargetsOutsideScope,
  findWithoutKader,
  findWithoutTarget,
  findWithoutTelephone,
  findWithoutUser,
  type TargetPlace,
} from '../../../db/queries/campaign-check-findings';
import { listCampaigns, listExtensions } from '../../../db/queries/campaigns';
import { getScopeList, listScopeVersions } from '../../../db/queries/scope';
import { listTargetSets, type TargetSet } from '../../../db/queries/target-sets';
import { type AuthorizedArea, relationOf } from '../../domain/areas';
import {
  type CheckedFinding,
  checkLimits,
  type Finding,
  type LastComparison,
  type LevelSum,
  lastCampaignBefore,
  settleFindings,
} from '../../domain/campaign-check';
import { type Campaign, type Extension, endDayOf, latestEndDay } from '../../domain/campaigns';
import { addDays, dayInJakarta, type IsoDay, laterDay } from '../../domain/days';
import { countPlannedDaysLeft } from '../../domain/plans';
import { takesPart, versionOn } from '../../domain/scope';
import { findTargetSet } from '../../domain/target-sets';
import { isAllowed, roles } from '../../domain/users';
import { authorizeArea, targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';

/** The check of an area before a campaign's start. */
export type CampaignCheck = {
  campaign: Campaign;
  area: AuthorizedArea;
  /** The version of the targets that was looked at, null: there is none yet; and all that concern the area. */
  targetSet: TargetSet | null;
  targetSets: TargetSet[];
  /** Whether the area takes part: of one that does not, nothing is asked. */
  takesPart: boolean;
  /** The days that the plan spreads the target of the area over. */
  days: number;
  /** The area's own target as it states it; null: it states none. */
  stated: number | null;
  levels: LevelSum[];
  /** Null: there was no campaign of its unit before, or it has no targets. */
  last: LastComparison | null;
  findings: CheckedFinding[];
  /** Whether the reader marks findings of this area as settled. */
  maySettle: boolean;
};

/**
 * The check of an area (null: the reader's own); null: no such campaign or area, or it is not the reader's. It reads as many
 * areas of each finding as `limit` says, and counts all.
 * @param input.targetSet the version of the targets, by slug or id; absent, null or none that there is: the default one
 */
export async function readCampaignCheck(
  ctx: Context,
  input: { campaignSlug: string; code: string | null; targetSet?: string | null | undefined; limit?: number },
): Promise<CampaignCheck | null> {
  // A guest sees the figures of an area, not what its offices have still to do.
  if (ctx.actor.role === 'tamu') return null;
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  const code = input.code ?? ctx.actor.area.code;
  const area = campaign && (await authorizeArea(ctx, { editionId: campaign.editionId, code, verb: 'view' }));
  if (!campaign || !area) return null;
  const extensions = await listExtensions(ctx.database, campaign.id);
  const today = dayInJakarta(ctx.now);
  const days = daysOf({ campaign, extensions, area, today });
  const relation = relationOf(ctx.actor.area, area);
  const maySettle = campaign.archivedAt === null && isAllowed({ role: ctx.actor.role, verb: 'import', relation });
  // Who sets targets sees a version that says nothing yet, as on the page of the versions.
  const setsTargets = targetScopeOf(ctx.actor) !== null;
  return inScope(ctx.database, area, async (transaction) => {
    const targetSets = await listTargetSets(transaction, { campaign, area: setsTargets ? null : area });
    const targetSet = findTargetSet(targetSets, input.targetSet ?? null) ?? targetSets[0] ?? null;
    const scope = await readScopeId(transaction, { campaign, area, today });
    const place = {
      ...{ area, campaignId: campaign.id, targetSetId: targetSet?.id ?? null, scopeId: scope.id },
      limit: input.limit ?? checkLimits.page,
    };
    const about = { campaign, days, takesPart: scope.takesPart };
    const { levels, stated, last, findings } = await examine(ctx, transaction, { place, ...about });
    if (area.level === 0) findings.push(...findEnded({ campaign, extensions, area, today }));
    const settlements = await listSettlements(transaction, { campaignId: campaign.id, area });
    return {
      ...{ ...about, area, targetSet, targetSets, levels, stated, last, maySettle },
      findings: settleFindings(findings, settlements),
    };
  });
}

type Dated = { campaign: Campaign; extensions: readonly Extension[]; area: AuthorizedArea; today: IsoDay };

/** The days that the plan gives an area, as its end is known on the first of them. */
function daysOf({ campaign, extensions, area }: Dated): number {
  const asOf = addDays(campaign.startDay, -1);
  const endDay = endDayOf({ campaign, extensions, areaLo: area.lo, asOf });
  return countPlannedDaysLeft({ campaign, endDay, asOf });
}

/** The list that stands when the campaign begins, or now where it has begun. Id null: a census. */
async function readScopeId(
  transaction: ScopedTransaction,
  { campaign, area, today }: Omit<Dated, 'extensions'>,
): Promise<{ id: number | null; takesPart: boolean }> {
  const versions = await listScopeVersions(transaction, campaign.id);
  const version = versionOn(versions, laterDay(campaign.startDay, today));
  if (!version || version.everybody) return { id: null, takesPart: true };
  return { id: version.id, takesPart: takesPart(await getScopeList(transaction, version.id), area) };
}

type Examined = Pick<CampaignCheck, 'levels' | 'stated' | 'last'> & { findings: Finding[] };

/** One query a question. Of an area without any target nothing is asked that needs one. */
async function examine(
  ctx: Context,
  transaction: ScopedTransaction,
  of: { place: CheckPlace; campaign: Campaign; days: number; takesPart: boolean },
): Promise<Examined> {
  const { place, campaign } = of;
  const levels = await listLevelSums(transaction, place);
  const own = levels.find(({ level }) => level === place.area.level);
  const targets = place.targetSetId !== null && own?.known ? { ...place, targetSetId: place.targetSetId } : null;
  const offices = { ...place, roles: roles.filter((role) => isAllowed({ role, verb: 'import', relation: 'own' })) };
  const more = [
    ...(await findWithoutKader(transaction, place)),
    ...(await findWithoutUser(transaction, offices)),
    ...(await inNation(transaction, (nation) => findWithoutTelephone(nation, place))),
  ];
  if (!targets) {
    const none = of.takesPart ? [selfFinding(place.area, { kind: 'noTarget', fingerprint: 'none' })] : [];
    return { levels, stated: null, last: null, findings: [...none, ...more] };
  }
  const stated = await getStatedTarget(transaction, targets);
  const last = await findLast(ctx, transaction, { campaign, targets });
  const found = [
    ...(await findDifferingParts(transaction, targets)),
    ...(await findWithoutTarget(transaction, targets)),
    ...(await findTargetsOutsideScope(transaction, targets)),
    ...(await findFewKader(transaction, { ...targets, days: of.days, kaderLimit: campaign.kaderLimit })),
    ...(await findOpenProposals(transaction, targets)),
  ];
  const unstated =
    stated === null && of.takesPart
      ? [selfFinding(place.area, { kind: 'wholeNotStated', fingerprint: String(own?.sum) })]
      : [];
  return {
    levels,
    stated,
    last: last?.comparison ?? null,
    findings: [...unstated, ...found, ...(last?.far ?? []), ...more],
  };
}

/** A finding that is about the area itself. */
function selfFinding(area: AuthorizedArea, said: Pick<Finding, 'kind' | 'fingerprint'>): Finding {
  const { code, name, level, kind } = area;
  const row = { area: { code, name, level, kind }, within: null, target: null, against: null, partsWithout: null };
  return { ...said, level: null, count: 1, rows: [row] };
}

/** The last campaign's targets beside these; null: none was before, or it has no version of targets. */
async function findLast(
  ctx: Context,
  transaction: ScopedTransaction,
  { campaign, targets }: { campaign: Campaign; targets: TargetPlace },
): Promise<{ comparison: LastComparison; far: Finding[] } | null> {
  const last = lastCampaignBefore(campaign, await listCampaigns(ctx.database));
  const [set] = last ? await listTargetSets(transaction, { campaign: last, area: targets.area }) : [];
  if (!last || !set) return null;
  const place = { editionId: last.editionId, targetSetId: set.id };
  const { slug, name, startDay } = last;
  return inNation(transaction, async (nation) => ({
    comparison: { slug, name, startDay, levels: await compareWithLast(nation, targets, place) },
    far: await findFarFromLast(nation, targets, place),
  }));
}

/** Of the campaign as a whole: its last day is past, and it still stands open. */
function findEnded({ campaign, extensions, area, today }: Dated): Finding[] {
  const end = latestEndDay(campaign, extensions);
  if (campaign.closedAt !== null || campaign.archivedAt !== null || end >= today) return [];
  return [selfFinding(area, { kind: 'ended', fingerprint: end })];
}
