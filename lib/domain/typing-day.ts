import { addDays, earlierDay, type IsoDay, laterDay } from './days';

/**
 * The day that the grid opens on: today while the campaign takes reports, else the day after the last report.
 * @param input.last the last day that can be reported now: today, or the campaign's last
 * @param input.lastReportDay null: nothing was reported
 */
export function chooseTypingDay(input: {
  first: IsoDay;
  last: IsoDay;
  today: IsoDay;
  lastReportDay: IsoDay | null;
}): IsoDay {
  const { first, last, today, lastReportDay } = input;
  if (last >= today) return last;
  return lastReportDay === null ? first : earlierDay(laterDay(addDays(lastReportDay, 1), first), last);
}
