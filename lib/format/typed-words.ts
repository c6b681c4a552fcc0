import type { Campaign } from '../domain/campaigns';
import { largestCount, type Stage } from '../domain/counts';
import type { PastedTable } from '../domain/pasted-table';
import type { TypedChannel, TypedProblem, TypedWarning } from '../domain/typed-figures';
import { formatCount } from './numbers';
import { channelLabels, stageLabelOf } from './words';

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

/** What is said otherwise of a target. */
const targetProblemWords: Partial<Record<TypedProblem, string>> = {
  emptied: 'target yang sudah tersimpan tidak dapat dikosongkan di sini; tekan Escape, atau batalkan unggahannya',
  negative: 'negatif; target 0 atau lebih',
  notANumber: 'bukan angka; tulis angka saja, atau kosongkan bila belum ada target',
};

/** The columns of a grid; the total of a campaign without channels is called as its stage: "Terdaftar". */
export function typedLabelsOf(campaign: Pick<Campaign, 'words'>, stage: Stage): Record<TypedChannel, string> {
  return { ...channelLabels, unsplit: stageLabelOf(campaign, stage) };
}

/** "Online: negatif; …" */
export function describeTypedProblem(label: string, problem: TypedProblem, isTarget = false): string {
  return `${label}: ${(isTarget ? targetProblemWords[problem] : undefined) ?? problemWords[problem]}.`;
}

/** What is odd about a row, as a sentence. */
export function describeTypedWarning(warning: TypedWarning, labels: Record<TypedChannel, string>): string {
  if (warning.kind === 'overTarget') {
    return `Jumlah ${formatCount(warning.total)} melebihi target ${formatCount(warning.target)}.`;
  }
  const label = labels[warning.channel];
  if (warning.kind === 'worded') return `${label}: '${warning.text}' dibaca ${formatCount(warning.value)}.`;
  if (warning.kind === 'fell') return `${label} turun dari laporan terakhir, ${formatCount(warning.before)}.`;
  const times = formatCount(Math.floor(warning.value / warning.before));
  return `${label} ${times} kali laporan terakhir, ${formatCount(warning.before)}; periksa jumlah angkanya.`;
}

/** So many names are said of what a paste left out. */
const mostNames = 5;

/** What a pasted table filled, and what of it was left out and why. */
export function describePastedTable({ cells, unknown, repeated, unclear }: PastedTable, isTarget = false): string {
  const heads = isTarget
    ? 'Tempel bersama judul kolomnya, supaya jelas kolom mana yang memuat target.'
    : 'Tempel bersama judul kolomnya, Online dan Manual, supaya jelas angka mana untuk kanal mana.';
  return [
    cells.length === 0
      ? 'Tidak ada sel yang diisi.'
      : `${formatCount(cells.length)} sel ditempel menurut nama wilayah.`,
    ...(unclear ? [heads] : []),
    ...(unknown.length > 0 ? [`Tidak ada di tabel ini: ${listNames(unknown)}.`] : []),
    ...(repeated.length > 0 ? [`Lebih dari satu baris, jadi tidak diisi: ${listNames(repeated)}.`] : []),
  ].join(' ');
}

function listNames(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return `${names.slice(0, mostNames).join(', ')}${rest > 0 ? ` dan ${formatCount(rest)} lagi` : ''}`;
}

/** The address of the grid, without what is not chosen. */
export function typingHref(campaign: string, choice: { wilayah?: string; per?: string; tahap?: string } = {}): string {
  const search = new URLSearchParams(Object.entries(choice).filter(([, value]) => value !== '')).toString();
  return `/${campaign}/isi${search ? `?${search}` : ''}`;
}
