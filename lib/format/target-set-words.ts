import type { AreaProgress } from '../domain/area-progress';
import type { TargetSpan } from '../domain/target-sets';
import { formatDay } from './days';

/** "Berlaku mulai 18 Juli 2023", "Berlaku sampai 17 Juli 2023", "Berlaku sejak awal". */
export function describeSpan({ fromDay, untilDay }: Omit<TargetSpan, 'targetSet'>): string {
  if (fromDay === null) return untilDay === null ? 'Berlaku sejak awal' : `Berlaku sampai ${formatDay(untilDay)}`;
  const from = `Berlaku mulai ${formatDay(fromDay)}`;
  return untilDay === null ? from : `${from} sampai ${formatDay(untilDay)}`;
}

/** Which days a version counts on, and whether today is one of them: "Berlaku sejak awal", "Belum berlaku". */
export function describeVersionDays(version: { spans: readonly TargetSpan[] }): string {
  const [first, ...more] = version.spans.map(describeSpan);
  if (first === undefined) return 'Tidak berlaku; berdampingan saja';
  return [first, ...more.map((one) => one.replace('Berlaku', 'dan'))].join(', ');
}

/** That figures are by a version that does not count on their day; null: they are by the one that does. */
export function describeOtherVersion({
  targetSet,
  targetSets,
}: Pick<AreaProgress, 'targetSet' | 'targetSets'>): string | null {
  const [counting] = targetSets;
  if (!targetSet || !counting || counting.id === targetSet.id) return null;
  return `Menurut target ${targetSet.name}, bukan target ${counting.name} yang berlaku pada hari itu.`;
}
