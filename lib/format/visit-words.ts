import type { AreaRef } from '../domain/area-progress';
import type { IsoDay } from '../domain/days';
import type { VisitKind, VisitPace } from '../domain/visits';
import { formatAreaName, formatAreaTitle } from './areas';
import { formatDay, formatDayBeside, formatDaySpanShort } from './days';
import { formatPace } from './numbers';

export const visitKindLabels: Record<VisitKind, string> = {
  monitoring: 'Monitoring',
  baksos: 'Baksos',
  pendampingan: 'Pendampingan',
  rapat: 'Rapat',
};

/** "1 sampai 10 November 2019", "28 Oktober sampai 2 November 2019", "3 November 2019". */
export function describeVisitDays({ fromDay, toDay }: { fromDay: IsoDay; toDay: IsoDay }): string {
  if (fromDay === toDay) return formatDay(fromDay);
  const sameMonth = fromDay.slice(0, 7) === toDay.slice(0, 7);
  return `${sameMonth ? Number(fromDay.slice(8)) : formatDayBeside(fromDay, toDay)} sampai ${formatDay(toDay)}`;
}

type Place = { area: AreaRef; kampung: string };

/** "Desa Pulo", "Kampung Baru, Desa Pulo". */
export function describePlace({ area, kampung }: Place): string {
  if (kampung === '') return formatAreaTitle(area);
  return `${/^kampung\b/i.test(kampung) ? kampung : `Kampung ${kampung}`}, ${formatAreaTitle(area)}`;
}

/** "Pulo dan Singamerta": the places where there is little room. */
export function listPlaces(places: readonly Place[], most = 4): string {
  const names = places.map(({ area, kampung }) =>
    kampung === '' ? formatAreaName(area) : `${kampung} (${formatAreaName(area)})`,
  );
  const shown = names.slice(0, most);
  const left = names.length - shown.length;
  if (left > 0) return `${shown.join(', ')} dan ${left} lagi`;
  return shown.join(', ').replace(/, ([^,]*)$/, ' dan $1');
}

/** A visit where its days are clear from what stands beside it: "Baksos Pulo dan Singamerta". */
export function describeVisit(visit: { kind: VisitKind; places: readonly Place[] }): string {
  return `${visitKindLabels[visit.kind]} ${listPlaces(visit.places)}`;
}

export const visitPartLabels: Record<VisitPace['part'], string> = {
  before: '7 hari sebelum',
  during: 'Selama kunjungan',
  after: '7 hari sesudah',
};

/** The days of a part, as far as they count: "25–31 Okt 2019", "2–4 Nov 2019, sejauh ini", "belum". */
export function describePartDays({ fromDay, toDay, whole }: VisitPace): string {
  if (toDay === null) return 'belum ada angka';
  const days = formatDaySpanShort(fromDay, toDay);
  return whole ? days : `${days}, sejauh ini`;
}

/** "12,4" a day; "belum lapor". */
export function describeVisitPace(pace: number | null): string {
  return pace === null ? 'belum lapor' : formatPace(pace);
}

/** What stands under every comparison of before and after. */
export const visitCaveat =
  'Laju sebelum dan sesudah tidak membuktikan sendiri bahwa kunjungan yang mengubahnya: hal lain berjalan pada hari yang sama. Karena itu induknya ditulis di samping.';
