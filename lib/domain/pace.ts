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

/** Where the pace of a channel is read: which figures are added and taken away, and over how many days. */
type ChannelWindow = {
  /** Days that worked, `paceDays` at most. */
  length: number;
  /** Days that worked since the start. */
  sinceStart: number;
  /** The day before the window. */
  base: IsoDay;
  /** Neighbouring working days cancel out: only the ends of each run of them are read. */
  ends: { day: IsoDay; sign: 1 | -1 }[];
};
type PaceWindow = Record<Channel, ChannelWindow>;
type WindowInput = { outages: readonly Outage[]; areaLo: number; asOf: IsoDay; startDay: IsoDay };

/** Areas under the same outages share their windows: of a table's 7,285 areas nearly all. */
const knownWindows = new WeakMap<readonly Outage[], Map<string, PaceWindow>>();

function windowOf(input: WindowInput): PaceWindow {
  const { outages, areaLo } = input;
  let key = `${input.startDay} ${input.asOf}`;
  outages.forEach((one, at) => {
    if (one.areaLo <= areaLo && areaLo <= one.areaHi) key += ` ${at}`;
  });
  const known = knownWindows.get(outages) ?? new Map<string, PaceWindow>();
  knownWindows.set(outages, known);
  let window = known.get(key);
  if (!window) {
    window = {
      online: channelWindow(input, 'online'),
      manual: channelWindow(input, 'manual'),
      unsplit: channelWindow(input, 'unsplit'),
    };
    known.set(key, window);
  }
  return window;
}

function channelWindow(input: WindowInput, channel: Channel): ChannelWindow {
  const sinceStart = workingDays({ ...input, channel, length: Number.POSITIVE_INFINITY });
  const worked = sinceStart.slice(0, paceDays);
  const ends: ChannelWindow['ends'] = [];
  for (const day of worked) {
    const before = addDays(day, -1);
    if (!worked.includes(before)) ends.push({ day: before, sign: -1 });
    if (!worked.includes(addDays(day, 1))) ends.push({ day, sign: 1 });
  }
  return {
    length: worked.length,
    sinceStart: sinceStart.length,
    base: addDays(worked.at(-1) ?? input.asOf, -1),
    ends,
  };
}

/** The days whose figures `computePace` asks for, for one area. Shorter than `paceDays` early in a campaign. */
export function daysForPace(input: WindowInput): IsoDay[] {
  const window = windowOf(input);
  const wanted = new Set(channels.flatMap((channel) => window[channel].ends.map((end) => end.day)));
  return [...wanted].filter((day) => day >= input.startDay && day !== input.asOf).sort();
}

/**
 * Recorded per day over the last seven days that were not down for the channel (rule 6), summed over the channels, to
 * one decimal. Null before the first report. A campaign begins at zero, but an area that has not reported does not: where
 * nothing was reported before the window, its figure is spread over all working days since the start. Karawang's first
 * and only report, 28.800 on day 12, is 2.400 a day, not 28.800 in seven days. So is a total without channels that is
 * stated for the first time beside channels that were known before.
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
  const window = windowOf(input);
  let pace: number | null = null;
  for (const channel of channels) {
    const { length, sinceStart, base, ends } = window[channel];
    if (length === 0) continue;
    const known = input.history.get(base) ?? noChannelFigures;
    const knownBefore = channel === 'unsplit' ? known.unsplit : totalOf(known);
    if (base >= input.startDay && knownBefore === null) {
      pace = (pace ?? 0) + at(input.asOf, channel) / sinceStart;
      continue;
    }
    let gained = 0;
    for (const { day, sign } of ends) gained += sign * at(day, channel);
    pace = (pace ?? 0) + gained / length;
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
