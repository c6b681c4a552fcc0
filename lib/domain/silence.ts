import { daysBetween, type IsoDay } from './days';

/**
 * Days without a report up to a day, itself included; of an area that never reported those since the campaign's first day. 0: it
 * reported for the day. Karawang on 12 April 2021: Klari 12, Tegalwaru, whose last report was of the 9th, 3.
 */
export function countSilentDays(of: { startDay: IsoDay; lastReportDay: IsoDay | null; day: IsoDay }): number {
  return of.lastReportDay === null ? daysBetween(of.startDay, of.day) + 1 : daysBetween(of.lastReportDay, of.day);
}
