import { parentLo } from './areas';
import { type Channel, type ChannelFigures, channels, noChannelFigures, totalOf } from './counts';
import { addDays, daysBetween, type IsoDay } from './days';
import { listLostDays, type Outage, workingDays } from './outages';

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

/** The days on which the pace of a channel is read. */
type ChannelWindow = {
  /** Days that worked, `paceDays` at most. */
  days: ReadonlySet<IsoDay>;
  /** Days that worked since the start. */
  sinceStart: number;
  /** The day before the window. */
  base: IsoDay;
};
/** A run of days that lie in the same windows: what was gained in it is read off its ends. */
type Span = { before: IsoDay; last: IsoDay };
/** `wanted`: the days whose figures it is read off. */
type PaceWindow = Record<Channel, ChannelWindow> & {
  spans: Span[];
  wanted: IsoDay[];
  lost: { online: number; manual: number };
  /** Of the last `paceDays` calendar days those on which a channel was down. */
  lostLately: IsoDay[];
};
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
    const windows = {
      online: channelWindow(input, 'online'),
      manual: channelWindow(input, 'manual'),
      unsplit: channelWindow(input, 'unsplit'),
    };
    const spans = listSpans(windows, input.asOf);
    const lost = (channel: Channel) => listLostDays({ ...input, channel });
    window = {
      ...windows,
      spans,
      wanted: daysOfSpans(spans, input),
      lost: { online: lost('online').length, manual: lost('manual').length },
      lostLately: [...new Set([...lost('online'), ...lost('manual')])].filter(
        (day) => day > addDays(input.asOf, -paceDays),
      ),
    };
    known.set(key, window);
  }
  return window;
}

function channelWindow(input: WindowInput, channel: Channel): ChannelWindow {
  const sinceStart = workingDays({ ...input, channel, length: Number.POSITIVE_INFINITY });
  const worked = sinceStart.slice(0, paceDays);
  return {
    days: new Set(worked),
    sinceStart: sinceStart.length,
    base: addDays(worked.at(-1) ?? input.asOf, -1),
  };
}

/** The days of all windows, cut where one of them begins, ends or has a gap; neighbouring days alike are one span. */
function listSpans(windows: Record<Channel, ChannelWindow>, asOf: IsoDay): Span[] {
  const lies = (day: IsoDay) => channels.filter((channel) => windows[channel].days.has(day)).join();
  const first = channels.map((channel) => windows[channel].base).sort()[0] ?? asOf;
  const spans: Span[] = [];
  for (let before = first; before < asOf; ) {
    let last = addDays(before, 1);
    const alike = lies(last);
    while (last < asOf && lies(addDays(last, 1)) === alike) last = addDays(last, 1);
    if (alike !== '') spans.push({ before, last });
    before = last;
  }
  return spans;
}

/** The days whose figures `computePace` asks for, for one area. Shorter than `paceDays` early in a campaign. */
export function daysForPace(input: WindowInput): readonly IsoDay[] {
  return windowOf(input).wanted;
}

/** How many days each channel lost for an area since the campaign began: known once for all areas under the same outages. */
export function countLostDays(input: WindowInput): { online: number; manual: number } {
  return windowOf(input).lost;
}

/**
 * How many of the last seven days a channel lost for an area, without those that the area above it lost as well: a loss that
 * it shares with its neighbours is no reason to lag behind them (rule 14).
 */
export function countLostLately(input: WindowInput): number {
  const own = windowOf(input).lostLately;
  const above = parentLo(input.areaLo);
  if (own.length === 0 || above === null) return own.length;
  const shared = new Set(windowOf({ ...input, areaLo: above }).lostLately);
  return own.filter((day) => !shared.has(day)).length;
}

function daysOfSpans(spans: readonly Span[], { startDay, asOf }: WindowInput): IsoDay[] {
  const days = new Set(spans.flatMap(({ before, last }) => [before, last]));
  return [...days].filter((day) => day >= startDay && day !== asOf).sort();
}

/**
 * What each channel gained between two days, so that together it is what the total gained: what one channel lost and
 * another has now changed its form and was not lost. Of 70 online and 30 manual that became 110 without a channel, 10
 * were gained.
 */
function gainsBetween(before: ChannelFigures, after: ChannelFigures): Record<Channel, number> {
  const raw = channels.map((channel) => (after[channel] ?? 0) - (before[channel] ?? 0));
  const total = raw.reduce((sum, gain) => sum + gain, 0);
  const sameWay = raw.map((gain) => (gain > 0 === total > 0 && total !== 0 ? gain : 0));
  const all = sameWay.reduce((sum, gain) => sum + gain, 0);
  const [online = 0, manual = 0, unsplit = 0] = sameWay.map((gain) => (all === 0 ? 0 : (gain * total) / all));
  return { online, manual, unsplit };
}

/** What each channel gained on the days of its window. */
function gainsIn(
  windows: Record<Channel, Pick<ChannelWindow, 'days'>>,
  spans: readonly Span[],
  at: (day: IsoDay) => ChannelFigures,
): Record<Channel, number> {
  const gained: Record<Channel, number> = { online: 0, manual: 0, unsplit: 0 };
  for (const { before, last } of spans) {
    const gains = gainsBetween(at(before), at(last));
    for (const channel of channels) if (windows[channel].days.has(last)) gained[channel] += gains[channel];
  }
  return gained;
}

/**
 * Recorded per day over the last seven days that were not down (rule 6), to one decimal; null before the first report. It
 * compares totals: where the days of all channels are the same it is the gain of the total, divided by them. Only an
 * outage of one channel counts the channels apart, each over its own days, summed.
 *
 * A campaign begins at zero, but an area that has not reported does not: where nothing was reported before the window, its
 * figure is spread over all working days since the start. Karawang's first and only report, 28.800 on day 12, is 2.400 a
 * day, not 28.800 in seven days. So is a total without channels that is stated for the first time and is more than all that
 * was known before (`isFirstWhole`).
 */
export function computePace(input: {
  figures: ChannelFigures;
  history: History;
  outages: readonly Outage[];
  areaLo: number;
  asOf: IsoDay;
  startDay: IsoDay;
}): number | null {
  const { figures, history, asOf, startDay } = input;
  if (totalOf(figures) === null) return null;
  const at = (day: IsoDay) => (day === asOf ? figures : (history.get(day) ?? noChannelFigures));
  const window = windowOf(input);
  const gained = gainsIn(window, window.spans, at);
  let pace: number | null = null;
  for (const channel of channels) {
    const { days, sinceStart, base } = window[channel];
    if (days.size === 0) continue;
    const known = at(base);
    let perDay = gained[channel] / days.size;
    if (base >= startDay && totalOf(known) === null) perDay = (figures[channel] ?? 0) / sinceStart;
    else if (base >= startDay && channel === 'unsplit' && isFirstWhole({ known, figures, gained: gained.unsplit }))
      perDay = gained.unsplit / sinceStart;
    pace = (pace ?? 0) + perDay;
  }
  return pace === null ? null : oneDecimal(pace);
}

/**
 * Recorded per day that was not down from one day to another, both included, to one decimal: `computePace` for other days
 * than the last seven. Null where the area reported on none of them, where nothing is known before them (a campaign begins
 * at zero), where a total is told for the first time (`isFirstWhole`), and where all of them were down.
 * @param input.reports what the area reported since the campaign began, oldest first
 */
export function computePaceBetween(input: {
  reports: readonly { day: IsoDay; figures: ChannelFigures }[];
  outages: readonly Outage[];
  areaLo: number;
  from: IsoDay;
  to: IsoDay;
  startDay: IsoDay;
}): number | null {
  const { reports, outages, areaLo, from, to, startDay } = input;
  if (!reports.some(({ day }) => from <= day && day <= to)) return null;
  const at = (wanted: IsoDay) => reports.findLast(({ day }) => day <= wanted)?.figures ?? noChannelFigures;
  const base = addDays(from, -1);
  if (base >= startDay && totalOf(at(base)) === null) return null;
  const windowFor = (channel: Channel): ChannelWindow => {
    const length = daysBetween(from, to) + 1;
    const worked = workingDays({ outages, areaLo, channel, asOf: to, startDay: from, length });
    return { days: new Set(worked), sinceStart: worked.length, base };
  };
  const windows = { online: windowFor('online'), manual: windowFor('manual'), unsplit: windowFor('unsplit') };
  const gained = gainsIn(windows, listSpans(windows, to), at);
  if (isFirstWhole({ known: at(base), figures: at(to), gained: gained.unsplit }) && base >= startDay) return null;
  let pace: number | null = null;
  for (const channel of channels) {
    const { size } = windows[channel].days;
    if (size > 0) pace = (pace ?? 0) + gained[channel] / size;
  }
  return pace === null ? null : oneDecimal(pace);
}

/**
 * Whether a total without channels tells for the first time what was there, and not what was gained: nothing was known
 * without a channel before, no channel gave way to it, and it is more than all that was known. Jawa Barat states 1.100.000
 * where only Karawang's 12.000 were known; an area that states by total what it stated by channel before is none.
 */
function isFirstWhole(input: { known: ChannelFigures; figures: ChannelFigures; gained: number }): boolean {
  const { known, figures, gained } = input;
  const gaveWay = (channel: 'online' | 'manual') =>
    known[channel] !== null && (figures[channel] === null || figures[channel] < known[channel]);
  if (known.unsplit !== null || figures.unsplit === null) return false;
  if (gaveWay('online') || gaveWay('manual')) return false;
  return gained > (totalOf(known) ?? 0);
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

/** Recorded a day and kader, to two decimals: 2.400 a day by 4.561 kader is 0,53. Null without a pace, and without kader. */
export function computePacePerKader(input: { pace: number | null; kader: number | null }): number | null {
  if (input.pace === null || !input.kader) return null;
  return (Math.sign(input.pace) * Math.round((Math.abs(input.pace) / input.kader) * 100)) / 100 + 0;
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
