import type { Campaign } from './campaigns';
import { type ChannelFigures, channels, totalOf } from './counts';
import { addDays, type IsoDay } from './days';
import { isDown, type Outage } from './outages';
import { computeExpectedCount } from './plans';
import { computePercent } from './progress';

export type SeriesPoint = {
  day: IsoDay;
  /** Null before the first report; otherwise the last figure stands. */
  online: number | null;
  manual: number | null;
  total: number | null;
  /** `total` in percent of the day's target, as rule 3 rounds it; null without either. */
  percent: number | null;
  /** Collected in the field, in all, beside what is recorded; null where it is not known of the whole area. */
  collected: number | null;
  /** Where the sloping target line stands, in the campaign's unit; null without a target. */
  expected: number | null;
  /** What was added on that day, negative when the figure fell; null where nothing was reported for it. */
  gained: number | null;
  /** Whether a channel or server was down for the area. */
  down: boolean;
};

/** What was reported of an area on a day. */
export type DayReport = { day: IsoDay; figures: ChannelFigures };

/**
 * The trend from the first day to `asOf`, a point a day, between reports the last figure stands (rule 1).
 * @param input.reports the figures of the stage shown
 * @param input.collected what was collected, beside what is recorded; absent: not shown, or not known of the whole area
 */
export function buildSeries(input: {
  campaign: Campaign;
  endDay: IsoDay;
  outages: readonly Outage[];
  areaLo: number;
  asOf: IsoDay;
  /** The area's target by the version that is shown, or that counts on the day; null: none. */
  targetOn: (day: IsoDay) => number | null;
  reports: readonly DayReport[];
  collected?: readonly DayReport[];
}): SeriesPoint[] {
  const byDay = new Map(input.reports.map((report) => [report.day, report.figures]));
  const collectedOn = new Map(input.collected?.map((report) => [report.day, totalOf(report.figures)]));
  const { campaign, endDay, asOf } = input;
  const points: SeriesPoint[] = [];
  let standing: ChannelFigures | null = null;
  let collected: number | null = null;
  for (let day = campaign.startDay; day <= asOf; day = addDays(day, 1)) {
    const reported = byDay.get(day);
    const before: number = standing ? (totalOf(standing) ?? 0) : 0;
    standing = reported ?? standing;
    collected = collectedOn.get(day) ?? collected;
    const total = standing ? totalOf(standing) : null;
    const target = input.targetOn(day);
    points.push({
      day,
      online: standing?.online ?? null,
      manual: standing?.manual ?? null,
      total,
      percent: computePercent(total, target),
      collected,
      expected: target === null ? null : computeExpectedCount({ campaign, endDay, asOf, day, target }),
      gained: reported && total !== null ? total - before : null,
      down: channels.some((channel) => isDown({ outages: input.outages, areaLo: input.areaLo, channel, day })),
    });
  }
  return points;
}
