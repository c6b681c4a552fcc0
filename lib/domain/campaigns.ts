import { type Channel, channels, type Stage, stages } from './counts';
import { addDays, daysBetween, earlierDay, type IsoDay, laterDay } from './days';
import { type Planned, type Terms, termsOn } from './plans';
import type { EarlierTargets } from './target-sets';

/** A data-collection campaign: PK21, Pemutakhiran 2023, Kampung KB. */
export type Campaign = Planned & {
  id: number;
  slug: string;
  name: string;
  /** What is counted, in the singular as Indonesian text uses it: keluarga, kampung. */
  unit: string;
  /** What its stages are called in a sentence; absent: as usual. "87,32 % kampung terdaftar". */
  words: StageWords;
  /** The letter that orders it, and its day; null: not known. */
  letter: string | null;
  letterDay: IsoDay | null;
  /** The stages and channels that it reports, in their order: nothing is asked or shown of the others. `unsplit` is always taken. */
  stages: readonly Stage[];
  channels: readonly Channel[];
  editionId: number;
  /** The versions of the targets that counted before the default one, in the order of their days. */
  earlierTargets: readonly EarlierTargets[];
  /** Planned share of the online channel in percent, 0..100; null when the campaign plans none. */
  plannedOnlinePercent: number | null;
  /** Areas below this percent are counted beside the average (rule 18); null: none are. */
  floorPercent: number | null;
  /** So many a kader can do in a day; more than that needed, and there are too few (rule 14). */
  kaderLimit: number;
  /** Where the figures come from; shown below every table. */
  source: string;
  /** What is simulated, if anything is: shown beside the figures. */
  simulated: string | null;
  /** Whether links that need no sign-in may be made, and opened. */
  sharing: boolean;
  /** Closed: it takes no more reports. Archived: nothing of it changes any more. Null: not. */
  closedAt: Date | null;
  archivedAt: Date | null;
  /** Counts up with every change. */
  version: number;
};

export type StageWords = Partial<Record<Stage, string>>;

/** What a campaign has when nothing else was said of it. */
export const campaignDefaults = {
  words: {} as StageWords,
  letter: null,
  letterDay: null,
  stages,
  channels,
  plan: { kind: 'straight' } as Terms['plan'],
  earlierTerms: [] as Planned['earlierTerms'],
  earlierTargets: [] as readonly EarlierTargets[],
  onTrackFrom: 1,
  atRiskFrom: 0.75,
  floorPercent: null,
  kaderLimit: 10,
  closedAt: null,
  archivedAt: null,
  version: 1,
} as const;

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
  campaign: Terms & Pick<Planned, 'earlierTerms'>;
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
  return known.at(-1)?.endDay ?? termsOn(input.campaign, input.asOf).endDay;
}

/** The minute of its last day at which a campaign ends, in WIB for all of Indonesia: 23.59 (rule 16). */
export const deadlineMinute = 23 * 60 + 59;

/** A day that no area's end as known on `asOf` comes before. */
export function earliestEndDay(input: {
  campaign: Terms & Pick<Planned, 'earlierTerms'>;
  extensions: readonly Extension[];
  asOf: IsoDay;
}): IsoDay {
  const { endDay } = termsOn(input.campaign, input.asOf);
  return input.extensions.reduce((earliest, one) => earlierDay(earliest, one.endDay), endDay);
}

/** The latest end of any area. */
export function latestEndDay(campaign: Pick<Campaign, 'endDay'>, extensions: readonly Extension[]): IsoDay {
  return extensions.reduce((latest, one) => laterDay(latest, one.endDay), campaign.endDay);
}

/** Where a campaign stands on a day. `over`: its last day is gone, and it was not closed. */
export type CampaignPhase = 'upcoming' | 'running' | 'over' | 'closed' | 'archived';

/** @param lastDay the last day of any area, where extensions are known */
export function phaseOf(
  campaign: Pick<Campaign, 'startDay' | 'endDay' | 'closedAt' | 'archivedAt'>,
  today: IsoDay,
  lastDay: IsoDay = campaign.endDay,
): CampaignPhase {
  if (campaign.archivedAt) return 'archived';
  if (campaign.closedAt) return 'closed';
  if (today < campaign.startDay) return 'upcoming';
  return today > lastDay ? 'over' : 'running';
}

/**
 * What keeps a change from being made by the state of its campaign; null: nothing.
 * @param what `report`: a new figure, refused once it is closed; `change`: anything else, refused once it is archived
 */
export function refusedByState(
  campaign: Pick<Campaign, 'closedAt' | 'archivedAt'>,
  what: 'report' | 'change',
): 'archived' | 'closed' | null {
  if (campaign.archivedAt) return 'archived';
  return campaign.closedAt && what === 'report' ? 'closed' : null;
}

/**
 * Days after the latest end of any area for which reports are taken all the same (rule 16): PK21 was extended by 21 days,
 * by a letter that came when its end was near. A campaign that the nation has closed takes none.
 */
const lateReportDays = 31;

/** The last day for which a report may come in. */
export function lastReportableDay(campaign: Pick<Campaign, 'endDay'>, extensions: readonly Extension[]): IsoDay {
  return addDays(latestEndDay(campaign, extensions), lateReportDays);
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

/**
 * The days that a campaign takes reports for. `today` is the day in the zone of the area that reports; the end, and what
 * comes late after it, are those of western Indonesia.
 */
export type ReportDays = {
  startDay: IsoDay;
  lastReportableDay: IsoDay;
  today: IsoDay;
  /** The latest end of any area, by which a day that can be read two ways is judged; absent: the last reportable day. */
  latestEnd?: IsoDay;
};

/** How far an extension may move an end, counted from the end that the campaign was opened with. */
export const longestExtension = 366;

/** What keeps a letter from moving the end; null: nothing. Days where it names one. */
export type ExtensionFault =
  | { fault: 'notLater'; endDay: IsoDay }
  | { fault: 'shortensInside'; areaLo: number; endDay: IsoDay }
  | { fault: 'decidedBefore'; decidedDay: IsoDay }
  | { fault: 'decidedInTheFuture' | 'decidedBeforeStart' | 'tooFar' };

/**
 * Whether a letter may stand beside those that do. It gives days: the end that stands for its area, and each end that
 * stands inside it, is not taken back by it.
 */
export function findExtensionFault(input: {
  campaign: Pick<Campaign, 'startDay' | 'earlierTerms' | keyof Terms>;
  extensions: readonly Extension[];
  letter: Pick<Extension, 'areaLo' | 'areaHi' | 'decidedDay' | 'endDay'>;
  today: IsoDay;
}): ExtensionFault | null {
  const { campaign, extensions, letter, today } = input;
  const { areaLo, areaHi, decidedDay, endDay } = letter;
  if (decidedDay > today) return { fault: 'decidedInTheFuture' };
  if (decidedDay < campaign.startDay) return { fault: 'decidedBeforeStart' };
  if (daysBetween(campaign.endDay, endDay) > longestExtension) return { fault: 'tooFar' };
  const standing = endDayOf({ campaign, extensions, areaLo, asOf: laterDay(today, decidedDay) });
  if (endDay <= standing) return { fault: 'notLater', endDay: standing };
  const above = extensions.filter((one) => one.areaLo <= areaLo && areaLo <= one.areaHi);
  const last = above.reduce<IsoDay | null>(
    (day, one) => (day === null ? one.decidedDay : laterDay(day, one.decidedDay)),
    null,
  );
  if (last !== null && decidedDay < last) return { fault: 'decidedBefore', decidedDay: last };
  const inside = extensions.find((one) => areaLo <= one.areaLo && one.areaHi <= areaHi && one.endDay > endDay);
  return inside ? { fault: 'shortensInside', areaLo: inside.areaLo, endDay: inside.endDay } : null;
}
