import {
  type AreaProgress,
  type AreaRow,
  lacksReport,
  type RankedRow,
  rankRows,
  rowsTakingPart,
} from './area-progress';
import { type Cause, causes } from './causes';
import type { VisitMark } from './visits';

/** So many rows a person reads from the back of a room. */
export const rowsPerScreen = 10;
/** So many names of areas that have not reported stand on one screen. */
export const mostSilent = 30;

/** What the screen of a posko shows, one after the other. */
export type Screen =
  | { kind: 'area' }
  /** Areas below, the lowest first: from the first number to the last, of so many. */
  | { kind: 'rows'; rows: RankedRow[]; from: number; to: number; of: number }
  /** Why areas lag, the most frequent first. */
  | { kind: 'causes'; causes: { cause: Cause; count: number }[]; of: number }
  /** The areas without a report for the day shown; `count` with those that have no room. */
  | { kind: 'silent'; rows: AreaRow[]; count: number; of: number }
  /** The visits of the day shown. */
  | { kind: 'visits'; visits: VisitMark[] };

/** The screens of an area on a day; what there is nothing to say of has none. */
export function listScreens(progress: AreaProgress): Screen[] {
  const { asOf, visits = [] } = progress;
  const rows = rowsTakingPart(progress.rows);
  const lowest = rankRows({ rows, order: { key: 'persen', descending: false }, filter: { status: null, search: '' } });
  const screens: Screen[] = [{ kind: 'area' }];
  for (let at = 0; at < lowest.length; at += rowsPerScreen) {
    const shown = lowest.slice(at, at + rowsPerScreen);
    screens.push({ kind: 'rows', rows: shown, from: at + 1, to: at + shown.length, of: lowest.length });
  }
  const counted = causes
    .map((cause) => ({ cause, count: rows.filter(({ figures }) => figures.cause === cause).length }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  if (counted.length > 0) screens.push({ kind: 'causes', causes: counted, of: rows.length });
  const silent = rows.filter(lacksReport);
  if (rows.length > 0) {
    screens.push({ kind: 'silent', rows: silent.slice(0, mostSilent), count: silent.length, of: rows.length });
  }
  const today = visits.filter(({ fromDay, toDay }) => fromDay <= asOf && asOf <= toDay);
  if (today.length > 0) screens.push({ kind: 'visits', visits: today });
  return screens;
}
