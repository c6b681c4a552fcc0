import type { IsoDay } from '../domain/days';
import { formatDay } from './days';
import { describeUnreadDay, readTypedDay } from './typed-days';

/**
 * Why a page shows another day than its address asks for, in a sentence or two; null: it shows the day asked for, or none
 * was.
 * @param input.asked as it was typed; null: none
 * @param input.shown the day that the page shows instead
 * @param input.because what the day shown is: "hari laporan terakhir"
 * @param input.today where a day that has not come is none to show
 */
export function describeMissedDay(input: {
  asked: string | null;
  shown: IsoDay;
  because: string | null;
  first: IsoDay;
  last: IsoDay;
  today?: IsoDay;
}): string | null {
  const { asked, shown, because, first, last, today } = input;
  if (asked === null) return null;
  const day = readTypedDay(asked);
  if (day === shown) return null;
  const instead = `Yang ditampilkan ${formatDay(shown)}${because === null ? '' : `, ${because}`}.`;
  if (day === null) return `${describeUnreadDay(asked)} ${instead}`;
  if (today !== undefined && day > today && day <= last) {
    return `${formatDay(day)} belum tiba; hari ini ${formatDay(today)}. ${instead}`;
  }
  return `${formatDay(day)} di luar hari laporan kampanye ini, ${formatDay(first)} sampai ${formatDay(last)}. ${instead}`;
}
