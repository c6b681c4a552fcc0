import type { Channel, Stage } from '../../domain/counts';
import { stageSlugs } from '../../format/area-query';
import { channelLabels, stagePhrases } from '../../format/words';
import { channelOfHeader, headerWords, stageOfHeader } from './header-words';
import type { TableColumn } from './match-columns';

/** The channel and stage that the name of a sheet says of its figures: ONLINE, "Manual 12 April", "Terdata". */
export type SheetWords = { channel: Channel | null; stage: Stage | null };

/** "Form" and "Update" name many sheets that are of no channel and stage. */
const channelWords: Readonly<Record<string, Channel>> = {
  online: 'online',
  daring: 'online',
  smartphone: 'online',
  capi: 'online',
  manual: 'manual',
  kertas: 'manual',
  paper: 'manual',
  paperbased: 'manual',
  papi: 'manual',
};
const stageWords: Readonly<Record<string, Stage>> = {
  terdata: 'collected',
  terkumpul: 'collected',
  masuk: 'recorded',
  tersimpan: 'recorded',
  terkirim: 'recorded',
  valid: 'validated',
  tervalidasi: 'validated',
  terverifikasi: 'validated',
};
const channelOf: Readonly<Record<Channel, string>> = { online: 'online', manual: 'manual', unsplit: '' };

/** What a name or a title says; null: nothing, or more than one channel and stage. */
export function wordsOfSheet(text: string): SheetWords | null {
  const words = headerWords(text);
  const channel = onlyOne(words, channelWords);
  const stage = onlyOne(words, stageWords);
  return channel === null && stage === null ? null : { channel, stage };
}

function onlyOne<T>(words: readonly string[], table: Readonly<Record<string, T>>): T | null {
  const found = new Set(words.flatMap((word) => (Object.hasOwn(table, word) ? (table[word] ?? []) : [])));
  const [only = null] = found;
  return found.size === 1 ? (only as T | null) : null;
}

/** A column of counts with what its sheet says and its header does not: "Jumlah" on the sheet ONLINE is "Jumlah online". */
export function withSheetWords(column: TableColumn, said: SheetWords): TableColumn {
  const words = column.words ?? column.header.replace(/ \(kolom [A-Z]+\)$/, '');
  const more = [
    ...(said.channel !== null && channelOfHeader(words) === null ? [channelOf[said.channel]] : []),
    ...(said.stage !== null && stageOfHeader(words) === null ? [stageSlugs[said.stage]] : []),
  ].filter((word) => word !== '');
  return more.length === 0 ? column : { ...column, words: [words, ...more].join(' ') };
}

/** "online, terdata" */
export function describeSheetWords({ channel, stage }: SheetWords): string {
  return [
    ...(channel === null ? [] : [channelLabels[channel].toLowerCase()]),
    ...(stage === null ? [] : [stagePhrases[stage]]),
  ].join(', ');
}
