import type { IsoDay } from '../domain/days';
import type { ReportChange } from '../domain/progress';
import { formatDayBeside } from './days';
import { formatCount } from './numbers';

/** A change as a word and an arrow, so that its direction is seen and heard. */
export function changeWords(count: number): { arrow: string; word: string } {
  if (count === 0) return { arrow: '', word: 'tetap' };
  return count > 0 ? { arrow: '▲', word: 'naik' } : { arrow: '▼', word: 'turun' };
}

/** "Naik 1.700 sejak laporan 11 April." Null: there is no report before the last one. */
export function describeChange(change: ReportChange | null, asOf: IsoDay): string | null {
  if (change === null) return null;
  const since = `sejak laporan ${formatDayBeside(change.since, asOf)}.`;
  if (change.count === 0) return `Tetap ${since}`;
  return `${change.count > 0 ? 'Naik' : 'Turun'} ${formatCount(Math.abs(change.count))} ${since}`;
}
