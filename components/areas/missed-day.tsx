import { Notice } from '@/components/ui/notice';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { describeMissedDay } from '@/lib/format/missed-day';

/** That the page shows another day than its address asks for, and why; nothing where it shows that day. */
export function MissedDay(props: {
  /** As the address has it. */
  asked: string | null;
  progress: Pick<AreaProgress, 'asOf' | 'lastReportDay' | 'campaign' | 'reportableUntil'>;
}) {
  const { asOf, lastReportDay, campaign, reportableUntil } = props.progress;
  const because = asOf === lastReportDay ? 'hari laporan terakhir' : null;
  const text = describeMissedDay({
    ...{ asked: props.asked, shown: asOf, because },
    ...{ first: campaign.startDay, last: reportableUntil },
  });
  return text === null ? null : <Notice>{text}</Notice>;
}
