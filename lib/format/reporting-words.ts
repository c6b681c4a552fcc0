import type { LevelName } from '../domain/areas';
import type { IsoDay } from '../domain/days';
import type { DayState, Punctuality, Reporting } from '../domain/reporting';
import { describeReportState } from './call-words';
import { formatDayBeside } from './days';
import { formatCount, formatPercent } from './numbers';
import { outsideScopeLabel } from './words';

/** What a day is to an area, as a legend and a reader's voice say it. */
export const dayStateLabels: Record<DayState, string> = {
  reported: 'Lapor',
  late: 'Lapor terlambat',
  missing: 'Tidak lapor',
  outage: 'Gangguan',
  done: 'Sudah selesai',
  notStarted: 'Belum mulai',
  ended: 'Sesudah akhir',
  outside: outsideScopeLabel,
};

/** The same as a letter, for the cells of files; '': nothing was waited for. */
export const dayStateLetters: Record<DayState, string> = {
  reported: 'L',
  late: 'T',
  missing: 'X',
  outage: 'G',
  done: 'S',
  notStarted: '',
  ended: '',
  outside: '',
};

/** A shape for each, in a square of 12 by 12, drawn even-odd: none is told by its colour alone. */
export const dayStateShapes: Record<DayState, string> = {
  reported: 'M1.5 1.5h9v9h-9Z',
  late: 'M1.5 1.5h9v9h-9ZM2.8 2.8v6.4h6.4V2.8ZM2.8 2.8l6.4 6.4H2.8Z',
  missing: 'M2 3.2 3.2 2 6 4.8 8.8 2 10 3.2 7.2 6 10 8.8 8.8 10 6 7.2 3.2 10 2 8.8 4.8 6Z',
  outage: 'M7.2.8 2.4 6.9h2.9L4.6 11.2 9.8 5H6.6Z',
  done: 'M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM3 6.1l1-1 1.5 1.5L8.3 3.7l1 1-3.8 3.9Z',
  notStarted: 'M5 5h2v2H5Z',
  ended: 'M5.4 2.5h1.2v7H5.4Z',
  outside: 'M2.5 5.4h7v1.2h-7Z',
};

/** Who reported, in a sentence or two: how complete the day is, and how punctual the areas have been. */
export function describeReporting(
  { perDay, punctuality }: Pick<Reporting, 'perDay' | 'punctuality'>,
  { level, startDay, asOf }: { level: LevelName; startDay: IsoDay; asOf: IsoDay },
): string {
  const last = perDay.at(-1)?.state ?? null;
  const state = last && describeReportState(last, level);
  const rate = describePunctuality(punctuality);
  return [
    state === null ? 'Tidak ada laporan yang ditunggu hari ini.' : `${state}.`,
    ...(rate === null ? [] : [`Sejak ${formatDayBeside(startDay, asOf)}: ${rate}.`]),
  ].join(' ');
}

/** "91,20 % laporan tepat waktu, 301 dari 330"; null: nothing was due yet, or it is not known. */
function describePunctuality(punctuality: Punctuality | null): string | null {
  if (punctuality === null || punctuality.percent === null) return null;
  const { due, onTime, percent } = punctuality;
  return `${formatPercent(percent, onTime)} laporan tepat waktu, ${formatCount(onTime)} dari ${formatCount(due)}`;
}
