import type { AreaRef } from './area-progress';
import { levelOfCode } from './areas';
import { addDays, daysBetween, type IsoDay } from './days';
import { computePercent } from './progress';

/**
 * What the trend of an area is compared with: the area right above it, another area that the reader may see, by code or name,
 * or itself on the same day of another campaign.
 */
export type ComparisonWish = { with: 'above' } | { with: 'area'; typed: string } | { with: 'campaign'; slug: string };

/** A day of what is compared: its number in the campaign, 1 on the first, and what stood on it, in percent of its own target. */
export type ComparedPoint = { day: number; percent: number | null };

/** The trend of what an area is compared with, in percent: areas of different sizes are on one scale. */
export type TrendComparison = {
  with: ComparisonWish['with'];
  area: AreaRef;
  /** The campaign whose days they are. */
  campaign: { slug: string; name: string };
  points: ComparedPoint[];
};

/** As addresses name a campaign; what holds other signs is a name that nobody has. */
const campaignWish = /^kampanye-([a-z0-9-]+)$/;

/** A comparison as an address has it: "induk", "kampanye-pk21", or the code or name of an area; null: none is asked for. */
export function readComparison(text: string): ComparisonWish | null {
  const typed = text.trim();
  if (typed === '') return null;
  if (typed === 'induk') return { with: 'above' };
  const slug = campaignWish.exec(typed)?.[1];
  return slug === undefined ? { with: 'area', typed } : { with: 'campaign', slug };
}

/** As an address has it, the same campaign day of another campaign. */
export function writeCampaignComparison(slug: string): string {
  return `kampanye-${slug}`;
}

/** Whether what was typed is the code of an area, and not a name. */
export function isAreaCode(typed: string): boolean {
  return levelOfCode(typed) !== null;
}

/**
 * What an area stood at on each day of a span, in percent: between reports the last figure stands, before the first there is
 * none (rule 1), and each day is measured by the target that counts on it.
 */
export function buildComparedPoints(input: {
  startDay: IsoDay;
  lastDay: IsoDay;
  targetOn: (day: IsoDay) => number | null;
  /** The days on which something was reported, and what it came to; null: nothing that can be compared. */
  reports: readonly { day: IsoDay; total: number | null }[];
}): ComparedPoint[] {
  const { startDay, lastDay, targetOn } = input;
  const totals = new Map(input.reports.map((report) => [report.day, report.total]));
  const points: ComparedPoint[] = [];
  let total: number | null = null;
  for (let day = startDay; day <= lastDay; day = addDays(day, 1)) {
    total = totals.get(day) ?? total;
    points.push({ day: daysBetween(startDay, day) + 1, percent: computePercent(total, targetOn(day)) });
  }
  return points;
}

/** What it stood at on the day of this number; null: not reported by then, or the day is not among its own. */
export function comparedOn(comparison: Pick<TrendComparison, 'points'>, day: number): number | null {
  return comparison.points[day - 1]?.percent ?? null;
}

/**
 * The campaigns whose course may stand beside one: they began before it and count the same unit; the newest
 * first.
 */
export function listEarlierCampaigns<One extends { slug: string; startDay: IsoDay; unit: string }>(
  campaigns: readonly One[],
  own: Pick<One, 'slug' | 'startDay' | 'unit'>,
): One[] {
  return campaigns
    .filter((one) => one.slug !== own.slug && one.startDay < own.startDay && one.unit === own.unit)
    .sort((one, other) => (one.startDay < other.startDay ? 1 : -1));
}
