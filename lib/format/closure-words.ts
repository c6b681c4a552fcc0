import type { AreaProgress } from '../domain/area-progress';
import { type Closure, countClosedRows } from '../domain/closures';
import type { TimeZone } from '../domain/time-zones';
import { formatDay } from './days';
import { formatInstant } from './instants';
import { formatCount } from './numbers';
import { levelWords } from './words';

/** "Disahkan s.d. 12 April 2021 oleh DPPKB Kabupaten Karawang pada 13 April 2021 pukul 08.10 WIB". */
export function describeClosure({ untilDay, byName, at }: Closure, zone: TimeZone = 'WIB'): string {
  return `Disahkan s.d. ${formatDay(untilDay)} oleh ${byName} pada ${formatInstant(new Date(at), zone)}`;
}

/**
 * How the figures of an area and day stand signed off; null where nothing of it ever was, for then it is no news: "Disahkan
 * s.d. 10 April 2021 oleh …; 12 April 2021 belum disahkan", "Disahkan s.d. 12 April 2021: 28 dari 30 kecamatan".
 */
export function describeSignedOff(
  { closure, rows, asOf, detail }: Pick<AreaProgress, 'closure' | 'rows' | 'asOf' | 'detail'>,
  zone: TimeZone = 'WIB',
): string | null {
  if (closure && closure.untilDay >= asOf) return describeClosure(closure, zone);
  const { closed, of } = countClosedRows({ until: rows.map(({ figures }) => figures.closedUntil), asOf });
  const some =
    closed > 0
      ? `Disahkan s.d. ${formatDay(asOf)}: ${formatCount(closed)} dari ${formatCount(of)} ${levelWords[detail]}`
      : null;
  if (closure === null) return some ?? (rows.some(({ figures }) => figures.closedUntil !== null) ? notYet(asOf) : null);
  return `${describeClosure(closure, zone)}. ${some ?? notYet(asOf)}`;
}

function notYet(day: AreaProgress['asOf']): string {
  return `${formatDay(day)} belum disahkan`;
}
