import type { AreaProgress } from '../domain/area-progress';
import { type Campaign, type CampaignPhase, computeClock, phaseOf } from '../domain/campaigns';
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

/**
 * What a reader has to know of a campaign that does not simply run: before its start, after its end, closed, archived,
 * without a target.
 */
export function describeCampaignNotes(of: {
  campaign: Pick<Campaign, 'startDay'>;
  phase: CampaignPhase;
  endDay: IsoDay;
  progress: Pick<AreaProgress, 'headline'>;
}): string[] {
  const { phase, endDay, campaign, progress } = of;
  const notes: Partial<Record<CampaignPhase, string>> = {
    upcoming: `Pendataan belum dimulai: laporan diterima untuk hari sejak ${formatDay(campaign.startDay)}.`,
    over: `Masa pendataan berakhir ${formatDay(endDay)}. Laporan yang menyusul untuk hari-hari di dalamnya masih diterima.`,
    closed: 'Kampanye ini ditutup dan tidak menerima laporan lagi.',
    archived: 'Kampanye ini diarsipkan: angkanya hanya dapat dibaca.',
  };
  const { target, takesPart } = progress.headline;
  return [
    notes[phase] ?? null,
    target === null && takesPart ? 'Targetnya belum ada, jadi persen dan status belum dapat dihitung.' : null,
  ].filter((note) => note !== null);
}
