import { daysBetween, type IsoDay } from './days';
import { roundedPercent } from './percents';
import type { Plan } from './plans';

export type Course = Extract<Plan, { kind: 'course' }>;

/** The published course of PK23 over the nation: percent of the target on days 3, 12, 18 and 31 of July 2023. */
export const pk23Course: Course = {
  kind: 'course',
  of: 'PK23 nasional',
  dayCount: 31,
  points: [
    { day: 3, percent: 7.74 },
    { day: 12, percent: 38.01 },
    { day: 18, percent: 63.07 },
    { day: 31, percent: 100.25 },
  ],
};

/** Highest percent of a target that is taken for a course: a figure beyond it is a slip. */
const mostPercent = 1000;

/** Maximum number of points of a course that is read off a campaign: as many as a user can look over. */
const mostSampled = 12;

/**
 * The course of a campaign as a plan for another: the percent of its target on some of its days, evenly spread, the last one
 * among them. A figure that fell stays where it was, for a plan never falls. Null where fewer than two days are known.
 */
export function courseOf(input: {
  name: string;
  startDay: IsoDay;
  endDay: IsoDay;
  target: number;
  days: readonly { day: IsoDay; total: number }[];
}): Course | null {
  const { name, startDay, endDay, target, days } = input;
  if (days.length < 2 || target <= 0) return null;
  let highest = 0;
  const points = days.map(({ day, total }) => {
    highest = Math.min(mostPercent, Math.max(highest, roundedPercent(Math.max(0, total), target)));
    return { day: daysBetween(startDay, day) + 1, percent: highest };
  });
  const step = Math.max(1, (points.length - 1) / (mostSampled - 1));
  const chosen = new Set<number>();
  for (let at = 0; at < points.length - 1; at += step) chosen.add(Math.round(at));
  chosen.add(points.length - 1);
  return {
    kind: 'course',
    of: name,
    dayCount: daysBetween(startDay, endDay) + 1,
    points: points.filter((_, at) => chosen.has(at)),
  };
}
