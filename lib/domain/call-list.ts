import type { AreaRef } from './area-progress';
import { levelOfCode, parentCode } from './areas';
import type { Campaign } from './campaigns';
import type { IsoDay } from './days';
import type { Figures } from './progress';
import { countSilentDays } from './silence';

/** The office of an area, as far as it is needed to reach it. */
export type OfficeContact = {
  areaCode: string;
  name: string;
  /** As the office writes it; '': not said. */
  telephone: string;
  /** Where it is reminded; '': not said. */
  email: string;
};

/** The code of the area whose office answers for an area: its own, or of a desa, which has no office, that of its kecamatan. */
export function officeCodeOf(code: string): string {
  return levelOfCode(code) === 4 ? (parentCode(code) ?? code) : code;
}

/** An area that is called because no report came of it for the day shown. */
export type Call = {
  area: AreaRef;
  /** never: no report since the campaign began. silent: none for the day shown, and some before. */
  kind: 'never' | 'silent';
  /** Days without a report up to the day shown, itself included; of `never` since the campaign's first day. At least 1. */
  days: number;
  /** Null with `never`. */
  lastReportDay: IsoDay | null;
  /** The figure of that report, of the stage shown and in the campaign's unit; null: it said nothing of the stage. */
  total: number | null;
  target: number;
  /** Null: not known. */
  kader: number | null;
};

/** What a list of calls is made of. */
type CalledRow = {
  area: AreaRef;
  figures: Pick<Figures, 'lastReportDay' | 'total' | 'target' | 'status' | 'takesPart' | 'kader'>;
};

/** Whether reports are waited for on a day. */
export type ReportingPhase = 'notStarted' | 'running' | 'ended' | 'closed';

/** How many areas have reported for a day, of those that are to. */
export type ReportState = {
  /** Areas that take part. */
  of: number;
  /** Of these, those with a report for exactly that day. */
  reported: number;
  /**
   * Of the others, those that are at 100 % or more: their figure is complete without another report. The figure of the day
   * is complete when `reported + done` is `of`.
   */
  done: number;
};

export type CallList = ReportState & {
  phase: ReportingPhase;
  /** The longest silence first, then by code. Empty unless `running`. */
  calls: Call[];
  /** Areas that take part, have not reported for the day and are not called, for they have no target to reach. */
  withoutTarget: number;
};

/**
 * Whether reports are waited for on the day shown: from the campaign's first day until the area's own end, as long as the
 * nation has not closed it. A page that is opened before the first day shows that day, and nobody is late on it yet.
 */
function reportingPhase(input: {
  campaign: Pick<Campaign, 'startDay' | 'closedAt'>;
  endDay: IsoDay;
  asOf: IsoDay;
  today: IsoDay;
}): ReportingPhase {
  const { campaign, endDay, asOf, today } = input;
  if (today < campaign.startDay || asOf < campaign.startDay) return 'notStarted';
  if (campaign.closedAt) return 'closed';
  return asOf > endDay ? 'ended' : 'running';
}

/** How many of the areas have reported for the day. One that takes no part is not counted (rule 9). */
export function countReported(rows: readonly Pick<CalledRow, 'figures'>[], asOf: IsoDay): ReportState {
  const expected = rows.filter(({ figures }) => figures.takesPart);
  const silent = expected.filter(({ figures }) => figures.lastReportDay !== asOf);
  return {
    of: expected.length,
    reported: expected.length - silent.length,
    done: silent.filter(({ figures }) => figures.status === 'done').length,
  };
}

/**
 * Whom to call: the areas that take part, have a target, are not done, and of which no report of any stage came for the
 * day shown, of themselves or of anything below them. A report of an area without a figure of the stage shown is a report
 * all the same. Karawang on 12 April 2021: Klari and Rawamerta never, Tegalwaru for 3 days, Cibuaya and Cilamaya Kulon today.
 * @param input.endDayOf the last day of an area, which an extension may have moved
 */
export function buildCallList(input: {
  campaign: Pick<Campaign, 'startDay' | 'closedAt'>;
  rows: readonly CalledRow[];
  asOf: IsoDay;
  today: IsoDay;
  endDay: IsoDay;
  endDayOf: (code: string) => IsoDay;
}): CallList {
  const { campaign, rows, asOf, endDayOf } = input;
  const phase = reportingPhase(input);
  const state = countReported(rows, asOf);
  const inTime = (day: IsoDay) => phase !== 'notStarted' && phase !== 'closed' && asOf <= day;
  const waited = rows.filter(
    ({ area, figures }) =>
      figures.takesPart &&
      figures.lastReportDay !== asOf &&
      figures.status !== 'done' &&
      // An extension of one area alone: it is still waited for when its neighbours are not.
      inTime(endDayOf(area.code)),
  );
  const calls = waited.flatMap(({ area, figures }): Call[] => {
    const { lastReportDay, total, target, kader } = figures;
    if (target === null) return [];
    const days = countSilentDays({ startDay: campaign.startDay, lastReportDay, day: asOf });
    const silence = lastReportDay
      ? { kind: 'silent' as const, days, total }
      : { kind: 'never' as const, days, total: null };
    return [{ area, ...silence, lastReportDay, target, kader }];
  });
  calls.sort((one, other) => other.days - one.days || (one.area.code < other.area.code ? -1 : 1));
  return {
    ...state,
    phase: phase === 'ended' && calls.length > 0 ? 'running' : phase,
    calls,
    withoutTarget: waited.length - calls.length,
  };
}

/** "Belum pernah lapor" and "Tidak lapor hari ini": two counts of calls that never overlap. */
export function countCalls(calls: readonly Pick<Call, 'kind'>[]): { never: number; silent: number } {
  const never = calls.filter(({ kind }) => kind === 'never').length;
  return { never, silent: calls.length - never };
}
