import { computeBacklog, computeUncollected, splitBacklog } from './backlog';
import { type Campaign, type Extension, endDayOf } from './campaigns';
import { type Cause, findCause } from './causes';
import { type Closure, closedUntilOf } from './closures';
import type { Comparison } from './comparisons';
import { type ChannelFigures, type Stage, type StageFigures, sumKnown, totalOf } from './counts';
import type { IsoDay } from './days';
import { type Flag, raiseFlags } from './flags';
import { computeGap, type Gap } from './gap';
import type { Outage } from './outages';
import {
  computePace,
  computePacePerKader,
  computeProjectedFinish,
  computeRequiredPace,
  computeRequiredPacePerKader,
  countLostDays,
  countLostLately,
  type History,
} from './pace';
import { roundedPercent } from './percents';
import { computeExpectedCount, computeExpectedPercent, countPlannedDaysLeft, termsOn } from './plans';
import { everybodyTakesPart, type LokusCount, type Participation, type WorkMode } from './scope';
import type { Target } from './targets';

export const statuses = ['done', 'onTrack', 'atRisk', 'behind', 'notReported'] as const;
export type Status = (typeof statuses)[number];

/** What is held of an area's figure of a stage (docs/formulas.md, held figures). */
export type HeldState = {
  /** Whether its own figure is. */
  own: boolean;
  /** How many areas below it have a figure that is. */
  below: number;
  /** Its figure without those; all null where none is held or nothing is left. */
  without: ChannelFigures;
};

/** What the database knows of one area on one day. */
export type AreaState = {
  areaLo: number;
  /** The newest day, up to the day asked for, of which the area or anything below it has reported. Null: never. */
  lastReportDay: IsoDay | null;
  figures: StageFigures;
  /** What the area states for itself; all null where it states nothing. */
  stated: StageFigures;
  /** Whether the newest report is below the one before it, a stage. */
  fell: Record<Stage, boolean>;
  /** Absent: nothing is held. */
  held?: Record<Stage, HeldState>;
  kader: number | null;
  supervisor: number | null;
  /** Of the recorded figure, the families of the list that were found; absent or null: not said of all of it. */
  found?: number | null;
};

/** A change of a total, in the campaign's unit, below 0 where it fell; `since`: the day of the report that it is counted from. */
export type ReportChange = { since: IsoDay; count: number };

/** The last but one report of an area, or of anything below it, up to a day, of a stage and without held figures. */
export type EarlierReport = { day: IsoDay; figures: ChannelFigures };

/** Every figure of an area on a day; null is "not known" or "not reported", never 0. Unit: the campaign's. */
export type Figures = {
  target: number | null;
  targetStated: number | null;
  targetOnline: number | null;
  targetManual: number | null;
  online: number | null;
  manual: number | null;
  unsplit: number | null;
  total: number | null;
  statedTotal: number | null;
  percent: number | null;
  remaining: number | null;
  expectedPercent: number;
  status: Status | null;
  pace: number | null;
  requiredPace: number | null;
  requiredPacePerKader: number | null;
  projectedFinish: IsoDay | null;
  backlog: { online: number | null; manual: number | null };
  /** What is missing of what should be recorded, by what it waits for (rule 13). */
  gap: Gap | null;
  /** Why the area lags (rule 14), and the figure that shows it, whose unit is the cause's. Null, both: it does not. */
  cause: Cause | null;
  causeEvidence: number | null;
  stages: Record<Stage, number | null>;
  kader: number | null;
  supervisor: number | null;
  /** Recorded a day and kader, over the days of the pace, to two decimals. */
  pacePerKader: number | null;
  lastReportDay: IsoDay | null;
  /** What came to the total since the report before the last one of the stage shown. Null: there is none before it. */
  change: ReportChange | null;
  flags: Flag[];
  /**
   * How many areas below it carry a flag, at any depth: held figures and those of areas that do not take part, which say
   * something of all above them.
   */
  flagsBelow: Partial<Record<Flag, number>>;
  /** What the figure is without those that are held; null: none is, or nothing is left. */
  withoutHeld: { total: number; percent: number | null } | null;
  /** What `stages.recorded` is made of: families of the list that were found, and newly listed ones. Both or neither known. */
  recorded: { found: number | null; newlyListed: number | null };
  /** Days since the campaign began on which a channel was down for the area (`isDown`), each once. */
  daysLost: { online: number; manual: number };
  /** The last day that is signed off for the area, by itself or with one above it; null: none is. */
  closedUntil: IsoDay | null;
  /** Whether the area takes part in the campaign on the day (rule 9); in a census all do. One that does not has no status. */
  takesPart: boolean;
  /** How it works; null: a census, or it does not take part. */
  workMode: WorkMode | null;
  /** Its lokus; null: a census, or it lies below the level of lokus. */
  scope: LokusCount | null;
  /** What other sources show of what is recorded, as `arrangeComparisons` has it; empty: none shows anything here. */
  comparison: Comparison[];
};

/**
 * Achieved in percent of the target (rule 3): two decimals, never capped, never 100 while something remains. Null
 * without a target or without a figure. A figure too small for two decimals is 0 here and "<0,01 %" on the page.
 * Karawang, 12 April 2021: 28.800 of 734.768 is 3,92.
 */
export function computePercent(achieved: number | null, target: number | null): number | null {
  if (achieved === null || target === null || target <= 0) return null;
  const percent = roundedPercent(achieved, target);
  return percent >= 100 && achieved < target ? 99.99 : percent;
}

/** Target minus achieved, 0 when passed; null when there is no target. Nothing reported: the whole target remains. */
export function computeRemaining(achieved: number | null, target: number | null): number | null {
  return target === null ? null : Math.max(0, target - (achieved ?? 0));
}

/** Rule 5, by the rounded percents that the reader sees. Null where there is no target to compare with. */
export function computeStatus(input: {
  achieved: number | null;
  percent: number | null;
  expectedPercent: number;
  onTrackFrom: number;
  atRiskFrom: number;
}): Status | null {
  if (input.achieved === null) return 'notReported';
  if (input.percent === null) return null;
  if (input.percent >= 100) return 'done';
  if (reaches(input.percent, input.expectedPercent, input.onTrackFrom)) return 'onTrack';
  return reaches(input.percent, input.expectedPercent, input.atRiskFrom) ? 'atRisk' : 'behind';
}

/** Whether percent / expected >= limit, in whole hundredths: 0,6 of 0,8 is 0,75, but 0.8 * 0.75 is a little over 0.6. */
function reaches(percent: number, expectedPercent: number, limit: number): boolean {
  const hundredths = (value: number) => Math.round(value * 100);
  return hundredths(percent) * 100 >= hundredths(expectedPercent) * hundredths(limit);
}

/**
 * How much of what came in by a known channel came in online, in percent, against the plan (rule 7): the area's own
 * target split where it states one (Sleman: 298.551 of 321.558), otherwise the campaign's. Null: nothing came in by a
 * known channel; nothing was planned.
 */
export function computeOnlineShare(input: {
  figures: Pick<ChannelFigures, 'online' | 'manual'>;
  target: Pick<Target, 'online' | 'total'>;
  plannedOnlinePercent: number | null;
}): { actual: number | null; planned: number | null } {
  const { online, manual } = input.figures;
  const split = sumKnown([online, manual]);
  const own = input.target.online === null ? null : computePercent(input.target.online, input.target.total);
  return {
    actual: split === null ? null : computePercent(online ?? 0, split),
    planned: own ?? input.plannedOnlinePercent,
  };
}

/** What a recorded figure is made of, by how many of its families were on the list and found ("ditemui", "baru"). */
function splitRecorded(recorded: number | null, found: number | null): Figures['recorded'] {
  if (recorded === null || found === null) return { found: null, newlyListed: null };
  return { found, newlyListed: recorded - found };
}

/**
 * What came to a total since an earlier report. Null: there was none before, or no figure then or now; a first report is no change.
 * Karawang on 12 April 2021, after a report of 27.100 on 11 April: 1.700.
 */
export function computeChange(total: number | null, earlier: EarlierReport | null): ReportChange | null {
  const before = earlier ? totalOf(earlier.figures) : null;
  return total === null || before === null || earlier === null ? null : { since: earlier.day, count: total - before };
}

function computeWithoutHeld(held: HeldState | null, target: number | null): Figures['withoutHeld'] {
  const total = held ? totalOf(held.without) : null;
  return total === null ? null : { total, percent: computePercent(total, target) };
}

/**
 * By what an area is judged: its figure, or, where that is held or holds a held one, what it is without (null: nothing is
 * left). So three zeros too many make nobody done: Karawang's 15.428.800 with Tirtamulya's 15.400.000 are judged as 28.800.
 */
export function judgedFigure(figures: Pick<Figures, 'total' | 'percent' | 'flags' | 'withoutHeld'>): {
  total: number | null;
  percent: number | null;
} {
  const { total, percent } = figures;
  if (!figures.flags.includes('held')) return { total, percent };
  return figures.withoutHeld ?? { total: null, percent: null };
}

/** Whether anything was reported of an area, of whatever stage. */
export function hasFigure(figures: StageFigures): boolean {
  return Object.values(figures).some((one) => totalOf(one) !== null);
}

/** All figures of one area on one day: what table, page, export and API show. */
export function computeFigures(input: {
  campaign: Campaign;
  extensions: readonly Extension[];
  outages: readonly Outage[];
  /** Absent: no day is signed off. */
  closures?: readonly Closure[];
  asOf: IsoDay;
  stage: Stage;
  target: Target;
  state: AreaState;
  /** Without what was held then. */
  history: History;
  /** The report before the last one; absent or null: there is none. */
  earlier?: EarlierReport | null;
  /** Absent: a census. */
  participation?: Participation;
  /** Whether what is collected is of all its parts; absent: read off its own figures. */
  collectedWhole?: boolean;
  /** Absent: no other source shows anything. */
  comparison?: Comparison[];
}): Figures {
  const { campaign, asOf, stage, target, state, participation = everybodyTakesPart } = input;
  const endDay = endDayOf({ campaign, extensions: input.extensions, areaLo: state.areaLo, asOf });
  const daysLeft = countPlannedDaysLeft({ campaign, endDay, asOf });
  const figures = state.figures[stage];
  const stated = state.stated[stage];
  const total = totalOf(figures);
  const percent = computePercent(total, target.total);
  const heldHere = state.held?.[stage] ?? null;
  const held = heldHere && (heldHere.own || heldHere.below > 0) ? heldHere : null;
  const withoutHeld = computeWithoutHeld(held, target.total);
  // What is held says nothing of the work done: neither that it is done, nor how fast it goes.
  const judged = held ? (withoutHeld ?? { total: null, percent: null }) : { total, percent };
  const unknown = held !== null && withoutHeld === null;
  const remaining = unknown ? null : computeRemaining(judged.total, target.total);
  const expectedPercent = computeExpectedPercent({ campaign, endDay, asOf });
  const pace = computePace({
    ...input,
    figures: held ? held.without : figures,
    areaLo: state.areaLo,
    startDay: campaign.startDay,
  });
  const requiredPace = computeRequiredPace({ remaining, daysLeft });
  const requiredPacePerKader = computeRequiredPacePerKader({ remaining, daysLeft, kader: state.kader });
  const pacePerKader = computePacePerKader({ pace, kader: state.kader });
  const backlog = {
    online: computeBacklog(state.figures.collected.online, state.figures.recorded.online),
    manual: computeBacklog(state.figures.collected.manual, state.figures.recorded.manual),
  };
  const stages = {
    collected: totalOf(state.figures.collected),
    recorded: totalOf(state.figures.recorded),
    validated: totalOf(state.figures.validated),
  };
  const { takesPart } = participation;
  const status =
    unknown || !takesPart
      ? null
      : computeStatus({ achieved: judged.total, percent: judged.percent, expectedPercent, ...termsOn(campaign, asOf) });
  const statedCollected = totalOf(state.stated.collected);
  const whole = input.collectedWhole ?? (statedCollected !== null || computeUncollected(stages) === null);
  const gap =
    stage === 'recorded' && takesPart && target.total
      ? computeGap({
          expected: computeExpectedCount({ campaign, endDay, asOf, target: target.total }),
          recorded: judged.total,
          // What is held of one stage says nothing beside the other one.
          waiting: stages.collected === null || !whole || held ? null : splitBacklog({ stages, backlog }),
        })
      : null;
  return {
    target: target.total,
    targetStated: target.stated,
    targetOnline: target.online,
    targetManual: target.manual,
    ...figures,
    total,
    statedTotal: totalOf(stated),
    percent,
    remaining,
    expectedPercent,
    status,
    pace,
    requiredPace,
    requiredPacePerKader,
    projectedFinish: computeProjectedFinish({ remaining, pace, asOf }),
    backlog,
    gap,
    ...findCause({
      ...{ stage, startDay: campaign.startDay, asOf, lastDay: endDay, lastReportDay: state.lastReportDay },
      ...{ gap, requiredPacePerKader, pacePerKader, kaderLimit: campaign.kaderLimit },
      lags: status === 'atRisk' || status === 'behind' || status === 'notReported',
      reported: status !== 'notReported',
      lostLately: countLostLately({
        ...{ outages: input.outages, areaLo: state.areaLo, asOf, startDay: campaign.startDay },
      }),
    }),
    stages,
    kader: state.kader,
    supervisor: state.supervisor,
    pacePerKader,
    lastReportDay: state.lastReportDay,
    change: computeChange(judged.total, input.earlier ?? null),
    flags: raiseFlags({
      ...{ figures, stated, total, target, fell: state.fell[stage], held: held !== null, takesPart, pace },
      ...{ kader: state.kader, lastReportDay: state.lastReportDay, asOf, endDay },
      // Of an area whose parts alone report what is collected, some may not have: then the two are not of the same areas.
      recordedAboveCollected: statedCollected !== null && computeUncollected(stages) !== null,
      anyFigure: hasFigure(state.figures),
    }),
    flagsBelow: {
      ...(held && held.below > 0 && { held: held.below }),
      ...(participation.outsideBelow > 0 && { outsideScope: participation.outsideBelow }),
    },
    withoutHeld,
    recorded: splitRecorded(totalOf(state.figures.recorded), state.found ?? null),
    daysLost: countLostDays({ outages: input.outages, areaLo: state.areaLo, asOf, startDay: campaign.startDay }),
    closedUntil: closedUntilOf({ closures: input.closures ?? [], areaLo: state.areaLo }),
    takesPart,
    workMode: participation.workMode,
    scope: participation.lokus,
    comparison: input.comparison ?? [],
  };
}
