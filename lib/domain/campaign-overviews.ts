import { type AreaRef, type AreaRow, lacksReport, rowsTakingPart } from './area-progress';
import { type AreaLevel, type LevelName, levelNames } from './areas';
import type { Campaign, CampaignClock, CampaignPhase } from './campaigns';
import type { IsoDay } from './days';
import { listOddFlags } from './odd-figures';
import type { Figures, HeldState } from './progress';

/** A campaign as a list of campaigns shows it to a reader: the state of the reader's own area. */
export type CampaignOverview = {
  campaign: Campaign;
  phase: CampaignPhase;
  /** The last day of the area or of any part of it, extensions counted. */
  lastDay: IsoDay;
  /** On `today` for a campaign that runs, else of its last day. */
  clock: CampaignClock;
  area: AreaRef;
  /** Null: nothing is read of an archived campaign. */
  standing: CampaignSummary | null;
};

/** How an area stands in a campaign on the day that its page shows by itself. */
export type CampaignSummary = {
  asOf: IsoDay;
  lastReportDay: IsoDay | null;
  figures: Figures;
  /** The level of the children; null: the area has none. */
  detail: LevelName | null;
  /** Children that take part and have reported for the day, of all that take part. */
  reported: { reported: number; of: number };
  /** Figures of the area and below it that are held and wait for a correction. */
  held: number;
  /** Children whose figure fell, or whose parts exceed it. */
  odd: number;
  /** Proposals of targets that wait for the reader. */
  proposals: number;
};

/** What a list tells of an area and its children. @param input.heldState of the area itself; absent: nothing is held */
export function summariseStanding(input: {
  asOf: IsoDay;
  lastReportDay: IsoDay | null;
  own: Pick<AreaRow, 'area' | 'figures'>;
  children: readonly Pick<AreaRow, 'area' | 'figures'>[];
  heldState: HeldState | undefined;
  proposals: number;
}): CampaignSummary {
  const { asOf, lastReportDay, own, heldState, proposals } = input;
  const children = rowsTakingPart(input.children);
  const isOdd = (row: Pick<AreaRow, 'figures'>) => listOddFlags(row.figures).some((flag) => flag !== 'held');
  return {
    ...{ asOf, lastReportDay, proposals, figures: own.figures },
    detail: levelNames[own.area.level + 1] ?? null,
    reported: { reported: children.length - children.filter(lacksReport).length, of: children.length },
    held: heldState ? (heldState.own ? 1 : 0) + heldState.below : 0,
    odd: children.filter(isOdd).length,
  };
}

/** Campaigns in the order in which a reader wants them: those that run, those to come, those whose time is gone, archived ones. */
export function groupByPhase<Listed extends Pick<CampaignOverview, 'phase' | 'clock' | 'campaign'>>(
  campaigns: readonly Listed[],
): Record<'running' | 'upcoming' | 'ended' | 'archived', Listed[]> {
  const of = (...phases: CampaignPhase[]) => campaigns.filter(({ phase }) => phases.includes(phase));
  const byEnd = (one: Listed, other: Listed) => one.clock.endDay.localeCompare(other.clock.endDay);
  const byStart = (one: Listed, other: Listed) => one.campaign.startDay.localeCompare(other.campaign.startDay);
  return {
    running: of('running').sort(byEnd),
    upcoming: of('upcoming').sort(byStart),
    ended: of('over', 'closed').sort((one, other) => byEnd(other, one)),
    archived: of('archived').sort((one, other) => byEnd(other, one)),
  };
}

/**
 * The campaign to whose area the reader is led at once; null: the list is shown. The nation and provinces choose from the
 * list. Offices below have one campaign at a time as a rule: where one runs in which they take part, it is that; where none
 * runs, the first that was opened.
 */
export function chooseHome<Listed extends Pick<CampaignOverview, 'phase' | 'standing'>>(input: {
  overviews: readonly Listed[];
  level: AreaLevel;
}): Listed | null {
  const { overviews, level } = input;
  if (level < 2) return null;
  const running = overviews.filter(({ phase }) => phase === 'running');
  const [first, ...others] = running.filter(({ standing }) => standing?.figures.takesPart);
  if (first) return others.length === 0 ? first : null;
  if (running.length > 1) return null;
  return running[0] ?? overviews.find(({ phase }) => phase !== 'archived') ?? overviews[0] ?? null;
}
