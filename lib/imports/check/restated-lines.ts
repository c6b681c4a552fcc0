import type { ReportDays } from '../../domain/campaigns';
import { type Channel, channels, type Stage } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import type { RefusalCode } from '../../domain/refusal-codes';
import { formatDay } from '../../format/days';
import { channelLabels, stagePhrases } from '../../format/words';
import { dayInText } from '../table/day-in-text';
import { daysOfLine } from '../table/find-day';
import { channelOfHeader, stageOfHeader, stageOfTitle } from '../table/header-words';
import { isRemark } from '../table/remarks';
import { wordsOfSheet } from '../table/sheet-words';
import type { Table } from '../table/table';
import type { RowFigures } from './check-figures';

/** `of`: the meanings that a line of a channel or stage speaks of. */
type Restated = { code: RefusalCode; cause: string; reason: string; suggestion: string; of?: ReadonlySet<string> };

/** When a page was printed and where a letter was signed are no days of figures. */
const printed =
  /\b(?:di)?(?:cetak|unduh|print(?:ed)?|download(?:ed)?|perbarui|update)\b|\b(?:batas|mulai|deadline|target)\b/i;
const weekday = /^(?:(?:hari|tanggal|tgl)\b[\s.:/]*)*(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b/i;
const signature = /^(?!keadaan|kondisi|posisi|per\b)[\p{L}.' -]+,\s*\d/iu;
const mostWords = 4;

/**
 * Follows the lines between the rows of a table that say another day, channel or stage than its title: "KEADAAN 12 APRIL
 * 2021", "MANUAL". The figures below such a line are not those of the title, until a line says the same as the title again.
 */
export class RestatedLines {
  private readonly table: Table;
  private readonly campaign: ReportDays;
  private readonly given: IsoDay | null;
  private readonly channel: Channel | null;
  private readonly stage: Stage | null;
  private readonly ofChannel: ReadonlySet<string>;
  private readonly ofStage: ReadonlySet<string>;
  private day: Restated | null = null;
  private otherChannel: Restated | null = null;
  private otherStage: Restated | null = null;

  constructor(table: Table, of: { campaign: ReportDays; asOf: IsoDay | null }) {
    this.table = table;
    this.campaign = of.campaign;
    const dated = table.columns.some(({ meaning }) => meaning === 'day');
    this.given = dated ? null : (table.day ?? of.asOf);
    // What a header says itself, no line of another kind takes from it.
    const counts = table.columns.filter(({ meaning }) => /^(?:collected|recorded|validated)\./.test(meaning ?? ''));
    const silent = counts.filter(({ header }) => channelOfHeader(header) === null || counts.length === 1);
    const ofChannel = silent.flatMap(({ meaning }) => meaning ?? []).filter((meaning) => !meaning.endsWith('.total'));
    this.ofChannel = new Set(ofChannel);
    const staged = counts.filter(({ header }) => stageOfHeader(header) === null);
    this.ofStage = new Set(staged.flatMap(({ meaning }) => meaning ?? []));
    const named = channels.filter(
      (one) => one !== 'unsplit' && ofChannel.some((meaning) => meaning.endsWith(`.${one}`)),
    );
    const [channel = null] = named;
    this.channel = channel ?? wordsOfSheet(table.titles.join(' '))?.channel ?? null;
    this.stage = (staged[0]?.meaning?.split('.')[0] as Stage | undefined) ?? null;
  }

  /** A text that is no row of an area. */
  take(text: string, row: number): void {
    this.takeDay(text, row);
    if (isRemark(text)) return;
    const said = wordsOfSheet(text);
    if (said?.channel) {
      const own = this.channel && channelLabels[this.channel];
      const of = { said: channelLabels[said.channel], own, meanings: this.ofChannel };
      this.otherChannel = said.channel === this.channel ? null : restated(row, 'kanal', of);
    }
    const stage = stageOfTitle(text) ?? (text.split(/\s+/).length <= mostWords ? (said?.stage ?? null) : null);
    if (stage) {
      const of = { said: stagePhrases[stage], own: this.stage && stagePhrases[this.stage], meanings: this.ofStage };
      this.otherStage = stage === this.stage ? null : restated(row, 'tahap', of);
    }
  }

  /** Why the figures of a row below such a line are not taken; null: no line says another thing of them. */
  refusal(figures: RowFigures): Restated | null {
    const meanings = [...figures.keys()];
    if (this.day && meanings.some((meaning) => !meaning.startsWith('target.'))) return this.day;
    if (this.otherChannel && meanings.some((meaning) => this.ofChannel.has(meaning))) return this.otherChannel;
    return this.otherStage && meanings.some((meaning) => this.ofStage.has(meaning)) ? this.otherStage : null;
  }

  private takeDay(text: string, row: number): void {
    const { given, table } = this;
    if (given === null || printed.test(text) || (signature.test(text) && !weekday.test(text))) return;
    const written = daysOfLine(text);
    const yearless = written.length === 0 ? dayInText(text, this.campaign)?.day : undefined;
    const days = yearless ? [yearless] : written;
    const [day] = days;
    if (!day) return;
    if (days.includes(given) || (table.otherDay && days.includes(table.otherDay.day))) {
      this.day = null;
      return;
    }
    // The days of the campaign that stand above the table too.
    if (table.titles.some((title) => title.toLowerCase() === text.slice(0, 200).toLowerCase())) return;
    const titled = table.titles.flatMap(daysOfLine).includes(given);
    this.day = {
      code: 'day-differs',
      cause: `line ${row}`,
      reason: `baris ${row} menyebut ${days.map(formatDay).join(' dan ')}, ${titled ? 'judulnya' : 'yang dipakai'} ${formatDay(given)}`,
      suggestion: 'Pisahkan menjadi dua lembar atau tambahkan kolom tanggal.',
    };
  }
}

/** A line of another channel or stage than the title's, in the words of either. */
function restated(
  row: number,
  what: 'kanal' | 'tahap',
  of: { said: string; own: string | null; meanings: ReadonlySet<string> },
): Restated {
  const own = of.own === null ? 'judulnya tidak' : `judulnya ${of.own}`;
  return {
    ...{ code: 'other', of: of.meanings, cause: `${what} ${row}` },
    reason: `baris ${row} menyebut ${what} ${of.said}, ${own}`,
    suggestion: `Pisahkan menjadi dua lembar, atau tulis angka tiap ${what} di kolomnya sendiri.`,
  };
}
