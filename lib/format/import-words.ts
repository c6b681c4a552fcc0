import type { Campaign } from '../domain/campaigns';
import { type Channel, channels, type Stage, stages } from '../domain/counts';
import { plausiblePerKaderPerDay } from '../domain/flags';
import {
  type ColumnMeaning,
  columnMeanings,
  countMeasure,
  type DayOrder,
  type DaySource,
  type ImportKind,
  type ImportSettings,
  type ImportStatus,
  type LaterStated,
  listedRefusals,
  type PlanChange,
  type PlanFlag,
} from '../domain/imports';
import { isOnlyProposals } from '../domain/target-proposals';
import type { CommitProgress, CommitStep, UploadPhase } from '../domain/uploads';
import { stageSlugs } from './area-query';
import { capitalise, formatCount, formatDecimal } from './numbers';
import { channelLabels, stagePhraseOf, stagePhrases } from './words';

/** The words that the upload form and its addresses use for a kind. */
export const kindSlugs = {
  rekap: 'rekap',
  targets: 'target',
  workforce: 'tenaga',
} as const satisfies Record<ImportKind, string>;

export const kindLabels: Record<ImportKind, string> = {
  rekap: 'Rekap capaian',
  targets: 'Target',
  workforce: 'Kader dan supervisor',
};

/** What figures came in: a file, or a manual entry. */
export const sourceWords = { file: 'file', entry: 'isian' } as const;

/** The words that the upload form uses for what a figure counts: all so far, or what one day added. */
/** What of later figures in all is said in a form. */
export const laterSlugs: Record<LaterStated, string> = { stays: 'termasuk', moves: 'bertambah' };

/** The words that a form uses for how days are written. */
export const dayOrderSlugs: Record<DayOrder, string> = { dayFirst: 'hari', monthFirst: 'bulan', swapped: 'ditukar' };

/** The words that a form uses for which of two days counts. */
export const daySourceSlugs: Record<DaySource, string> = { given: 'dipilih', file: 'file' };

export const modeSlugs = {
  cumulative: 'kumulatif',
  daily: 'harian',
} as const satisfies Record<ImportSettings['mode'], string>;

/** The words that the upload form uses for a channel. */
export const channelSlugs = {
  online: 'online',
  manual: 'manual',
  unsplit: 'gabungan',
} as const satisfies Record<Channel, string>;

/** The words that the history's addresses use for a status. */
export const importStatusSlugs = {
  checked: 'belum-disimpan',
  committed: 'tersimpan',
  undone: 'dibatalkan',
  discarded: 'dibuang',
} as const satisfies Record<ImportStatus, string>;

export const importStatusLabels: Record<ImportStatus, string> = {
  checked: 'Belum disimpan',
  committed: 'Tersimpan',
  undone: 'Dibatalkan',
  discarded: 'Dibuang',
};

/** Where an upload stands, as its mark says it: one that only proposed targets saved nothing. */
export function labelImport(upload: Parameters<typeof isOnlyProposals>[0]): string {
  return isOnlyProposals(upload) ? 'Menjadi usulan' : importStatusLabels[upload.status];
}

const countLabels = Object.fromEntries(
  stages.flatMap((stage) => [
    ...channels.map((channel) => [countMeasure(stage, channel), labelOf(stage, channel)]),
    [`${stage}.total`, `Jumlah ${stagePhrases[stage]}, dibandingkan saja`],
  ]),
);

function labelOf(stage: Stage, channel: Channel): string {
  return channel === 'unsplit'
    ? `${channelLabels[channel]}, ${stagePhrases[stage]}`
    : `${channelLabels[channel]} ${stagePhrases[stage]}`;
}

const otherLabels: Partial<Record<ColumnMeaning, string>> = {
  areaCode: 'Kode wilayah',
  areaName: 'Nama wilayah',
  parentCode: 'Kode wilayah di atasnya',
  parentName: 'Nama wilayah di atasnya',
  day: 'Tanggal laporan',
  period: 'Bulan atau periode, bukan tanggal',
  'target.total': 'Target',
  'target.online': 'Target online',
  'target.manual': 'Target manual',
  'workforce.kader': 'Kader',
  'workforce.supervisor': 'Supervisor',
  percent: 'Persen, dibandingkan saja',
  remaining: 'Sisa, dibandingkan saja',
  ignore: 'Tidak dipakai',
};

const places: readonly ColumnMeaning[] = ['areaCode', 'areaName', 'parentCode', 'parentName', 'day', 'period'];
const startsWith = (start: string) => columnMeanings.filter((meaning) => meaning.startsWith(start));

/** What a campaign reports: its stages and channels, with its own words. */
type Used = Pick<Campaign, 'stages' | 'channels' | 'words'>;

/** Whether a campaign has such figures: those of a channel that it does not use it has none of, totals it always has. */
function isUsed(meaning: ColumnMeaning, { channels: used }: Used): boolean {
  const channel = channels.find((one) => meaning.endsWith(`.${one}`));
  return channel === undefined || channel === 'unsplit' || used.includes(channel);
}

/** The meanings that a column of such an upload may have in a campaign, in groups to choose from. */
export function groupMeanings(kind: ImportKind, campaign: Used): MeaningGroup[] {
  const rekap = kind === 'rekap';
  const groups: MeaningGroup[] = [
    { label: 'Wilayah dan tanggal', meanings: places },
    ...(rekap
      ? usedStages(campaign).map((stage) => ({
          label: capitalise(stagePhraseOf(campaign, stage)),
          meanings: startsWith(`${stage}.`),
        }))
      : []),
    ...(rekap || kind === 'targets' ? [{ label: 'Target', meanings: startsWith('target.') }] : []),
    ...(rekap || kind === 'workforce' ? [{ label: 'Tenaga', meanings: startsWith('workforce.') }] : []),
    { label: 'Lainnya', meanings: ['percent', 'remaining', 'ignore'] },
  ];
  return groups.map(({ label, meanings }) => ({ label, meanings: meanings.filter((one) => isUsed(one, campaign)) }));
}

export type MeaningGroup = { label: string; meanings: readonly ColumnMeaning[] };

/** The stages that a campaign reports; recorded, which its official figure shows, it always does. */
function usedStages({ stages: used }: Used): Stage[] {
  return stages.filter((stage) => stage === 'recorded' || used.includes(stage));
}

type Choice = { value: string; label: string };

/** What the figures of a file may be of where it does not say, as choices; what was chosen before stays among them. */
export function listSettingChoices(
  campaign: Used,
  chosen: Pick<ImportSettings, 'stage' | 'channel'>,
): { stages: Choice[]; channels: Choice[] } {
  return {
    stages: stages
      .filter((stage) => stage === chosen.stage || usedStages(campaign).includes(stage))
      .map((stage) => ({ value: stageSlugs[stage], label: capitalise(stagePhraseOf(campaign, stage)) })),
    channels: channels
      .filter((one) => one === chosen.channel || one === 'unsplit' || campaign.channels.includes(one))
      .map((one) => ({ value: channelSlugs[one], label: channelLabels[one] })),
  };
}

/** What a column or a figure means: "Online masuk server"; what is not known stays as it is written. */
export function formatMeaning(meaning: string): string {
  const others: Record<string, string | undefined> = otherLabels;
  return countLabels[meaning] ?? others[meaning] ?? meaning;
}

/** How many rows were refused: "6", or "sedikitnya 5.000" where more reasons came up than are kept. */
export function formatRefusedRows(upload: { refusedCount: number; refusalCount: number }): string {
  const rows = formatCount(upload.refusedCount);
  return upload.refusalCount >= listedRefusals ? `sedikitnya ${rows}` : rows;
}

/** What a row of a plan changes, as a choice and as a column says it. */
export const planChangeLabels: Record<PlanChange, string> = {
  new: 'Baru',
  changed: 'Berubah',
  same: 'Sama',
  fallen: 'Turun',
};

/** The words that the address of a preview uses for the rows that it shows. */
export const planFilterSlugs = {
  all: 'semua',
  new: 'baru',
  changed: 'berubah',
  same: 'sama',
  fallen: 'turun',
  flagged: 'masalah',
} as const satisfies Record<PlanChange | 'all' | 'flagged', string>;

/** What is odd about a row: as its mark says it, as a sentence goes on ("7 baris …"), and what it means. */
export const planFlagWords: Record<PlanFlag, { label: string; phrase: string; meaning: string }> = {
  fell: {
    label: 'turun',
    phrase: 'turun dari angka yang berlaku',
    meaning:
      'Angkanya lebih kecil dari yang berlaku untuk tanggal itu. Angka kumulatif tidak turun, kecuali bila dikoreksi.',
  },
  overTarget: {
    label: 'di atas target',
    phrase: 'di atas target',
    meaning: 'Jumlah semua kanal menjadi lebih besar dari target wilayahnya. Boleh, bila memang begitu di lapangan.',
  },
  implausiblePerKader: {
    label: 'per kader tidak wajar',
    phrase: `bertambah lebih dari ${plausiblePerKaderPerDay} sehari per kader`,
    meaning: `Sejak laporan terakhir bertambah lebih dari ${plausiblePerKaderPerDay} sehari untuk tiap kader. Periksa angkanya, atau jumlah kadernya.`,
  },
  partsExceedWhole: {
    label: 'bagian melebihi induk',
    phrase: 'lebih kecil dari jumlah bagiannya',
    meaning:
      'Angka wilayah ini sendiri lebih kecil dari jumlah wilayah di bawahnya; yang dihitung adalah yang lebih besar.',
  },
  farFromBefore: {
    label: 'jauh dari kemarin',
    phrase: 'jauh dari laporan sebelumnya',
    meaning:
      'Bertambah jauh lebih banyak dari biasanya: mungkin angka wilayah lain yang tertempel, atau kelebihan satu angka.',
  },
  held: {
    label: 'ditahan',
    phrase: 'ditahan',
    meaning: 'Angkanya terlalu jauh dari target atau laporan terakhir. Tidak ikut disimpan sebelum ada alasannya.',
  },
};

/** "7 baris turun dari angka yang berlaku: baris 4, 9 dan 5 lagi." */
export function describePlanFlag(raised: { flag: PlanFlag; rows: number; first: readonly { row: number }[] }): string {
  const named = raised.first.map(({ row }) => row);
  const rest = raised.rows - named.length;
  const list = `${named.join(', ')}${rest > 0 ? ` dan ${formatCount(rest)} lagi` : ''}`;
  return `${formatCount(raised.rows)} baris ${planFlagWords[raised.flag].phrase}: baris ${list}.`;
}

/** What an upload does now. */
export const uploadPhaseLabels: Record<UploadPhase, string> = {
  receiving: 'Belum sampai seluruhnya',
  waiting: 'Menunggu giliran diperiksa…',
  reading: 'Membaca…',
  checking: 'Memeriksa…',
  storing: 'Menyiapkan pratinjau…',
  done: 'Selesai diperiksa',
  failed: 'Gagal',
};

const uploadUnits: Record<UploadPhase, string> = {
  receiving: 'bagian',
  waiting: '',
  reading: 'baris',
  checking: 'baris',
  storing: 'angka',
  done: '',
  failed: '',
};

/** How far an upload is in its phase: "41.200 dari 83.762 baris"; null where there is nothing to count yet. */
export function formatUploadCount(upload: { phase: UploadPhase; done: number; total: number | null }): string | null {
  const { phase, done, total } = upload;
  const unit = uploadUnits[phase];
  if (unit === '' || (done === 0 && total === null)) return null;
  return total === null ? `${formatCount(done)} ${unit}` : `${formatCount(done)} dari ${formatCount(total)} ${unit}`;
}

/** What a commit does now. */
export const commitStepLabels: Record<CommitStep, string> = {
  ledger: 'Mencatat angka…',
  areas: 'Menjumlahkan wilayah…',
  targets: 'Menjumlahkan target…',
};

/** How far a commit is in its step: "41.200 dari 91.000"; null where there is nothing to count yet. */
export function formatCommitCount({ done, total }: CommitProgress): string | null {
  return total === null ? null : `${formatCount(done)} dari ${formatCount(total)}`;
}

const megabyte = 1024 * 1024;

/** How much of a file has gone: "3,2 dari 8,1 MB", "12 dari 40 KB". */
export function formatSent(sent: number, size: number): string {
  const [unit, name] = size < megabyte ? [1024, 'KB'] : [megabyte, 'MB'];
  // What is there is not nothing: a file of some bytes is one of 1 KB.
  const inAll = name === 'KB' ? Math.ceil(size / unit) : size / unit;
  const gone = name === 'KB' ? Math.ceil(sent / unit) : sent / unit;
  return `${formatDecimal(gone)} dari ${formatDecimal(inAll)} ${name}`;
}
