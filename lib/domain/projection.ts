import { addDays, type IsoDay } from './days';
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
