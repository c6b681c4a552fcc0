import type { Channel } from '../../domain/counts';
import type { ImportSettings, Warning } from '../../domain/imports';
import { channelLabels } from '../../format/words';
import { type CellValue, cellText } from '../read/sheet-rows';
import { channelOfHeader, headerWords, namesArea, plainChannelWords } from './header-words';
import type { MatchedColumn, TableColumn } from './match-columns';
import { isRemark } from './remarks';
import { wordsOfSheet } from './sheet-words';

/** `own`: the channel of figures whose header says none. `differs`: what says another one, in words; null: nothing does. */
export type TitleChannel = { own: Channel | null; said: Channel; differs: Differs | null };

/** `of`: the columns that are asked about; none: it is only said. */
type Differs = { what: string; of: ReadonlySet<number> };

/** Words for paper that stand in a title beside the channel of its figures: "online dan formulir" is of both. */
const paper = new Set(['formulir', 'kuesioner']);

/** Most titles have none of these words, and every row near the top of a sheet may be the header: this is asked often. */
const anyWord = new RegExp(plainChannelWords.join('|'), 'i');

/** The one channel that the lines above a table say ("REKAP MANUAL"); null: none, or several. */
export function channelOfTitles(titles: readonly (readonly CellValue[])[]): Channel | null {
  const lines = titles
    .filter((cells) => cells.some((cell) => typeof cell === 'string' && anyWord.test(cell)))
    .map((cells) => cells.map(cellText).filter((text) => text !== ''))
    // The header of another table, which a person passed over.
    .filter((texts) => texts.length < 2 || !texts.some(namesArea))
    .map((texts) => texts.join(' '))
    // "28.800 dari 734.768 keluarga, semuanya online.": a sentence about the figures, as above our own tables, is no title.
    .filter((line) => !isRemark(line) && !line.trimEnd().endsWith('.'));
  const said = lines.length === 0 ? null : (wordsOfSheet(lines.join(' '))?.channel ?? null);
  const both = said === 'online' && lines.some((line) => headerWords(line).some((word) => paper.has(word)));
  return both ? null : said;
}

/**
 * What a title that says a channel does to the columns of counts below it. Where no header says a channel all of them are
 * of that of the title. A header that says both channels goes before it. Where the only channel that headers, the name of
 * the sheet or the user who sends the file say is another one, which is wrong cannot be told: those columns are asked about.
 * @param of.counts the columns of counts whose meaning no person has said
 * @param of.sheet the channel that the name of the sheet says
 */
export function settleTitleChannel(
  titled: Channel,
  of: { counts: readonly TableColumn[]; sheet: Channel | null; settings: ImportSettings },
): TitleChannel {
  const named = of.counts.flatMap((column) => {
    const channel = channelOfHeader(column.words ?? column.header);
    return channel === null ? [] : [{ column, channel }];
  });
  const silent = of.counts.filter((column) => !named.some((one) => one.column === column));
  const places = (columns: readonly TableColumn[]) => new Set(columns.map(({ index }) => index));
  const others = named.filter(({ channel }) => channel !== titled);
  const said = (own: Channel | null, differs: Differs | null = null) => ({ own, said: titled, differs });
  if (others.length > 0) {
    const only = others.length === named.length;
    const headers = `ada kolom ${others.map(({ column }) => column.header).join(' dan ')}`;
    return said(null, { what: headers, of: places(only ? others.map(({ column }) => column) : []) });
  }
  if (named.length > 0 || silent.length === 0) return said(null);
  if (of.sheet !== null) {
    const differs = { what: `nama lembarnya ${channelLabels[of.sheet].toLowerCase()}`, of: places(silent) };
    return said(of.sheet, of.sheet === titled ? null : differs);
  }
  const { channel } = of.settings;
  const chosen = { what: `kanal yang dipilih ${channelLabels[channel].toLowerCase()}`, of: places(silent) };
  return said(titled, channel === 'unsplit' || channel === titled ? null : chosen);
}

/** The columns that a title contradicts have no meaning until a person says it. */
export function askAboutTitle(
  columns: readonly MatchedColumn[],
  { said, differs }: TitleChannel,
): { columns: MatchedColumn[]; warnings: Warning[] } {
  if (differs === null) return { columns: [...columns], warnings: [] };
  const open = columns.filter(({ index }) => differs.of.has(index));
  const title = `Judul tabel menyebut ${channelLabels[said].toLowerCase()}, tetapi ${differs.what}`;
  return {
    columns: columns.map((column) => (open.includes(column) ? { ...column, meaning: null } : column)),
    warnings: [
      open.length === 0
        ? { row: null, code: 'columns', message: `${title}. Yang dipakai judul kolomnya.` }
        : {
            row: null,
            code: 'columns-asked',
            message: `${title}. Belum dipakai: pilih arti kolom ${open.map(({ header }) => header).join(' dan ')}.`,
          },
    ],
  };
}
