import { type AreaKind, type AreaLevel, type AreaRange, isInside } from './areas';
import type { ChannelFigures, Stage } from './counts';
import { addDays, daysBetween, earlierDay, type IsoDay, laterDay } from './days';
import type { Outage } from './outages';
import { computePaceBetween } from './pace';
import type { Status } from './progress';

export const visitKinds = ['monitoring', 'baksos', 'pendampingan', 'rapat'] as const;
export type VisitKind = (typeof visitKinds)[number];

export const visitLimits = {
  /** The longest visit. */
  days: 60,
  /** So many days before a campaign begins, or after it ends, a visit of it may lie. */
  around: 92,
  places: 20,
  kampung: 80,
  participants: { least: 3, most: 300 },
  result: 2_000,
  tasks: 20,
  task: { least: 3, most: 200 },
  person: { least: 2, most: 80 },
  note: { least: 3, most: 200 },
  pictures: 6,
  caption: 120,
} as const;

/** An area as pages name it. */
type AreaRef = { code: string; name: string; level: AreaLevel; kind: AreaKind };

/** What an area stood at when a visit to it was recorded: never computed anew. Null: not known, not reported. */
export type FrozenFigures = {
  asOf: IsoDay;
  stage: Stage;
  target: number | null;
  total: number | null;
  percent: number | null;
  expectedPercent: number;
  status: Status | null;
  pace: number | null;
};

/** Where a visit went, and why: in the words of the area's page on the day it was recorded. */
export type VisitPlace = {
  id: number;
  area: AreaRef & AreaRange;
  /** A kampung of the desa by its name; '': the area as a whole. */
  kampung: string;
  reason: string;
  figures: FrozenFigures;
};

/** A visit on the page of an area: its mark on the chart and its line in the list. */
export type VisitMark = {
  id: number;
  kind: VisitKind;
  fromDay: IsoDay;
  toDay: IsoDay;
  places: { area: AreaRef; kampung: string }[];
};

/** What is wrong with the days of a visit; null: nothing. */
export type VisitFault = 'endsBeforeItStarts' | 'tooLong' | 'outsideCampaign';

/** @param campaign.lastDay the latest end of any of its areas */
export function findVisitFault(
  span: { fromDay: IsoDay; toDay: IsoDay },
  campaign: { startDay: IsoDay; lastDay: IsoDay },
): VisitFault | null {
  if (span.toDay < span.fromDay) return 'endsBeforeItStarts';
  if (daysBetween(span.fromDay, span.toDay) >= visitLimits.days) return 'tooLong';
  const { from, to } = daysForVisits(campaign);
  return span.fromDay < from || span.toDay > to ? 'outsideCampaign' : null;
}

/** The days on which a campaign may be visited. */
export function daysForVisits(campaign: { startDay: IsoDay; lastDay: IsoDay }): { from: IsoDay; to: IsoDay } {
  return { from: addDays(campaign.startDay, -visitLimits.around), to: addDays(campaign.lastDay, visitLimits.around) };
}

/** Days before and after a visit over which the pace is read. */
const visitWindow = 7;

/** What an area reported of a stage, oldest first, without held figures. */
export type VisitedCourse = { areaLo: number; reports: readonly { day: IsoDay; figures: ChannelFigures }[] };

/** The pace of an area and of the one above it over the same days. Null: not reported, or not seen. */
export type VisitPace = {
  part: 'before' | 'during' | 'after';
  fromDay: IsoDay;
  /** The last day that counts: of a part that is not over, the newest day with a figure; null: it has not begun. */
  toDay: IsoDay | null;
  /** Whether the part is over. */
  whole: boolean;
  pace: number | null;
  parentPace: number | null;
};

/**
 * The pace seven days before a visit, during it, and seven days after, of the visited area and of its parent over the same
 * days: recorded per day that was not down (rule 6). It proves nothing by itself: what else happened is not in it.
 * @param input.lastDay the newest day with a figure
 * @param input.parent null: the reader does not see it
 */
export function computeVisitPaces(input: {
  visit: { fromDay: IsoDay; toDay: IsoDay };
  startDay: IsoDay;
  lastDay: IsoDay | null;
  outages: readonly Outage[];
  area: VisitedCourse;
  parent: VisitedCourse | null;
}): VisitPace[] {
  const { visit, startDay, lastDay, outages, area, parent } = input;
  const parts = [
    { part: 'before' as const, from: addDays(visit.fromDay, -visitWindow), to: addDays(visit.fromDay, -1) },
    { part: 'during' as const, from: visit.fromDay, to: visit.toDay },
    { part: 'after' as const, from: addDays(visit.toDay, 1), to: addDays(visit.toDay, visitWindow) },
  ];
  return parts.map(({ part, from, to }) => {
    const begin = laterDay(from, startDay);
    const end = lastDay === null ? null : earlierDay(to, lastDay);
    const span = end !== null && begin <= end ? { from: begin, to: end } : null;
    const paceOf = (course: VisitedCourse | null) =>
      span && course ? computePaceBetween({ ...course, ...span, outages, startDay }) : null;
    return {
      ...{ part, fromDay: from, toDay: span?.to ?? null, whole: lastDay !== null && to <= lastDay },
      ...{ pace: paceOf(area), parentPace: paceOf(parent) },
    };
  });
}

/** Days without a visit after which a lagging area is suggested. */
export const suggestAfterDays = 14;

type SuggestedFigures = {
  status: Status | null;
  percent: number | null;
  expectedPercent: number;
  takesPart: boolean;
};

/**
 * Where to go next: the areas that lag or do not report, the weakest first, without those that a visit touched in the last
 * 14 days up to `asOf` or is to touch. Weakest: the lowest share of what should be there; not reported counts as nothing.
 */
export function suggestPlaces<Row extends { area: AreaRef; range: AreaRange; figures: SuggestedFigures }>(input: {
  rows: readonly Row[];
  visits: readonly { toDay: IsoDay; places: readonly { area: AreaRange }[] }[];
  asOf: IsoDay;
  most: number;
}): Row[] {
  const since = addDays(input.asOf, -suggestAfterDays);
  const visited = input.visits.filter(({ toDay }) => toDay > since).flatMap(({ places }) => places);
  const touches = (one: AreaRange, other: AreaRange) => isInside(one, other) || isInside(other, one);
  return input.rows
    .filter(({ figures }) => figures.takesPart && (figures.status === 'behind' || figures.status === 'notReported'))
    .filter(({ range }) => !visited.some(({ area }) => touches(area, range)))
    .map((row) => ({ row, share: shareOf(row.figures) }))
    .sort((one, other) => one.share - other.share || (one.row.area.code < other.row.area.code ? -1 : 1))
    .slice(0, input.most)
    .map(({ row }) => row);
}

function shareOf({ percent, expectedPercent }: SuggestedFigures): number {
  return expectedPercent > 0 ? (percent ?? 0) / expectedPercent : 0;
}

/** A month as YYYY-MM; null: it is none. */
export function parseMonth(text: string): string | null {
  return /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(text) ? text : null;
}

export function monthOf(day: IsoDay): string {
  return day.slice(0, 7);
}

export function addMonths(month: string, count: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The weeks of a month from Monday to Sunday, with the days of the months beside it that fill them. */
export function listWeeks(month: string): IsoDay[][] {
  const first = `${month}-01` as IsoDay;
  const next = `${addMonths(month, 1)}-01` as IsoDay;
  const monday = addDays(first, -((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7));
  const weeks: IsoDay[][] = [];
  for (let day = monday; day < next; day = addDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(day, at)));
  }
  return weeks;
}
