import type { IsoDay } from './days';

/**
 * A later day that an import moves: it was reported by an increment, which is put on what stands before it. `after` null: it
 * was stated in all, and is to be asked about.
 */
export type MovedDay = {
  code: string;
  name: string;
  day: IsoDay;
  measure: string;
  before: number;
  after: number | null;
  /** The days of the import that move it. */
  because: IsoDay[];
};

/** `moved`, `asked`: how many there are; `days` are a page of them, those to be asked about first. */
export type LaterDays = { moved: number; asked: number; days: MovedDay[] };

/** What was reported of a day: a figure in all, or what the day added to the one before. */
export type DayReport = { day: IsoDay; stated: number } | { day: IsoDay; added: number };

/**
 * The cumulative figure of each reported day of an area, stage and channel (rule 1): what was stated in all, or what
 * stands before plus the day's increment; the first increment counts from 0. The days may come in any order: 3 May +10,
 * 5 May +5, then 4 May +7 are 10, 17 and 22. `replayed` of db/queries/increments.ts says the same in SQL.
 * @param reports the report that stands of each day
 */
export function replayDays(reports: readonly DayReport[]): Map<IsoDay, number> {
  let standing = 0;
  const figures = new Map<IsoDay, number>();
  for (const report of [...reports].sort((one, other) => (one.day < other.day ? -1 : 1))) {
    standing = 'stated' in report ? report.stated : standing + report.added;
    figures.set(report.day, standing);
  }
  return figures;
}
