import { localTime, type TimeZone } from '../domain/time-zones';
import { formatDay, formatDayShortYear } from './days';

/** Minutes after midnight as Indonesian clocks read: 965 is "16.05". */
export function formatMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
}

/** "13 April 2021 pukul 14.05 WIB", in the zone that is asked for. */
export function formatInstant(instant: Date, zone: TimeZone = 'WIB'): string {
  const { day, minute } = localTime(instant, zone);
  return `${formatDay(day)} pukul ${formatMinute(minute)} ${zone}`;
}

/** "13 Apr 2021, 14.05": for columns that say WIB above. */
export function formatInstantShort(instant: Date): string {
  const { day, minute } = localTime(instant, 'WIB');
  return `${formatDayShortYear(day)}, ${formatMinute(minute)}`;
}

/** "14.05": for columns that say WIB above, in a list that says the day. */
export function formatClock(instant: Date): string {
  return formatMinute(localTime(instant, 'WIB').minute);
}
