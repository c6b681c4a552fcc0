import { daysBetween, type IsoDay, laterDay } from './days';

/** A data-collection campaign: PK21, Pemutakhiran 2023, Kampung KB. */
export type Campaign = {
  id: number;
  slug: string;
  name: string;
  /** What is counted, in the singular as Indonesian text uses it: keluarga, kampung. */
  unit: string;
  startDay: IsoDay;
  endDay: IsoDay;
  editionId: number;
  /** Planned share of the online channel in percent, 0..100; null when the campaign plans none. */
  plannedOnlinePercent: number | null;
  /** Achieved share / expected share from which an area is on track; rule 5 (default 1.00). */
  onTrackFrom: number;
  /** … and from which it is at risk rather than behind (default 0.75). */
  atRiskFrom: number;
  /** Where the figures come from; shown below every table. */
  source: string;
  /** What is simulated, if anything is: shown beside the figures. */
  simulated: string | null;
  /** Whether links that need no sign-in may be made, and opened. */
  sharing: boolean;
};

/** A letter that moves the end for an area and all below it, known from `decidedDay` on. */
export type Extension = {
  areaLo: number;
  areaHi: number;
  decidedDay: IsoDay;
  endDay: IsoDay;
  letter: string;
};

/** The last day of an area as it was known on `asOf`: the extension decided last for it or for an area above it. */
export function endDayOf(input: {
  campaign: Pick<Campaign, 'endDay'>;
  extensions: readonly Extension[];
  areaLo: number;
  asOf: IsoDay;
}): IsoDay {
  const known = input.extensions
    .filter((one) => one.areaLo <= input.areaLo && input.areaLo <= one.areaHi && one.decidedDay <= input.asOf)
    .sort(
      (one, other) =>
        one.decidedDay.localeCompare(other.decidedDay) || other.areaHi - other.areaLo - (one.areaHi - one.areaLo),
    );
  return known.at(-1)?.endDay ?? input.campaign.endDay;
}

/** The last day for which a report may come in: the latest end of any area. */
export function lastReportableDay(campaign: Pick<Campaign, 'endDay'>, extensions: readonly Extension[]): IsoDay {
  return extensions.reduce((latest, one) => laterDay(latest, one.endDay), campaign.endDay);
}

export type CampaignClock = {
  /** 1 on the first day; 12 on 12 April 2021 of a campaign that began on 1 April. */
  dayNumber: number;
  dayCount: number;
  /** Days that remain after `asOf`; 0 on the last day and later. */
  daysLeft: number;
  endDay: IsoDay;
};

/** Where `asOf` stands between start and end (rule 4). Days before the start count as 0. */
export function computeClock(input: { startDay: IsoDay; endDay: IsoDay; asOf: IsoDay }): CampaignClock {
  const dayCount = daysBetween(input.startDay, input.endDay) + 1;
  return {
    dayNumber: Math.max(0, daysBetween(input.startDay, input.asOf) + 1),
    dayCount,
    daysLeft: Math.min(dayCount, Math.max(0, daysBetween(input.asOf, input.endDay))),
    endDay: input.endDay,
  };
}

/** The days that a campaign takes reports for. `today` is the day in western Indonesia. */
export type ReportDays = { startDay: IsoDay; lastReportableDay: IsoDay; today: IsoDay };
