import type { IsoDay } from '../domain/days';
import type { ReportChange } from '../domain/progress';
import { formatDayBeside } from './days';
import { capitalise, formatCount } from './numbers';

/** The direction of a change as a word: "naik", "turun", "tetap". */
export function changeWord(count: number): string {
  if (count === 0) return 'tetap';
  return count > 0 ? 'naik' : 'turun';
}

/** "Naik 1.700 sejak laporan 11 April." Null: there is no report before the last one. */
export function describeChange(change: ReportChange | null, asOf: IsoDay): string | null {
  if (change === null) return null;
  const since = `sejak laporan ${formatDayBeside(change.since, asOf)}.`;
  const word = capitalise(changeWord(change.count));
  return change.count === 0 ? `${word} ${since}` : `${word} ${formatCount(Math.abs(change.count))} ${since}`;
}
