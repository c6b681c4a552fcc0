import { type Channel, type ChannelFigures, channels, noChannelFigures, totalOf } from './counts';
import { addDays, type IsoDay } from './days';
import { type Outage, workingDays } from './outages';

/** Days that count for the pace: the last seven that were not down (rule 6). */
export const paceDays = 7;

/** Figures of the stage shown on earlier days of an area: what pace needs. An absent day had no report up to it. */
export type History = ReadonlyMap<IsoDay, ChannelFigures>;

/** To one decimal, half away from zero, and never -0. */
function oneDecimal(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 10)) / 10 + 0;
}

/** The smallest whole number a day that reaches the target on the last day; 0 when reached, null after the end. */
export function computeRequiredPace(input: { remaining: number | null; daysLeft: number }): number | null {
  if (input.remaining === null) return null;
  if (input.remaining === 0) return 0;
  return input.daysLeft > 0 ? Math.ceil(input.remaining / input.daysLeft) : null;
}

/** The days whose figures `computePace` asks for, for one area. Shorter than `paceDays` early in a campaign. */
export function daysForPace(input: {
  outages: readonly Outage[];
  areaLo: number;
  asOf: IsoDay;
  startDay: IsoDay;
}): IsoDay[] {
  const wanted = new Set<IsoDay>();
  for (const channel of channels) {
    const worked = workingDays({ ...input, channel, length: paceDays });
    for (const day of worked) {
      const before = addDays(day, -1);
      // Neighbouring working days cancel out: only the ends of each run of them are read.
      if (!worked.includes(before)) wanted.add(before);
      const after = addDays(day, 1);
      if (!worked.includes(after) && day !== input.asOf) wanted.add(day);
    }
  }
  return [...wanted].filter((day) => day >= input.startDay).sort();
}

/**
 * Recorded per day over the last seven days that were not down for the channel (rule 6), summed over the channels, to
 * one decimal. Null before the first report. A campaign begins at zero, but an area that has not reported does not: where
 * nothing was reported before the window, its figure is spread over all working days since the start. Karawang's first
 * and only report, 28.800 on day 12, is 2.400 a day, not 28.800 in seven days.
 */
export function computePace(input: {
  figures: ChannelFigures;
  history: History;
  outages: readonly Outage[];
  areaLo: number;
  asOf: IsoDay;
  startDay: IsoDay;
}): number | null {
  if (totalOf(input.figures) === null) return null;
  const at = (day: IsoDay, channel: Channel) =>
    (day === input.asOf ? input.figures[channel] : input.history.get(day)?.[channel]) ?? 0;
  let pace: number | null = null;
  for (const channel of channels) {
    const worked = workingDays({ ...input, channel, length: paceDays });
    if (worked.length === 0) continue;
    const base = addDays(worked.at(-1) ?? input.asOf, -1);
    if (base >= input.startDay && totalOf(input.history.get(base) ?? noChannelFigures) === null) {
      const sinceStart = workingDays({ ...input, channel, length: Number.POSITIVE_INFINITY });
      pace = (pace ?? 0) + at(input.asOf, channel) / sinceStart.length;
      continue;
    }
    let gained = 0;
    for (const day of worked) {
      const before = addDays(day, -1);
      if (!worked.includes(before)) gained -= at(before, channel);
      if (!worked.includes(addDays(day, 1))) gained += at(day, channel);
    }
    pace = (pace ?? 0) + gained / worked.length;
  }
  return pace === null ? null : oneDecimal(pace);
}

/** The day on which the target is reached at today's pace; null when it never is, is reached, or is not known. */
export function computeProjectedFinish(input: {
  remaining: number | null;
  pace: number | null;
  asOf: IsoDay;
}): IsoDay | null {
  const { remaining, pace, asOf } = input;
  if (!remaining || !pace || pace <= 0) return null;
  const days = Math.ceil(remaining / pace);
  return days > 36_500 ? null : addDays(asOf, days);
}

/** Needed a day and kader, to one decimal: 705.968 / 49 days / 4.561 kader is 3,2. Null without kader or days. */
export function computeRequiredPacePerKader(input: {
  remaining: number | null;
  daysLeft: number;
  kader: number | null;
}): number | null {
  if (input.remaining === null || !input.kader) return null;
  if (input.remaining === 0) return 0;
  return input.daysLeft > 0 ? oneDecimal(input.remaining / input.daysLeft / input.kader) : null;
}
