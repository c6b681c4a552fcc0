import { type Campaign, computeClock, phaseOf } from '../domain/campaigns';
import { daysBetween, type IsoDay } from '../domain/days';
import { formatDay, formatDaySpanShort, formatWeekday } from './days';
import { formatCount } from './numbers';

/**
 * How a campaign stands on a day: "berjalan, hari ke-12 dari 61".
 * @param endDay the last day, where it is another than the campaign's own
 */
export function describeCampaignState(campaign: Campaign, today: IsoDay, endDay: IsoDay = campaign.endDay): string {
  switch (phaseOf(campaign, today, endDay)) {
    case 'archived':
      return 'diarsipkan';
    case 'closed':
      return 'ditutup';
    case 'upcoming':
      return `mulai ${formatDay(campaign.startDay)}`;
    case 'over':
      return 'lewat hari terakhir';
    case 'running': {
      const { dayNumber, dayCount } = computeClock({ startDay: campaign.startDay, endDay, asOf: today });
      return `berjalan, hari ke-${formatCount(dayNumber)} dari ${formatCount(dayCount)}`;
    }
  }
}

/** "1 Apr – 31 Mei 2021, 61 hari". */
export function formatCampaignSpan(span: { startDay: IsoDay; endDay: IsoDay }): string {
  const days = daysBetween(span.startDay, span.endDay) + 1;
  return `${formatDaySpanShort(span.startDay, span.endDay)}, ${formatCount(days)} hari`;
}

/** How long it takes and when it ends, to the hour, in all zones. */
export function describeDeadline({ startDay, endDay }: { startDay: IsoDay; endDay: IsoDay }): string {
  return `${formatWeekday(startDay)} sampai ${formatWeekday(endDay)}, ditutup pukul 23.59 WIB (00.59 WITA dan 01.59 WIT hari berikutnya).`;
}
