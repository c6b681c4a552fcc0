import { Notice } from '@/components/ui/notice';
import type { IsoDay } from '@/lib/domain/days';
import { describeMissedDay } from '@/lib/format/missed-day';

/** That the grid is of another day than its address asks for, and why; nothing where it is of that day. */
export function MissedDay(props: {
  /** As the address has it. */
  asked: string | null;
  shown: IsoDay;
  days: { startDay: IsoDay; lastReportableDay: IsoDay; today: IsoDay };
}) {
  const { asked, shown, days } = props;
  const text = describeMissedDay({
    ...{ asked, shown, because: null },
    ...{ first: days.startDay, last: days.lastReportableDay, today: days.today },
  });
  return text === null ? null : <Notice>{text}</Notice>;
}
