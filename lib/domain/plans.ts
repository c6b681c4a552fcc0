import { addDays, daysBetween, type IsoDay, weekdayOf } from './days';
import { roundedPercent } from './percents';

/**
 * What should be there on which day (rule 10). `straight`: the same share every day. `percentADay`: so many percent of the
 * target a day (BPS Situbondo: 4). `workingDays`: the same share on each Monday to Friday that is no holiday. `steps`: so many
 * percent are due on a date, and stand until the next one. `course`: as an earlier campaign went, percent by the number of
 * its day (PK23: 7,74 on day 3, 38,01 on day 12, 63,07 on day 18, 100,25 on day 31), straight between these.
 */
export type Plan =
  | { kind: 'straight' }
  | { kind: 'percentADay'; percent: number }
  | { kind: 'workingDays'; holidays: readonly IsoDay[] }
  | { kind: 'steps'; steps: readonly { day: IsoDay; percent: number }[] }
  | {
      kind: 'course';
      /** Which campaign it was, as people know it. */
      of: string;
      dayCount: number;
      points: readonly { day: number; percent: number }[];
    };

export type PlanKind = Plan['kind'];

/** What decides what is expected of an area, and how far below that it may stay. */
export type Terms = {
  endDay: IsoDay;
  plan: Plan;
  /** Achieved share / expected share from which an area is on track; rule 5 (default 1.00). */
  onTrackFrom: number;
  /** … and from which it is at risk rather than behind (default 0.75). */
  atRiskFrom: number;
};

/** Terms that were changed: they hold for the days up to `untilDay`, so that what was expected on a past day stays what it was. */
export type EarlierTerms = Terms & { untilDay: IsoDay };

/** A campaign as far as its plan goes; `earlierTerms` in the order of their days. */
export type Planned = Terms & { startDay: IsoDay; earlierTerms: readonly EarlierTerms[] };

/** The terms that hold on a day. */
export function termsOn(campaign: Terms & Pick<Planned, 'earlierTerms'>, day: IsoDay): Terms {
  return campaign.earlierTerms.find((terms) => day <= terms.untilDay) ?? campaign;
}

/**
 * A day of a campaign as an area has it. `endDay`: the area's own last day as known on `asOf`, extensions counted. `day`: of
 * which is asked, where it is not `asOf`, as for the line of a chart.
 */
export type PlanDay = { campaign: Planned; endDay: IsoDay; asOf: IsoDay; day?: IsoDay };

/** A share as a fraction of whole numbers, so that its percent can be rounded exactly. */
type Share = { part: number; whole: number };

const nothing: Share = { part: 0, whole: 1 };
const everything: Share = { part: 1, whole: 1 };

/** The days of the plan (`planned`), those of the area, and the number of the day, 1 on the first. */
type Span = { startDay: IsoDay; endDay: IsoDay; day: IsoDay; number: number; own: number; planned: number };

function spanOf({ campaign, endDay, asOf, day = asOf }: PlanDay): { terms: Terms; span: Span } {
  const { startDay } = campaign;
  const terms = termsOn(campaign, day);
  // An extension redraws the whole line; without one each day keeps the end that it had.
  const own = endDay === termsOn(campaign, asOf).endDay ? terms.endDay : endDay;
  const count = (last: IsoDay) => daysBetween(startDay, last) + 1;
  return {
    terms,
    span: { startDay, endDay: own, day, number: count(day), own: count(own), planned: count(terms.endDay) },
  };
}

/**
 * The share of the target that should be there at the end of a day: nothing before the start, everything from the area's own
 * last day on. Where that is not the campaign's, the plan is stretched over the area's days as the straight line is: day n of
 * M is read at day n × N / M of the N that were planned. Working days are counted in the calendar up to the new end instead.
 */
function expectedShare(of: PlanDay): Share {
  const { terms, span } = spanOf(of);
  if (span.number <= 0) return nothing;
  if (span.number >= span.own) return everything;
  const share = shareOfPlan(terms.plan, span);
  return share.part > share.whole ? everything : share;
}

const hundredths = (value: number) => Math.round(value * 100);

function shareOfPlan(plan: Plan, span: Span): Share {
  const { number, own, planned } = span;
  switch (plan.kind) {
    case 'straight':
      return { part: number, whole: own };
    case 'percentADay':
      return { part: hundredths(plan.percent) * number * planned, whole: 10_000 * own };
    case 'workingDays': {
      const whole = countWorkingDays(plan.holidays, span.startDay, span.endDay);
      return whole === 0
        ? { part: number, whole: own }
        : { part: countWorkingDays(plan.holidays, span.startDay, span.day), whole };
    }
    case 'steps': {
      const due = plan.steps.findLast((step) => (daysBetween(span.startDay, step.day) + 1) * own <= number * planned);
      return due ? { part: hundredths(due.percent), whole: 10_000 } : nothing;
    }
    case 'course':
      return shareOfCourse(plan, number, own);
  }
}

/** Between two points of the course, the first of which is nothing on day 0, straight; after the last one straight to everything. */
function shareOfCourse({ dayCount, points }: Extract<Plan, { kind: 'course' }>, number: number, own: number): Share {
  // Day `number` of `own` is day number × dayCount / own of the course; all is multiplied by `own` to stay whole.
  const at = number * dayCount;
  let from = { day: 0, percent: 0 };
  for (const to of [...points, { day: dayCount, percent: 100 }]) {
    if (at < to.day * own || (at === to.day * own && to.day > from.day)) {
      const days = to.day - from.day;
      const [low, high] = [hundredths(from.percent), hundredths(to.percent)];
      return { part: low * own * days + (high - low) * (at - from.day * own), whole: 10_000 * own * days };
    }
    from = to;
  }
  return everything;
}

/** The Mondays to Fridays from one day to another, both counted, that are no holidays. */
export function countWorkingDays(holidays: readonly IsoDay[], from: IsoDay, to: IsoDay): number {
  const days = daysBetween(from, to) + 1;
  if (days <= 0) return 0;
  const first = weekdayOf(from);
  const isWeekday = (weekday: number) => weekday % 7 !== 0 && weekday % 7 !== 6;
  let count = Math.floor(days / 7) * 5;
  for (let at = 0; at < days % 7; at += 1) if (isWeekday(first + at)) count += 1;
  return count - holidays.filter((day) => from <= day && day <= to && isWeekday(weekdayOf(day))).length;
}

/**
 * The share that should be there, in percent, rounded once to two decimals: what status, bars, chart, recap, sheet and API
 * ask. Day 12 of 61, straight, is 19,67; four percent a day is 28 on day 7; 0 before the start, 100 from the end on.
 */
export function computeExpectedPercent(of: PlanDay): number {
  const { part, whole } = expectedShare(of);
  return roundedPercent(part, whole);
}

/** As many of the target as should be there, in the campaign's unit, rounded to a whole one. */
export function computeExpectedCount(of: PlanDay & { target: number }): number {
  const { part, whole } = expectedShare(of);
  return Math.round((of.target * part) / whole);
}

/**
 * The days over which what remains is spread: those after `asOf` on which the plan still asks for more, all days that are
 * left where it asks for nothing more. Straight: the days left. Working days: those that are left. Four percent a day, on day
 * 7: the 18 days until it is all due. 0 on the last day and later.
 */
export function countPlannedDaysLeft(of: Omit<PlanDay, 'day'>): number {
  const key = `${of.endDay} ${of.asOf}`;
  const known = daysLeft.get(of.campaign) ?? new Map<string, number>();
  daysLeft.set(of.campaign, known);
  const days = known.get(key) ?? computePlannedDaysLeft(of);
  known.set(key, days);
  return days;
}

/** The areas of a table share them. */
const daysLeft = new WeakMap<Planned, Map<string, number>>();

function computePlannedDaysLeft(of: PlanDay): number {
  const { terms, span } = spanOf(of);
  const { number, own } = span;
  const gone = Math.max(0, number);
  const left = Math.max(0, own - gone);
  if (left === 0 || terms.plan.kind === 'straight') return left;
  if (terms.plan.kind === 'workingDays') {
    const next = gone === 0 ? span.startDay : addDays(span.day, 1);
    return countWorkingDays(terms.plan.holidays, next, span.endDay) || left;
  }
  let finish = gone + 1;
  while (finish < own && shareIsBelowAll(of, addDays(span.startDay, finish - 1))) finish += 1;
  const due = shareIsBelowAll(of, addDays(span.startDay, gone - 1)) || gone === 0;
  return due ? finish - gone : left;
}

function shareIsBelowAll(of: PlanDay, day: IsoDay): boolean {
  const { part, whole } = expectedShare({ ...of, day });
  return part < whole;
}

/** A corner of the line of a plan: the number of a day, 0 before the first, and the percent that is due at its end. */
export type PlanCorner = { day: number; percent: number };

/** The line of a plan from nothing to everything, as the corners between which it is straight; the last is the last day. */
export function listPlanCorners(of: Omit<PlanDay, 'day'>): PlanCorner[] {
  const { startDay } = of.campaign;
  const last = daysBetween(startDay, of.endDay) + 1;
  const corners: PlanCorner[] = [{ day: 0, percent: 0 }];
  for (let number = 1; number <= last; number += 1) {
    const { part, whole } = expectedShare({ ...of, day: addDays(startDay, number - 1) });
    const point = { day: number, percent: (part / whole) * 100 };
    const [before, middle] = corners.slice(-2);
    if (before && middle && isStraight(before, middle, point)) corners.pop();
    corners.push(point);
  }
  return corners;
}

function isStraight(one: PlanCorner, middle: PlanCorner, other: PlanCorner): boolean {
  const slope = (other.percent - one.percent) / (other.day - one.day);
  return Math.abs(one.percent + slope * (middle.day - one.day) - middle.percent) < 1e-9;
}

/** The first day on which all is due, counted from 1. */
export function findFinishDay(of: Omit<PlanDay, 'day'>): number {
  const last = daysBetween(of.campaign.startDay, of.endDay) + 1;
  for (let number = 1; number < last; number += 1) {
    if (!shareIsBelowAll(of, addDays(of.campaign.startDay, number - 1))) return number;
  }
  return last;
}
