import { deadlineMinute } from '../domain/campaigns';
import type { IsoDay } from '../domain/days';
import { instantOf, localTime, type TimeZone } from '../domain/time-zones';
import { formatDay } from './days';
import { formatMinute } from './instants';

/**
 * The end of a campaign as an instant, which is one in all of Indonesia: "31 Mei 2021 pukul 23.59 WIB", and for a reader in
 * another zone what their own clock says then: "31 Mei 2021 pukul 23.59 WIB (1 Juni 2021 pukul 01.59 WIT)".
 */
export function describeDeadline(endDay: IsoDay, zone: TimeZone): string {
  const said = `${formatDay(endDay)} pukul ${formatMinute(deadlineMinute)} WIB`;
  if (zone === 'WIB') return said;
  const { day, minute } = localTime(instantOf(endDay, deadlineMinute, 'WIB'), zone);
  return `${said} (${formatDay(day)} pukul ${formatMinute(minute)} ${zone})`;
}
