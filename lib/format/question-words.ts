import type { OpenQuestions } from '../domain/questions';
import type { FrozenFigures } from '../domain/visits';
import { formatDay } from './days';
import { formatCount, formatPercent } from './numbers';

/** What is asked about: "Per 12 April 2021: 28.800 dari 734.768 keluarga, 3,92 %." Null figures: "belum ada angka". */
export function describeAsked({ asOf, total, target, percent }: FrozenFigures, unit: string): string {
  const day = `Per ${formatDay(asOf)}`;
  if (total === null) return `${day}: belum ada angka.`;
  const of = target === null ? ` ${unit}` : ` dari ${formatCount(target)} ${unit}`;
  const share = percent === null ? '' : `, ${formatPercent(percent, total)}`;
  return `${day}: ${formatCount(total)}${of}${share}.`;
}

/** "3 pertanyaan terbuka tentang angka di sini; 2 dari Anda, 1 sudah dijawab". Null: none is open. */
export function describeOpenQuestions({ open, mine, answered }: OpenQuestions): string | null {
  if (open === 0) return null;
  const all = `${formatCount(open)} pertanyaan terbuka tentang angka di sini`;
  if (mine === 0) return all;
  const replied = answered === 0 ? 'belum dijawab' : `${formatCount(answered)} sudah dijawab`;
  return `${all}; ${formatCount(mine)} dari Anda, ${replied}`;
}
