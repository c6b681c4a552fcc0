import type { AreaProgress } from '../domain/area-progress';
import { type AreaLevel, levelNames } from '../domain/areas';
import type { SummedParts, TargetComparison } from '../domain/target-comparison';
import type { TargetSpan } from '../domain/target-sets';
import { formatDay } from './days';
import { formatChange, formatCount } from './numbers';
import { levelWords } from './words';

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

/** "3 dari 35 kabupaten/kota": how much of an area a sum of its parts covers; null: all of it. */
export function describePartialSum({ known, of }: SummedParts, level: AreaLevel): string | null {
  const below = levelNames[level + 1];
  return known === of || below === undefined
    ? null
    : `${formatCount(known)} dari ${formatCount(of)} ${levelWords[below]}`;
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

/**
 * What moved between two versions: "3 dari 35 wilayah berubah: 1 naik (+2.000), 2 turun (−11.470). 32 tetap."
 * @param compared.rises and `falls` in the campaign's unit
 */
export function describeComparison(compared: TargetComparison<unknown>): string {
  const { moved, unchanged, rises, falls } = compared;
  const count = (which: (change: number) => boolean) =>
    moved.filter(({ change }) => change !== null && which(change)).length;
  const [rose, fell] = [count((change) => change > 0), count((change) => change < 0)];
  const oneSided = moved.length - rose - fell;
  if (moved.length === 0) {
    return unchanged === 0
      ? 'Kedua versi belum memuat target di sini.'
      : `Tidak ada yang berubah: ${formatCount(unchanged)} wilayah sama di kedua versi.`;
  }
  const parts = [
    rose > 0 ? `${formatCount(rose)} naik (${formatChange(rises)})` : null,
    fell > 0 ? `${formatCount(fell)} turun (${formatChange(falls)})` : null,
    oneSided > 0 ? `${formatCount(oneSided)} hanya ada di satu versi` : null,
  ].filter((part) => part !== null);
  const all = moved.length + unchanged;
  const same = unchanged === 0 ? '' : ` ${formatCount(unchanged)} tetap.`;
  return `${formatCount(moved.length)} dari ${formatCount(all)} wilayah berubah: ${parts.join(', ')}.${same}`;
}
