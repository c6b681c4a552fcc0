import type { Campaign } from './campaigns';
import { type ChannelFigures, channels, totalOf } from './counts';
import { addDays, daysBetween, type IsoDay } from './days';
import { isDown, type Outage } from './outages';

export type SeriesPoint = {
  day: IsoDay;
  /** Null before the first report; otherwise the last figure stands. */
  online: number | null;
  manual: number | null;
  total: number | null;
  /** Where the sloping target line stands, in the campaign's unit; null without a target. */
  expected: number | null;
  /** What was added on that day, negative when the figure fell; null where nothing was reported for it. */
  gained: number | null;
  /** Whether a channel or server was down for the area. */
  down: boolean;
};

/**
 * The trend from the first day to `asOf`, a point a day, between reports the last figure stands (rule 1).
 * @param input.reports the figures of the stage shown
 */
export function buildSeries(input: {
  campaign: Campaign;
  endDay: IsoDay;
  outages: readonly Outage[];
  areaLo: number;
  asOf: IsoDay;
  target: number | null;
  reports: readonly { day: IsoDay; figures: ChannelFigures }[];
}): SeriesPoint[] {
  const byDay = new Map(input.reports.map((report) => [report.day, report.figures]));
  const dayCount = daysBetween(input.campaign.startDay, input.endDay) + 1;
  const points: SeriesPoint[] = [];
  let standing: ChannelFigures | null = null;
  for (let day = input.campaign.startDay; day <= input.asOf; day = addDays(day, 1)) {
    const reported = byDay.get(day);
    const before: number = standing ? (totalOf(standing) ?? 0) : 0;
    standing = reported ?? standing;
    const total = standing ? totalOf(standing) : null;
    const share = Math.min(points.length + 1, dayCount) / dayCount;
    points.push({
      day,
      online: standing?.online ?? null,
      manual: standing?.manual ?? null,
      total,
      expected: input.target === null ? null : Math.round(input.target * share),
      gained: reported && total !== null ? total - before : null,
      down: channels.some((channel) => isDown({ outages: input.outages, areaLo: input.areaLo, channel, day })),
    });
  }
  return points;
}
