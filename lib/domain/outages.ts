import type { Channel } from './counts';
import { addDays, daysBetween, earlierDay, type IsoDay, parseDay } from './days';
import { instantOf, localTime, timeZoneOf } from './time-zones';

/** A span in which a channel (null: all of them) did not work, for an area and all below it. */
export type Outage = {
  id: number;
  areaLo: number;
  areaHi: number;
  channel: Channel | null;
  /** The first and the last day that it touches, in WIB. Of one that is open, the last that it can count for. */
  fromDay: IsoDay;
  toDay: IsoDay;
  /** The instants at which it began and ended. Absent: with the first minute of `fromDay`, with the last one of `toDay`. */
  from?: Date;
  until?: Date;
  /** It has not ended: down until the end of each day that is shown. */
  open?: true;
  reason: string;
};

export const outageLimits = {
  /** So many days an outage may last; one that nobody ended counts for no more. */
  days: 60,
  reason: { least: 3, most: 200 },
  source: 120,
  note: { least: 3, most: 200 },
} as const;

/** The hours in which data are collected and sent, in the area's own zone: minutes after midnight. */
const workingHours = { from: 7 * 60, until: 21 * 60 } as const;
/** A day is lost from so many minutes of its working hours on: half of them. */
const lostMinutes = (workingHours.until - workingHours.from) / 2;
const millisecondsPerMinute = 60_000;

function holds(one: Outage, areaLo: number): boolean {
  return one.areaLo <= areaLo && areaLo <= one.areaHi;
}

/** The zone of an area by the first digits of its number; the nation keeps WIB. */
function zoneOf(areaLo: number) {
  return timeZoneOf(String(Math.floor(areaLo / 100_000_000)).padStart(2, '0'));
}

/** Of the working hours of a day, the minutes that the outages cover, each once however many cover it. */
function minutesDown(outages: readonly Outage[], areaLo: number, day: IsoDay): number {
  const zone = zoneOf(areaLo);
  const opens = instantOf(day, workingHours.from, zone).getTime();
  const closes = instantOf(day, workingHours.until, zone).getTime();
  const spans = outages
    .map(({ from, until }) => [Math.max(opens, from?.getTime() ?? opens), Math.min(closes, until?.getTime() ?? closes)])
    .sort(([one = 0], [other = 0]) => one - other);
  let covered = 0;
  let reached = opens;
  for (const [from = 0, until = 0] of spans) {
    covered += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return covered / millisecondsPerMinute;
}

/**
 * Whether the channel was down for the area on that day: for at least half of the working hours, 07.00 to 21.00 in the
 * area's own zone. Outages of the area and of those above it count together, and an hour that several cover once; one
 * below does not count.
 */
export function isDown(input: { outages: readonly Outage[]; areaLo: number; channel: Channel; day: IsoDay }): boolean {
  const { areaLo, channel, day } = input;
  const there = input.outages.filter(
    (one) =>
      holds(one, areaLo) && (one.channel === null || one.channel === channel) && one.fromDay <= day && day <= one.toDay,
  );
  return there.length > 0 && minutesDown(there, areaLo, day) >= lostMinutes;
}

/** The last `length` days up to `asOf` on which the channel worked, newest first; none before `startDay`. */
export function workingDays(input: {
  outages: readonly Outage[];
  areaLo: number;
  channel: Channel;
  asOf: IsoDay;
  startDay: IsoDay;
  length: number;
}): IsoDay[] {
  const days: IsoDay[] = [];
  for (let day = input.asOf; day >= input.startDay && days.length < input.length; day = addDays(day, -1)) {
    if (!isDown({ ...input, day })) days.push(day);
  }
  return days;
}

/** The days from the first one of a campaign to `asOf` that a channel lost for an area: whole days, each once. */
export function listLostDays(input: {
  outages: readonly Outage[];
  areaLo: number;
  channel: Channel;
  asOf: IsoDay;
  startDay: IsoDay;
}): IsoDay[] {
  const days: IsoDay[] = [];
  for (let day = input.startDay; day <= input.asOf; day = addDays(day, 1)) {
    if (isDown({ ...input, day })) days.push(day);
  }
  return days;
}

/** The outages that count for an area: those of it and of the areas above it. */
export function listOutagesOf(input: { outages: readonly Outage[]; areaLo: number }): Outage[] {
  return input.outages.filter((one) => holds(one, input.areaLo));
}

/** What is said of an outage: days of WIB, with minutes after midnight where the hour is known. */
export type OutageSpan = {
  fromDay: IsoDay;
  fromMinute: number | null;
  /** Null: it has not ended. */
  toDay: IsoDay | null;
  toMinute: number | null;
};

/** What is wrong with the span of an outage; null: nothing. */
export type OutageFault = 'endsBeforeItStarts' | 'tooLong' | 'inTheFuture' | 'outsideCampaign';

/** The instants of a span. The end of a day is the first instant of the next. */
export function instantsOf(span: OutageSpan): { from: Date; until: Date | null } {
  const { fromDay, fromMinute, toDay, toMinute } = span;
  return {
    from: instantOf(fromDay, fromMinute ?? 0, 'WIB'),
    until: toDay === null ? null : instantOf(toDay, toMinute ?? 24 * 60, 'WIB'),
  };
}

/** Whether an outage can have been so. A whole day that is today's is no future: it is said of the day so far. */
export function findOutageFault(
  span: OutageSpan,
  at: { startDay: IsoDay; lastReportableDay: IsoDay; now: Date },
): OutageFault | null {
  const { from, until } = instantsOf(span);
  const today = localTime(at.now, 'WIB').day;
  if (until !== null && (until < from || (span.toDay ?? span.fromDay) < span.fromDay)) return 'endsBeforeItStarts';
  if (from > at.now || (span.toDay !== null && span.toDay > today)) return 'inTheFuture';
  if (span.toMinute !== null && until !== null && until > at.now) return 'inTheFuture';
  const last = span.toDay ?? earlierDay(today, addDays(span.fromDay, outageLimits.days - 1));
  if (daysBetween(span.fromDay, last) >= outageLimits.days) return 'tooLong';
  return span.fromDay > at.lastReportableDay || last < at.startDay ? 'outsideCampaign' : null;
}

/**
 * A day, or an hour of it, as programs and the command line write it: "2021-04-12", "2021-04-12T08:10" in WIB, or with a zone
 * of its own, "2021-04-12T10:10+09:00". Null for what is none.
 */
export function parseMoment(text: string): { day: IsoDay; minute: number | null } | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
    text.trim(),
  );
  const day = parts?.[1] === undefined ? null : parseDay(parts[1]);
  if (!parts || day === null) return null;
  const [, , hour, minute, zone] = parts;
  if (hour === undefined || minute === undefined) return { day, minute: null };
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  if (zone === undefined) return { day, minute: Number(hour) * 60 + Number(minute) };
  const instant = new Date(`${day}T${hour}:${minute}:00${zone}`);
  return Number.isNaN(instant.getTime()) ? null : localTime(instant, 'WIB');
}
