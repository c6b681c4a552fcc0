import type { AreaProgress } from '../domain/area-progress';
import { rangeOfCode } from '../domain/areas';
import { addDays, daysBetween, type IsoDay } from '../domain/days';
import { listOutagesOf } from '../domain/outages';
import { listPlanCorners } from '../domain/plans';
import { computePercent } from '../domain/progress';
import { computeProjectedTotal, computeShortfall, listDownSpans, listRequiredCorners } from '../domain/projection';
import type { SeriesPoint } from '../domain/series';
import { comparedOn, type TrendComparison } from '../domain/trend-comparison';
import { formatAreaName } from './areas';
import { formatDayOfMonth, formatDayShort, formatWeekday } from './days';
import type { TrendChartProps } from './trend-model';
import { describeVisit } from './visit-words';
import { stagePhraseOf } from './words';

/** What the reader chose of the chart: up to the day shown instead of the whole period, and what it is compared with. */
export type TrendView = { zoom: boolean; comparison: TrendComparison | null };

/** What a chart of the trend shows, on a screen, on paper and in a file alike. */
export function describeTrend(progress: AreaProgress, { zoom, comparison }: TrendView): TrendChartProps {
  const { series, clock, headline, campaign, stage, asOf } = progress;
  const number = (day: IsoDay) => daysBetween(campaign.startDay, day) + 1;
  const shown = Math.max(1, number(asOf));
  // From a held figure no line leads on: the pace is that without it.
  const held = headline.flags.includes('held');
  const corners = { campaign, endDay: clock.endDay, asOf };
  const { target } = headline;
  return {
    points: series.map((point) => ({
      x: number(point.day),
      label: formatWeekday(point.day),
      online: point.online,
      manual: point.manual,
      unsplit: withoutChannel(point),
      total: point.total,
      collected: point.collected,
      expected: point.expected,
      gained: point.gained,
      percent: point.percent,
      compared: comparison && comparedOn(comparison, number(point.day)),
      note: describeDayNotes(progress, point) || null,
    })),
    end: { x: clock.dayCount, label: formatDayOfMonth(clock.endDay) },
    until: zoom ? shown : Math.max(clock.dayCount, shown),
    target,
    plan:
      target === null
        ? []
        : listPlanCorners(corners).map(({ day, percent }) => ({ x: day, y: (target * percent) / 100 })),
    required: held
      ? []
      : listRequiredCorners({ ...corners, total: headline.total, target }).map(({ day, total }) => ({
          x: day,
          y: total,
        })),
    requiredPace: headline.requiredPace,
    projected: held
      ? null
      : computeProjectedTotal({ total: headline.total, pace: headline.pace, daysLeft: clock.daysLeft }),
    shortfall: computeShortfall(series),
    pace: headline.pace,
    ticks: chooseTicks(progress, zoom),
    outages: listDownSpans(series).map((span) => ({ from: number(span.fromDay), to: number(span.toDay) })),
    visits: (progress.visits ?? []).map((visit) => ({ from: number(visit.fromDay), to: number(visit.toDay) })),
    shares: {
      expected: target === null ? null : headline.expectedPercent,
      collected: computePercent(series.at(-1)?.collected ?? null, target),
    },
    compared: comparison && {
      name: nameComparison(comparison),
      points: comparison.points.flatMap(({ day, percent }) => (percent === null ? [] : [{ x: day, percent }])),
    },
    reached: stagePhraseOf(campaign, stage),
    collected: stagePhraseOf(campaign, 'collected'),
  };
}

/** "Jawa Barat", "Pemutakhiran 2023". */
export function nameComparison({ with: kind, area, campaign }: TrendComparison): string {
  return kind === 'campaign' ? campaign.name : formatAreaName(area);
}

/** What a day's total holds beyond its channels. */
export function withoutChannel(point: SeriesPoint): number | null {
  return point.total === null ? null : point.total - (point.online ?? 0) - (point.manual ?? 0);
}

/** What else was on a day: why a server or channel was down, and who visited. "Server pusat mati; Baksos Pulo". */
export function describeDayNotes(progress: AreaProgress, { day, down }: Pick<SeriesPoint, 'day' | 'down'>): string {
  const { outages, area, visits = [] } = progress;
  const reasons = down
    ? listOutagesOf({ outages, areaLo: rangeOfCode(area.code).lo })
        .filter((one) => one.fromDay <= day && day <= one.toDay)
        .map((one) => one.reason.trim().replace(/\.$/, ''))
    : [];
  const causes = down ? [`Gangguan${reasons.length === 0 ? '' : `: ${[...new Set(reasons)].join(', ')}`}`] : [];
  const went = visits.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay).map(describeVisit);
  return [...causes, ...went].join('; ');
}

/** First day, last day and the day shown, and between them as many round steps as do not crowd. */
function chooseTicks({ campaign, clock, asOf }: AreaProgress, zoom: boolean): { x: number; label: string }[] {
  const shown = Math.max(1, daysBetween(campaign.startDay, asOf) + 1);
  const last = zoom ? shown : Math.max(clock.dayCount, shown);
  const fixed = [...new Set([1, shown, last])];
  const step = Math.max(1, Math.ceil(last / 6));
  // A sixth of the narrowest chart is 44 px, and a day takes 38.
  const room = step;
  const chosen = fixed.filter((x) => x === shown || Math.abs(x - shown) >= room);
  for (let x = 1 + step; x < last; x += step) {
    if (chosen.every((other) => Math.abs(other - x) >= room)) chosen.push(x);
  }
  return chosen
    .sort((one, other) => one - other)
    .map((x) => ({ x, label: formatDayShort(addDays(campaign.startDay, x - 1)) }));
}
