import type { IsoDay } from '../domain/days';
import { localTime, type TimeZone } from '../domain/time-zones';
import { formatDay, formatDayBeside } from './days';
import { formatMinute } from './instants';

/** When an outage was, as it is kept. Null `toDay`: it has not ended; null or absent instants: whole days. */
export type SpokenSpan = { fromDay: IsoDay; toDay: IsoDay | null; from?: Date | null; until?: Date | null };

/**
 * "8 April sampai 9 April 2021", "12 April 2021 pukul 08.10–14.30 WIB", "sejak 12 April 2021 pukul 08.10 WIB". In the zone
 * of its reader, whose day may be another one than that of WIB.
 */
export function describeSpan(span: SpokenSpan, zone: TimeZone = 'WIB'): string {
  const from = span.from ? localTime(span.from, zone) : { day: span.fromDay, minute: null };
  if (span.toDay === null) return `sejak ${formatEnd(from, zone)}`;
  const until = span.until ? endOf(span.until, zone) : { day: span.toDay, minute: null };
  if (from.minute === null && until.minute === null) {
    return from.day === until.day
      ? formatDay(from.day)
      : `${formatDayBeside(from.day, until.day)} sampai ${formatDay(until.day)}`;
  }
  if (from.day === until.day && from.minute !== null && until.minute !== null) {
    return `${formatDay(from.day)} pukul ${formatMinute(from.minute)}–${formatMinute(until.minute)} ${zone}`;
  }
  return `${formatEnd(from, zone)} sampai ${formatEnd(until, zone)}`;
}

type End = { day: IsoDay; minute: number | null };

function formatEnd({ day, minute }: End, zone: TimeZone): string {
  return minute === null ? formatDay(day) : `${formatDay(day)} pukul ${formatMinute(minute)} ${zone}`;
}

/** Midnight is 24.00 of the day that it ends. */
function endOf(until: Date, zone: TimeZone): End {
  const end = localTime(until, zone);
  return end.minute === 0 ? { day: localTime(new Date(until.getTime() - 1), zone).day, minute: 24 * 60 } : end;
}

/** "2 hari online, 1 hari formulir"; "tidak ada hari yang hilang". */
export function describeDaysLost({ online, manual }: { online: number; manual: number }): string {
  if (online === 0 && manual === 0) return 'tidak ada hari yang hilang';
  if (online === manual) return `${online} hari hilang`;
  const parts = [online > 0 ? `${online} hari online` : null, manual > 0 ? `${manual} hari formulir` : null];
  return `${parts.filter((part) => part !== null).join(' dan ')} hilang`;
}
