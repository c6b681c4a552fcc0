import type { AreaRef } from './area-progress';
import { rangeOfCode } from './areas';
import type { ReportState } from './call-list';
import type { Campaign } from './campaigns';
import type { Channel } from './counts';
import { addDays, dayInJakarta, earlierDay, type IsoDay } from './days';
import { isDown, type Outage } from './outages';
import { computePercent } from './progress';
import { matrixDays } from './report-columns';
import type { WorkMode } from './scope';

/**
 * When the first report of a day came in. onTime: by 23.59 WIB of the day itself (rule 16), in all of Indonesia. late: later,
 * or known only from a report of another day. unknown: figures that no upload and no manual entry brought.
 */
export type Receipt = 'onTime' | 'late' | 'unknown';

/** A day of which an area, or anything below it, has reported, of whatever stage. */
export type ReportedDay = {
  day: IsoDay;
  /** What was recorded in all by then, without held figures; null: nothing was. */
  recorded: number | null;
  receipt: Receipt;
};

/**
 * What a day is to an area. reported, late: a report of it came (`Receipt`). missing: none did, and one was waited for.
 * outage: none did, and a channel that the area works by was down. done: none did, and none was needed, for the area had
 * reached its target. notStarted, ended: before the first day, after the area's last one. outside: it took no part.
 */
export const dayStates = ['reported', 'late', 'missing', 'outage', 'done', 'notStarted', 'ended', 'outside'] as const;
export type DayState = (typeof dayStates)[number];

/** How punctual an area is (`computePunctuality`); `percent` null: nothing was due yet. */
export type Punctuality = { due: number; onTime: number; percent: number | null };

export type ReportingRow = {
  area: AreaRef;
  /** In the order of the days of the matrix. */
  days: DayState[];
  /** Null: the hour of one of its reports is not known. */
  punctuality: Punctuality | null;
};

/** How many of the areas reported for a day; null: nobody was waited for on it. */
export type ReportedOnDay = { day: IsoDay; state: ReportState | null };

export type Reporting = {
  /** The last `matrixDays` up to the day chosen, oldest first. */
  days: IsoDay[];
  rows: ReportingRow[];
  perDay: ReportedOnDay[];
  /** Of all rows together; null: it is of one of them. */
  punctuality: Punctuality | null;
};

/** When a report came in, for the day that it speaks of; null: nobody knows. */
export function receiptOf(day: IsoDay, receivedAt: Date | null): Receipt {
  if (receivedAt === null) return 'unknown';
  return dayInJakarta(receivedAt) <= day ? 'onTime' : 'late';
}

/** What is known of an area over the days of its campaign. */
export type ReportingSource = {
  area: AreaRef;
  target: number | null;
  /** The first and the last day on which reports of it are waited for. */
  endDay: IsoDay;
  /** How it works; null: as the campaign does. */
  workMode: WorkMode | null;
  /** The days that it takes part. */
  takesPart: (day: IsoDay) => boolean;
  reports: readonly ReportedDay[];
};

type Calendar = {
  campaign: Pick<Campaign, 'startDay' | 'channels'>;
  outages: readonly Outage[];
};

/** The channels that an area can send by. */
function channelsOf({ channels }: Pick<Campaign, 'channels'>, mode: WorkMode | null): readonly Channel[] {
  if (mode === 'smartphone') return ['online'];
  return mode === 'formulir' ? ['manual'] : channels;
}

/** The day of the report from which on the area stood at its target; null: it does not. */
function doneSince({ reports, target }: Pick<ReportingSource, 'reports' | 'target'>): IsoDay | null {
  if (target === null || target <= 0) return null;
  let since: IsoDay | null = null;
  for (const { day, recorded } of reports) {
    if (recorded === null) continue;
    if (recorded < target) since = null;
    else since ??= day;
  }
  return since;
}

/** What each day from the first to `last` is to an area. */
function buildDayStates(
  source: ReportingSource,
  { campaign, outages }: Calendar,
  { first, last }: { first: IsoDay; last: IsoDay },
): Map<IsoDay, DayState> {
  const { area, endDay, takesPart } = source;
  const areaLo = rangeOfCode(area.code).lo;
  const channels = channelsOf(campaign, source.workMode);
  const receipts = new Map(source.reports.map(({ day, receipt }) => [day, receipt]));
  const done = doneSince(source);
  const stateOf = (day: IsoDay): DayState => {
    if (day < campaign.startDay) return 'notStarted';
    // Also where a figure came all the same: it is kept and flagged, and nobody waited for it (rule 9).
    if (!takesPart(day)) return 'outside';
    const receipt = receipts.get(day);
    if (receipt !== undefined) return receipt === 'late' ? 'late' : 'reported';
    if (day > endDay) return 'ended';
    if (done !== null && done < day) return 'done';
    return channels.some((channel) => isDown({ outages, areaLo, channel, day })) ? 'outage' : 'missing';
  };
  const states = new Map<IsoDay, DayState>();
  for (let day = first; day <= last; day = addDays(day, 1)) states.set(day, stateOf(day));
  return states;
}

/**
 * The rate of reporting on time, DHIS2's measure: reports that came on time / reports that were due, in percent.
 *
 * Due is each day from the campaign's first up to `until` and the area's own last one, on which the area took part, whose
 * deadline is past (23.59 WIB of the day itself, for WITA and WIT too), and for which a report was waited for: not one without
 * a report that an outage explains, nor one after the area had reached its target. On time is a report of that day that was
 * saved by then; one that was saved later counts as reported and not as on time, and a correction does not make it late. Null:
 * the hour of one of the reports is not known (`unknown`), so that nothing can be said of the area.
 * @param until the last day that counts
 * @param now the instant by which deadlines are past
 */
export function computePunctuality(
  source: ReportingSource,
  calendar: Calendar,
  { until, now }: { until: IsoDay; now: Date },
): Punctuality | null {
  const last = earlierDay(earlierDay(until, source.endDay), addDays(dayInJakarta(now), -1));
  const states = buildDayStates(source, calendar, { first: calendar.campaign.startDay, last });
  const counted = source.reports.filter(({ day }) => states.has(day));
  if (counted.some(({ receipt }) => receipt === 'unknown')) return null;
  let [due, onTime] = [0, 0];
  for (const state of states.values()) {
    if (state === 'reported') onTime += 1;
    if (state === 'reported' || state === 'late' || state === 'missing') due += 1;
  }
  return { due, onTime, percent: computePercent(onTime, due) };
}

/** Who reported when: the last days up to `asOf`, and how punctual each area has been since the campaign began. */
export function buildReporting(
  input: Calendar & { sources: readonly ReportingSource[]; asOf: IsoDay; now: Date },
): Reporting {
  const { sources, asOf, now } = input;
  const days = Array.from({ length: matrixDays }, (_, at) => addDays(asOf, at - matrixDays + 1));
  const span = { first: days[0] ?? asOf, last: asOf };
  const rows = sources.map((source): ReportingRow => {
    const states = buildDayStates(source, input, span);
    return {
      area: source.area,
      days: days.map((day) => states.get(day) ?? 'outside'),
      punctuality: computePunctuality(source, input, { until: asOf, now }),
    };
  });
  return {
    days,
    rows,
    perDay: days.map((day, at) => ({ day, state: stateOfDay(rows.map((row) => row.days[at])) })),
    punctuality: sumPunctuality(rows),
  };
}

const notWaitedFor: readonly (DayState | undefined)[] = ['notStarted', 'ended', 'outside', undefined];

/** How many areas reported, of those that took part; after the end those of which a report came all the same. */
function stateOfDay(states: readonly (DayState | undefined)[]): ReportState | null {
  const waited = states.filter((state) => !notWaitedFor.includes(state));
  if (waited.length === 0) return null;
  return {
    of: waited.length,
    reported: waited.filter((state) => state === 'reported' || state === 'late').length,
    done: waited.filter((state) => state === 'done').length,
  };
}

function sumPunctuality(rows: readonly ReportingRow[]): Punctuality | null {
  let [due, onTime] = [0, 0];
  for (const { punctuality } of rows) {
    if (punctuality === null) return null;
    due += punctuality.due;
    onTime += punctuality.onTime;
  }
  return { due, onTime, percent: computePercent(onTime, due) };
}
