import type { IsoDay } from '../domain/days';
import type { OfficeRecap } from '../domain/recaps';
import { localTime } from '../domain/time-zones';
import { formatDay, formatDayBeside } from './days';
import { formatInstant, formatMinute } from './instants';

/**
 * "Rekap pukul 16.00 siap"; with its day where that is not today, and where the server was off at its hour, when it was
 * made up for.
 * @param today in the zone of the office
 */
export function formatReady(recap: Pick<OfficeRecap, 'forDay' | 'preparedAt' | 'timeZone'>, today: IsoDay): string {
  const { forDay, timeZone } = recap;
  const prepared = localTime(recap.preparedAt, timeZone);
  const hour = `pukul ${formatMinute(prepared.minute)}`;
  const day = formatDayBeside(forDay, today);
  if (prepared.day !== forDay) return `Rekap ${day} siap, disusulkan ${formatDayBeside(prepared.day, today)} ${hour}`;
  return forDay === today ? `Rekap ${hour} siap` : `Rekap ${day} ${hour} siap`;
}

/** "12 April 2021 pukul 16.00 WIB"; one that was made up for says for which day. */
export function formatPrepared(recap: Pick<OfficeRecap, 'forDay' | 'preparedAt' | 'timeZone'>): string {
  const { forDay, preparedAt, timeZone } = recap;
  const instant = formatInstant(preparedAt, timeZone);
  return localTime(preparedAt, timeZone).day === forDay ? instant : `${instant} untuk ${formatDay(forDay)}`;
}

/** What became of its mail: "dikirim ke 3 alamat", and whom it has not reached, and why. */
export function formatMail({ state, to, left, error }: OfficeRecap['mail']): string {
  const all = `${to.length} alamat`;
  const reason = error ? ` (${error})` : '';
  const missed = `${left.join(', ')}${reason}`;
  const reached = to.length - left.length;
  switch (state) {
    case 'none':
      return to.length === 0
        ? 'tidak dikirim, karena belum ada alamat email yang dikonfirmasi'
        : 'tidak dikirim, karena server ini belum diatur untuk mengirim email';
    case 'waiting':
      if (error === null) return `akan dikirim ke ${all}`;
      return `sampai ke ${reached} dari ${all}; dicoba lagi ke ${missed}`;
    case 'sent':
      return `dikirim ke ${all}`;
    case 'failed':
      return `sampai ke ${reached} dari ${all}; gagal ke ${missed}`;
  }
}
