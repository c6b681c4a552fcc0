import { dayInJakarta } from '../domain/days';
import { formatDay, formatDayShortYear } from './days';

const clock = new Intl.DateTimeFormat('id-ID', {
  timeZone: 'Asia/Jakarta',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "13 April 2021 pukul 14.05 WIB". */
export function formatInstant(instant: Date): string {
  return `${formatDay(dayInJakarta(instant))} pukul ${clock.format(instant)} WIB`;
}

/** "13 Apr 2021, 14.05": for columns that say WIB above. */
export function formatInstantShort(instant: Date): string {
  return `${formatDayShortYear(dayInJakarta(instant))}, ${clock.format(instant)}`;
}
