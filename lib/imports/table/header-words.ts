import type { Channel, Stage } from '../../domain/counts';
import type { ColumnMeaning, ImportKind, ImportSettings } from '../../domain/imports';
import { placeLevels } from './place-words';

const codeWords = new Set(['kode', 'kd', 'code']);
const codeFillers = new Set(['kemendagri', 'kemdagri', 'dagri', 'dan', 'atau', 'nama']);
const dayWords = new Set(['tanggal', 'tgl', 'date']);
const periodWords = new Set(['bulan', 'periode', 'tahun', 'triwulan', 'semester', 'minggu', 'pekan', 'month', 'year']);
const dayFillers = new Set(['per', 'laporan', 'lapor', 'pelaporan', 'data', 'posisi', 'rekap']);

type Figure = {
  stages: Set<Stage>;
  channels: Set<Channel>;
  things: Set<'target' | 'kader' | 'supervisor'>;
  total: boolean;
  /** Whether a word says that it was achieved, without a stage. */
  achieved: boolean;
};

const stageWords: Record<string, Stage> = {
  terdata: 'collected',
  terkumpul: 'collected',
  terkumpulkan: 'collected',
  ditemui: 'collected',
  masuk: 'recorded',
  tersimpan: 'recorded',
  terkirim: 'recorded',
  tersinkron: 'recorded',
  terinput: 'recorded',
  terupdate: 'recorded',
  update: 'recorded',
  upload: 'recorded',
  terupload: 'recorded',
  diupload: 'recorded',
  terunggah: 'recorded',
  diunggah: 'recorded',
  entry: 'recorded',
  entri: 'recorded',
  dientry: 'recorded',
  dientri: 'recorded',
  terentry: 'recorded',
  terentri: 'recorded',
  diinput: 'recorded',
  diterima: 'recorded',
  terintegrasi: 'recorded',
  valid: 'validated',
  tervalidasi: 'validated',
  terverifikasi: 'validated',
};
const channelWords: Record<string, Channel> = {
  online: 'online',
  daring: 'online',
  smartphone: 'online',
  capi: 'online',
  manual: 'manual',
  formulir: 'manual',
  form: 'manual',
  kertas: 'manual',
  kuesioner: 'manual',
  paper: 'manual',
  paperbased: 'manual',
  papi: 'manual',
};
/** Words for a form, which a title has beside the channel of its figures: "online dan formulir" is of both. */
const formWords: ReadonlySet<string> = new Set(['formulir', 'form', 'kuesioner']);

/** Words that say a channel by themselves. */
export const plainChannelWords = Object.keys(channelWords).filter((word) => !formWords.has(word));

const thingWords: Record<string, 'target' | 'kader' | 'supervisor'> = {
  target: 'target',
  sasaran: 'target',
  kader: 'kader',
  supervisor: 'supervisor',
  spv: 'supervisor',
  supervisior: 'supervisor',
};
const totalWords = new Set(['jumlah', 'jml', 'total', 'capaian', 'realisasi']);
const percentWords = new Set(['%', 'persen', 'persentase', 'prosentase', 'presentase', 'pct']);
const remainingWords = new Set(['sisa', 'tersisa', 'sisanya', 'belum', 'blm', 'kurang', 'kekurangan']);
/** What may stand beside them: "% capaian terhadap target", "Sisa target", "Belum terdata". */
const comparedFillers = new Set([
  'terhadap',
  'dari',
  'pencapaian',
  'progres',
  'progress',
  'lapor',
  'melapor',
  'terlapor',
  'laporan',
  'pelaporan',
]);
/** Columns that say something to people: remarks, and those of our own file of refused rows. */
const remarkWords = new Set(['keterangan', 'ket', 'catatan', 'alasan', 'saran', 'penolakan', 'baris', 'ditolak']);
/** Words that change nothing once one of the others says what the figure is. */
const fillers = new Set([
  'server',
  'di',
  'ke',
  'yang',
  'yg',
  'sudah',
  'telah',
  'data',
  'kk',
  'keluarga',
  'pendata',
  'orang',
  'dan',
  'tanpa',
  'rincian',
  'kanal',
  'unsplit',
]);

function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** The words of a header: lower case, without marks, split at spaces, underscores and other signs but `%`. */
export function headerWords(header: string): string[] {
  const plain = header.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}%]+/u).filter((word) => word !== '');
}

/** Words of titles and headers for what was done of a target. */
const achievedWords = new Set(['capaian', 'pencapaian', 'realisasi', 'hasil', 'progres', 'progress', 'selesai']);

/** Whether a header or a title has a word for what was achieved: a stage, or "capaian". */
export function saysAchieved(text: string): boolean {
  return headerWords(text).some((word) => achievedWords.has(word) || lookUp(stageWords, word) !== undefined);
}

/** Whether a title speaks of a target. */
export function saysTarget(text: string): boolean {
  return headerWords(text).some((word) => lookUp(thingWords, word) === 'target');
}

/** What offices say of the families that they found on their list, and of those that were not on it. */
export type FoundPart = 'found' | 'newlyListed';
const foundWords: Readonly<Record<string, FoundPart>> = { ditemui: 'found', baru: 'newlyListed' };

/**
 * Families of the list that were found ("Keluarga ditemui"), or that were not on it ("Baru"), with the channel that the
 * header says. Null: it speaks of something else. Found and new together are what was achieved, by the formula of 2023.
 */
export function foundPart(header: string): { part: FoundPart; channel: Channel | null } | null {
  const parts = new Set<FoundPart>();
  const channels = new Set<Channel>();
  for (const word of headerWords(header)) {
    const part = lookUp(foundWords, word);
    const channel = lookUp(channelWords, word);
    if (part) parts.add(part);
    else if (channel) channels.add(channel);
    else if (!fillers.has(word) && word !== 'jumlah' && word !== 'jml' && word !== 'total') return null;
  }
  const [part] = parts;
  const [channel = null] = channels;
  return part && parts.size === 1 && channels.size < 2 ? { part, channel } : null;
}

/** The stage that a line above a table names, as ours do: "Tahap: Terdata, satuan keluarga"; null: it names none. */
export function stageOfTitle(title: string): Stage | null {
  const [, said = ''] = /^\s*tahap\s*:\s*([^,;]+)/i.exec(title) ?? [];
  const named = new Set(headerWords(said).map((word) => lookUp(stageWords, word)));
  named.delete(undefined);
  const [stage = null] = named;
  return named.size === 1 ? stage : null;
}

/** Whether a header is that of a column of areas: of their codes or of their names. */
export function namesArea(header: string): boolean {
  const words = headerWords(header);
  const isArea = (word: string) => lookUp(placeLevels, word) !== undefined;
  const known = (word: string) => isArea(word) || codeWords.has(word) || codeFillers.has(word);
  return (
    words.length > 0 &&
    words.every(known) &&
    words.some((word) => isArea(word) || word === 'nama' || codeWords.has(word))
  );
}

/** The one channel that a header says; null: none, or several. */
export function channelOfHeader(header: string): Channel | null {
  const found = new Set(headerWords(header).flatMap((word) => lookUp(channelWords, word) ?? []));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** The one stage that a header says; null: none, or several. */
export function stageOfHeader(header: string): Stage | null {
  const found = new Set(headerWords(header).flatMap((word) => lookUp(stageWords, word) ?? []));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** How deep the area is that a header speaks of: 4 for "Kode desa", 0 for "Kode wilayah". */
export function areaDepth(header: string): number {
  return Math.max(0, ...headerWords(header).map((word) => lookUp(placeLevels, word) ?? 0));
}

/**
 * What a header says its column means; null when any of its words is not understood, so that "Sisa target" and "Jumlah
 * RT" are never taken for figures. Stage and channel come from the settings where the header does not say.
 */
export function meaningOfHeader(
  header: string,
  context: { kind: ImportKind; settings: ImportSettings },
): ColumnMeaning | null {
  const words = headerWords(header);
  const isArea = (word: string) => lookUp(placeLevels, word) !== undefined;
  if (words.length === 0) return null;
  if (words.some((word) => codeWords.has(word))) {
    return words.every((word) => codeWords.has(word) || isArea(word) || codeFillers.has(word)) ? 'areaCode' : null;
  }
  if (words.every((word) => word === 'nama' || word === 'dan' || word === 'atau' || isArea(word))) return 'areaName';
  if (words.some((word) => dayWords.has(word)))
    return words.every((word) => dayWords.has(word) || dayFillers.has(word)) ? 'day' : null;
  if (words.some((word) => periodWords.has(word)))
    return words.every((word) => periodWords.has(word) || dayFillers.has(word) || word === 'ke') ? 'period' : null;
  if (words.every((word) => remarkWords.has(word))) return 'ignore';
  const compared = readCompared(words);
  if (compared) return compared;
  const figure = readFigure(words);
  return figure && meaningOfFigure(figure, context);
}

/** A column that follows from others: a share of the target, or what is left of it. */
function readCompared(words: readonly string[]): 'percent' | 'remaining' | null {
  const meaning = words.some((word) => percentWords.has(word))
    ? 'percent'
    : words.some((word) => remainingWords.has(word))
      ? 'remaining'
      : null;
  if (meaning === null) return null;
  const others = words.filter((word) => !percentWords.has(word) && !remainingWords.has(word));
  const known = (word: string) =>
    comparedFillers.has(word) ||
    fillers.has(word) ||
    totalWords.has(word) ||
    lookUp(stageWords, word) !== undefined ||
    lookUp(thingWords, word) === 'target';
  return others.every(known) ? meaning : null;
}

/** "Tanpa kanal" and "tanpa rincian kanal": what was reported without a channel, as our own tables call it. */
function saysUnsplit(words: readonly string[]): boolean {
  return words.includes('unsplit') || (words.includes('tanpa') && words.includes('kanal'));
}

function readFigure(words: readonly string[]): Figure | null {
  const figure: Figure = { stages: new Set(), channels: new Set(), things: new Set(), total: false, achieved: false };
  if (saysUnsplit(words)) figure.channels.add('unsplit');
  let units = false;
  for (const word of words) {
    const stage = lookUp(stageWords, word);
    const channel = lookUp(channelWords, word);
    const thing = lookUp(thingWords, word);
    if (stage) figure.stages.add(stage);
    else if (channel) figure.channels.add(channel);
    else if (thing) figure.things.add(thing);
    else if (totalWords.has(word)) {
      figure.total = true;
      figure.achieved ||= achievedWords.has(word);
    } else if (fillers.has(word)) units = true;
    else return null;
  }
  const named = figure.stages.size + figure.channels.size + figure.things.size > 0;
  // "Jumlah keluarga" may be a target, a census or a result: only a person knows.
  return named || (figure.total && !units) ? figure : null;
}

function meaningOfFigure(
  figure: Figure,
  context: { kind: ImportKind; settings: ImportSettings },
): ColumnMeaning | null {
  const { stages, channels, things } = figure;
  if (stages.size > 1 || things.size > 1) return null;
  const [channel] = channels.size === 1 ? channels : [];
  const [stage] = stages;
  const [thing] = things;
  if (thing === 'kader' || thing === 'supervisor') return stage || channels.size > 0 ? null : `workforce.${thing}`;
  if (thing === 'target' || (context.kind === 'targets' && !stage && !figure.achieved)) {
    if (stage || channel === 'unsplit') return null;
    return channel ? `target.${channel}` : 'target.total';
  }
  return `${stage ?? context.settings.stage}.${channel ?? 'total'}`;
}
