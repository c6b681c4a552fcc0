import { largestCount } from '../domain/counts';
import type { TypedChannel, TypedProblem, TypedWarning } from '../domain/typed-figures';
import { formatCount } from './numbers';
import { channelLabels } from './words';

const problemWords: Record<TypedProblem, string> = {
  emptied: 'angka yang sudah tersimpan tidak dapat dikosongkan di sini; tekan Escape, atau batalkan unggahannya',
  exponent: 'bilangan berpangkat; tulis semua angkanya, misalnya 734768',
  formula: 'rumus; tempel nilainya saja',
  fraction: 'bukan bilangan bulat; tulis tanpa koma',
  negative: 'negatif; angka laporan adalah jumlah sampai hari itu, 0 atau lebih',
  notANumber: 'bukan angka; tulis angka saja, atau kosongkan bila belum lapor',
  percent: 'persen; tulis jumlahnya',
  separators: 'titik atau koma tidak memisahkan tiga angka; tulis tanpa titik dan koma, misalnya 734768',
  tooLarge: `terlalu besar; batasnya ${formatCount(largestCount)}`,
};

/** "Online: negatif; …" */
export function describeTypedProblem(channel: TypedChannel, problem: TypedProblem): string {
  return `${channelLabels[channel]}: ${problemWords[problem]}.`;
}

/** What is odd about a row, as a sentence. */
export function describeTypedWarning(warning: TypedWarning): string {
  if (warning.kind === 'overTarget') {
    return `Jumlah ${formatCount(warning.total)} melebihi target ${formatCount(warning.target)}.`;
  }
  const label = channelLabels[warning.channel];
  if (warning.kind === 'worded') return `${label}: '${warning.text}' dibaca ${formatCount(warning.value)}.`;
  if (warning.kind === 'fell') return `${label} turun dari kemarin ${formatCount(warning.before)}.`;
  const times = formatCount(Math.floor(warning.value / warning.before));
  return `${label} ${times} kali kemarin ${formatCount(warning.before)}; periksa jumlah angkanya.`;
}

/** The address of the grid, without what is not chosen. */
export function typingHref(campaign: string, choice: { wilayah?: string; per?: string; tahap?: string } = {}): string {
  const search = new URLSearchParams(Object.entries(choice).filter(([, value]) => value !== '')).toString();
  return `/${campaign}/isi${search ? `?${search}` : ''}`;
}
