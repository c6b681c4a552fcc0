import { addDays, daysBetween, type IsoDay } from './days';
import { countPlannedDaysLeft, countWorkingDays, type Planned, termsOn } from './plans';
import type { SeriesPoint } from './series';

/**
 * Where the figure will stand on the last day at today's pace, in the campaign's unit. Null without a figure, without a
 * pace that goes forward, or after the end. 28.800 at 2.400 a day with 49 days left is 146.400.
 */
export function computeProjectedTotal(input: {
  total: number | null;
  pace: number | null;
  daysLeft: number;
}): number | null {
  const { total, pace, daysLeft } = input;
  if (total === null || pace === null || pace <= 0 || daysLeft <= 0) return null;
  return Math.round(total + pace * daysLeft);
}

/**
 * The line that leads from the figure of a day to the target on the last one, as the corners between which it is straight, in
 * numbers of days and the campaign's unit: what is needed a day (`requiredPace`, before it is rounded up) on the days over which
 * the plan spreads it. Karawang, 12 April 2021: from 28.800 on day 12 to 734.768 on day 61. Empty without a figure or a
 * target, where it is reached, before the start and after the end.
 */
export function listRequiredCorners(input: {
  campaign: Planned;
  endDay: IsoDay;
  asOf: IsoDay;
  total: number | null;
  target: number | null;
}): { day: number; total: number }[] {
  const { campaign, endDay, asOf, total, target } = input;
  const left = countPlannedDaysLeft(input);
  const today = daysBetween(campaign.startDay, asOf) + 1;
  const last = daysBetween(campaign.startDay, endDay) + 1;
  if (total === null || !target || total >= target || left <= 0 || today < 1) return [];
  const corners = [{ day: today, total }];
  const { plan } = termsOn(campaign, asOf);
  const next = addDays(asOf, 1);
  if (plan.kind === 'workingDays' && countWorkingDays(plan.holidays, next, endDay) > 0) {
    for (let day = next; day <= endDay; day = addDays(day, 1)) {
      const share = countWorkingDays(plan.holidays, next, day) / left;
      corners.push({ day: daysBetween(campaign.startDay, day) + 1, total: total + (target - total) * share });
    }
    return corners;
  }
  corners.push({ day: today + left, total: target });
  if (today + left < last) corners.push({ day: last, total: target });
  return corners;
}

/** How far the newest figure is below the sloping target line; null where there is no line, no figure, or no gap. */
export function computeShortfall(series: readonly SeriesPoint[]): number | null {
  const last = series.at(-1);
  if (!last || last.expected === null || last.total === null) return null;
  return last.expected > last.total ? last.expected - last.total : null;
}

export type Span = { fromDay: IsoDay; toDay: IsoDay };

/** The runs of days on which a channel or server was down, in order. */
export function listDownSpans(series: readonly Pick<SeriesPoint, 'day' | 'down'>[]): Span[] {
  const spans: Span[] = [];
  for (const { day, down } of series) {
    if (!down) continue;
    const last = spans.at(-1);
    if (last && addDays(last.toDay, 1) === day) last.toDay = day;
    else spans.push({ fromDay: day, toDay: day });
  }
  return spans;
}
