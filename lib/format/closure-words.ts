import type { AreaProgress, AreaRef } from '../domain/area-progress';
import { type Closure, countClosedRows } from '../domain/closures';
import type { IsoDay } from '../domain/days';
import type { TimeZone } from '../domain/time-zones';
import { formatAreaName } from './areas';
import { formatDay, formatWeekday } from './days';
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

/** So many areas are named. */
const mostNames = 3;

/**
 * That a day is closed for some of the areas of a grid: "Senin, 12 April 2021 tidak dapat diisi untuk 2 dari 30 wilayah (Klari,
 * Pedes): disahkan s.d. …".
 */
export function describeClosedPart(part: {
  closure: Closure;
  areas: readonly Pick<AreaRef, 'name' | 'kind' | 'level'>[];
  day: IsoDay;
  /** Areas of the grid. */
  of: number;
}): string {
  const { closure, areas, day, of } = part;
  const names = areas.slice(0, mostNames).map(formatAreaName).join(', ');
  const more = areas.length > mostNames ? ', …' : '';
  const whole = areas.length === of;
  const where = whole ? '' : ` untuk ${formatCount(areas.length)} dari ${formatCount(of)} wilayah (${names}${more})`;
  const said = describeClosure(closure);
  return `${formatWeekday(day)} tidak dapat diisi${where}: ${said.charAt(0).toLowerCase()}${said.slice(1)}.`;
}

/** That the day of a grid lies after the end of its area, and until when late reports are taken; null: it does not. */
export function describeLateDay(of: { day: IsoDay; endDay: IsoDay; lastReportableDay: IsoDay }): string | null {
  const { day, endDay, lastReportableDay } = of;
  if (day <= endDay) return null;
  return `Batas akhir ${formatDay(endDay)} sudah lewat. Isian untuk ${formatDay(day)} dihitung sebagai laporan susulan dan diberi tanda; yang terakhir diterima ${formatDay(lastReportableDay)}.`;
}

function notYet(day: AreaProgress['asOf']): string {
  return `${formatDay(day)} belum disahkan`;
}
