import type { Campaign } from '../domain/campaigns';
import { daysBetween, type IsoDay } from '../domain/days';
import { formatDay, formatDaySpanShort, formatWeekday } from './days';
import { formatCount } from './numbers';

/** How a campaign stands on a day: "berjalan, hari ke-12 dari 61". */
export function describeCampaignState(campaign: Campaign, today: IsoDay): string {
  if (campaign.archivedAt) return 'diarsipkan';
  if (campaign.closedAt) return 'ditutup';
  const days = daysBetween(campaign.startDay, campaign.endDay) + 1;
  if (today < campaign.startDay) return `mulai ${formatDay(campaign.startDay)}`;
  if (today > campaign.endDay) return 'lewat hari terakhir';
  return `berjalan, hari ke-${formatCount(daysBetween(campaign.startDay, today) + 1)} dari ${formatCount(days)}`;
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
