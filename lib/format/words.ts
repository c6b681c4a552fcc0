import { type AreaLevel, type LevelName, levelNames } from '../domain/areas';
import type { Campaign } from '../domain/campaigns';
import type { Channel, Stage } from '../domain/counts';
import type { Flag } from '../domain/flags';
import type { Figures, Status } from '../domain/progress';
import type { WorkMode } from '../domain/scope';

/** How a status reads in a sentence: "Karawang tertinggal". */
export const statusPhrases: Record<Status, string> = {
  done: 'selesai',
  onTrack: 'sesuai jadwal',
  atRisk: 'waspada',
  behind: 'tertinggal',
  notReported: 'belum lapor',
};

/** How a status stands in a table. */
export const statusLabels: Record<Status, string> = {
  done: 'Selesai',
  onTrack: 'Sesuai jadwal',
  atRisk: 'Waspada',
  behind: 'Tertinggal',
  notReported: 'Belum lapor',
};

/** A shape for each status where only letters can be drawn: spreadsheets and messages. */
export const statusGlyphs: Record<Status, string> = {
  done: '●',
  onTrack: '▲',
  atRisk: '◆',
  behind: '▼',
  notReported: '○',
};

/** What does not take part in a campaign that has a list (rule 9). */
export const outsideScopeLabel = 'Bukan lokus';

/** How a listed area works. */
export const workModeLabels: Record<WorkMode, string> = {
  smartphone: 'Smartphone',
  formulir: 'Formulir',
  both: 'Smartphone dan formulir',
};

/** Where there is no target to compare with. */
export const noStatusLabel = 'Tanpa target';

/**
 * The status in a table and on paper: "Tertinggal", and "Tertinggal*" where it is that without a held figure, which the note
 * below the table names. "Janggal*": nothing is left without it.
 */
export function formatStatus({ status, flags, takesPart }: Pick<Figures, 'status' | 'flags' | 'takesPart'>): string {
  if (!takesPart) return outsideScopeLabel;
  const held = flags.includes('held');
  if (status === null) return held ? 'Janggal*' : noStatusLabel;
  return `${statusLabels[status]}${held ? '*' : ''}`;
}

/** The stage as a choice. */
export const stageLabels: Record<Stage, string> = {
  collected: 'Terdata',
  recorded: 'Masuk server',
  validated: 'Valid',
};

/** The stage as a sentence says it: "3,92 % keluarga masuk server". */
export const stagePhrases: Record<Stage, string> = {
  collected: 'terdata',
  recorded: 'masuk server',
  validated: 'tervalidasi',
};

type Worded = Pick<Campaign, 'words'>;

/** The stage as a sentence of a campaign says it: by the campaign's own word where it has one ("kampung terdaftar"). */
export function stagePhraseOf({ words }: Worded, stage: Stage): string {
  return words[stage] ?? stagePhrases[stage];
}

/** The stage as a choice, by the campaign's own word where it has one. */
export function stageLabelOf({ words }: Worded, stage: Stage): string {
  const word = words[stage];
  return word === undefined ? stageLabels[stage] : word.charAt(0).toUpperCase() + word.slice(1);
}

export const channelLabels: Record<Channel, string> = {
  online: 'Online',
  manual: 'Manual',
  unsplit: 'Tanpa rincian kanal',
};

/** A level in lower case, as in "30 kecamatan". */
export const levelWords: Record<LevelName, string> = {
  indonesia: 'negara',
  provinsi: 'provinsi',
  kabupaten: 'kabupaten/kota',
  kecamatan: 'kecamatan',
  desa: 'desa/kelurahan',
};

/** What the areas right below one are: "kecamatan" of a kabupaten. */
export function partWord({ level }: { level: AreaLevel }): string {
  const name = levelNames[level + 1];
  return name === undefined ? 'bagian' : levelWords[name];
}

/** What a flag means, as a reader may say it. */
export const flagPhrases: Record<Flag, string> = {
  partsExceedWhole: 'jumlah bagian lebih besar dari angka kendali',
  targetPartsDiffer: 'target tidak sama dengan jumlah target bagiannya',
  implausibleTarget: 'target tidak wajar (jauh di bawah jumlah target bagiannya, atau kurang dari jumlah kader)',
  fell: 'angka turun dari laporan sebelumnya',
  overTarget: 'melewati target',
  stale: 'tidak lapor hari ini',
  implausiblePerKader: 'laju per kader tidak wajar',
  held: 'angka janggal, jauh di atas target atau laporan sebelumnya (sisa, laju, dan status tanpa angka itu)',
  recordedAboveCollected: 'masuk server lebih banyak dari terdata',
  outsideScope: 'bukan lokus, angkanya tetap dihitung',
  afterEnd: 'termasuk laporan susulan, sesudah batas akhir',
};
