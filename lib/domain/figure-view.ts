import { type AreaLevel, type LevelName, levelNames } from './areas';
import type { ReportDays } from './campaigns';
import type { Stage } from './counts';
import { earlierDay, type IsoDay, laterDay } from './days';

/** Which figures of an area are shown: what its page, files, recap, frozen sheets and links agree on. */
export type FigureView = {
  /** Null: the last day of which the area or anything below it has reported. */
  asOf: IsoDay | null;
  stage: Stage;
  /** The level of the rows; null, or one not below the area's own: its children. */
  detail: LevelName | null;
  /** A version of the targets, by slug or id; null: the one that counts on the day. */
  targetSet: string | number | null;
  /** Whether areas that do not take part in the campaign are rows too, also those without a figure. */
  all?: boolean;
};

/** What is shown where nothing is chosen. */
export const defaultView = {
  asOf: null,
  stage: 'recorded',
  detail: null,
  targetSet: null,
  all: false,
} as const satisfies FigureView;

/** The view alone of what also says other things, such as the query of a page. */
export function viewOf<View extends FigureView>({
  asOf,
  stage,
  detail,
  targetSet,
  all = false,
}: View): FigureView & Pick<View, Exclude<keyof FigureView, 'all'>> {
  return { asOf, stage, detail, targetSet, all };
}

/** From a campaign's first day to the last one that any of its areas may report for. */
export type CampaignSpan = Pick<ReportDays, 'startDay' | 'lastReportableDay'>;

export function isInSpan(day: IsoDay, { startDay, lastReportableDay }: CampaignSpan): boolean {
  return startDay <= day && day <= lastReportableDay;
}

/**
 * The day that is shown: the one that was asked for, where the campaign has it; else the last one that was reported; else,
 * before any report, today inside the campaign.
 */
export function chooseDay(
  input: CampaignSpan & { endDay: IsoDay; wanted: IsoDay | null; lastReportDay: IsoDay | null; today: IsoDay },
): IsoDay {
  if (input.wanted !== null && isInSpan(input.wanted, input)) return input.wanted;
  return input.lastReportDay ?? laterDay(input.startDay, earlierDay(input.today, input.endDay));
}

/** The level of the rows: what was asked for where it lies below the area, else its children; null for a desa, which has none. */
export function levelOfRows(own: AreaLevel, wanted: LevelName | null): AreaLevel | null {
  const level = wanted === null ? -1 : levelNames.indexOf(wanted);
  if (level > own) return level as AreaLevel;
  return own === 4 ? null : ((own + 1) as AreaLevel);
}
