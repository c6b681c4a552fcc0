import { type AreaRef, type AreaRow, buildSpark, type HeldArea, type PathStep, sparkDays } from './area-progress';
import { type AreaRange, isInside, isOwnOrInside } from './areas';
import type { Campaign, Extension } from './campaigns';
import type { Closure } from './closures';
import type { Comparison } from './comparisons';
import { type ChannelFigures, type Stage, totalOf } from './counts';
import { addDays, type IsoDay } from './days';
import type { Outage } from './outages';
import { type HeadlineAbove, isSumOfFew } from './parts';
import { type AreaState, computeFigures, computePercent, type EarlierReport } from './progress';
import type { Participation } from './scope';
import type { Target } from './targets';

/** What an area stands at on a day, as it is read. */
type Standing = AreaRef & { lo: number; target: Target; state: AreaState };

/** What an area reported of a day in all, of one stage; null: nothing of that stage. */
export type DayTotal = { day: IsoDay; total: number | null };

export function refOf({ code, name, level, kind }: AreaRef): AreaRef {
  return { code, name, level, kind };
}

/** Of the areas that hold one, those that the reader sees, from the largest down. */
export function listAbove(own: AreaRange, ancestors: readonly (AreaRef & AreaRange)[]): AreaRef[] {
  return ancestors
    .filter((one) => isOwnOrInside(own, one))
    .sort((one, other) => one.level - other.level)
    .map(refOf);
}

/**
 * A row of the table, or the area itself.
 * @param input.history its figures by channel as of earlier days, those of the pace and the day before its spark
 * @param input.reports what it reported over the days of the spark; null: it gets none
 */
export function buildAreaRow(input: {
  campaign: Campaign;
  extensions: readonly Extension[];
  outages: readonly Outage[];
  closures?: readonly Closure[];
  asOf: IsoDay;
  stage: Stage;
  standing: Standing;
  history: ReadonlyMap<IsoDay, ChannelFigures>;
  reports: readonly DayTotal[] | null;
  /** As `computeFigures` takes it. */
  earlier?: EarlierReport | null;
  /** Absent: a census. */
  participation?: Participation;
  /** As `computeFigures` takes it. */
  collectedWhole?: boolean;
  comparison?: Comparison[];
}): AreaRow {
  const { standing, history, reports, asOf, ...rest } = input;
  const dayBefore = history.get(addDays(asOf, -sparkDays));
  return {
    area: refOf(standing),
    figures: computeFigures({ ...rest, asOf, target: standing.target, state: standing.state, history }),
    spark: reports && buildSpark({ asOf, before: dayBefore ? totalOf(dayBefore) : null, reports }),
  };
}

/** An area whose figure is held, with its percent. */
export function buildHeldArea(one: AreaRef & { figures: ChannelFigures; target: number | null }): HeldArea {
  const total = totalOf(one.figures);
  return { area: refOf(one), total, target: one.target, percent: computePercent(total, one.target) };
}

/**
 * The areas above an area, the highest first.
 * @param input.headlines what those stand at that the reader may compare with, by `lo`
 * @param input.own the reader's own area: what lies outside it is not opened
 */
export function buildPath(input: {
  ancestors: readonly (AreaRef & AreaRange)[];
  headlines: ReadonlyMap<number, HeadlineAbove>;
  own: AreaRange;
}): PathStep[] {
  return [...input.ancestors]
    .sort((one, other) => one.level - other.level)
    .map((one) => {
      const headline = input.headlines.get(one.lo);
      const whole = headline && !isSumOfFew(headline) ? headline : null;
      return {
        area: refOf(one),
        percent: computePercent(whole?.total ?? null, whole?.target ?? null),
        open: isInside(one, input.own),
      };
    });
}
