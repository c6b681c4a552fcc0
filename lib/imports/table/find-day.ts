import { type IsoDay, parseDay } from '../../domain/days';
import { formatDay } from '../../format/days';
import { dayPattern, readDay } from './read-day';

/** Days as they stand inside a longer text: a title, the name of a file. */
const written = new RegExp(String.raw`(?<![\d/])(?:${dayPattern})`, 'gi');
/** "0105-Februari-2026" in the name of a file: from the 1st to the 5th, so the figures are of the 5th. */
const span = /(?:^|\D)(\d{2})(\d{2})[-_\s]+([a-z]{3,9})[-_\s]+(\d{4})/i;

export type FoundDay = {
  day: IsoDay | null /** Where it stands, a sentence; null where there is none. */;
  note: string | null;
};

/**
 * The day that a file gives to all its rows, where no column does and the user chose none: in the titles above the table,
 * else in the file's name. Two different days are none: a person has to choose, unless one of them is said to be that of
 * the figures ("Keadaan 12 April 2021"), beside the campaign's days or the hour of printing.
 */
export function findDay(input: { titles: readonly string[]; fileName: string }): FoundDay {
  const said = new Set(input.titles.flatMap(daysSaid));
  const inTitles = said.size === 1 ? [...said] : daysIn(input.titles.join('\n'));
  const [title, otherTitle] = inTitles;
  if (otherTitle) {
    return { day: null, note: `Judul tabel memuat beberapa tanggal (${inTitles.map(formatDay).join(', ')}).` };
  }
  if (title) return { day: title, note: `Tanggal ${formatDay(title)} diambil dari judul tabel.` };
  const name = input.fileName.replace(/\.[a-z]+$/i, '');
  const spanned = dayOfSpan(name);
  const inName = spanned ? [spanned] : daysIn(name.replaceAll('_', ' '));
  const [day, other] = inName;
  if (!day || other) return { day: null, note: null };
  return { day, note: `Tanggal ${formatDay(day)} diambil dari nama file.` };
}

/** What leads to the day of the figures: "Keadaan: Senin, 12 April 2021", "Posisi data per 12 April 2021". */
const leading =
  /(?:^|[\s(,])(?:keadaan|kondisi|posisi|per)(?:\s+(?:data|per|pada|hari|tanggal|tgl\.?))*\s*:?\s*(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\s*,?\s*)?$/i;

/** Between the first and the last day of a span, of which the figures are of the last: "Keadaan 1 April 2021 s.d. 12 April 2021". */
const until = /^\s*(?:s\s*[./]\s*d\.?|sd\.?|sampai(?:\s+dengan)?|hingga|[-–—])\s*(?:[a-z']+\s*,\s*)?$/i;
/** Between two days of which neither is meant more than the other: "11 April 2021 dan 12 April 2021". */
const and = /^\s*(?:dan|serta|&|\/|,)\s*(?:per\s+|tanggal\s+|tgl\.?\s+|[a-z']+\s*,\s*)*$/i;
/** The number of another day of the same month: "11 dan 12 April 2021". */
const numberBefore = /(?<![\d/.])(\d{1,2})\s*(?:dan|serta|&|,)\s*$/i;

/** The days of a line: the one that is said to be that of the figures, else all. */
export function daysOfLine(text: string): IsoDay[] {
  const said = [...new Set(daysSaid(text))];
  return said.length > 0 ? said : daysIn(text);
}

function daysSaid(title: string): IsoDay[] {
  const said = writtenIn(title).filter((one, place, all) => {
    if (leading.test(title.slice(0, one.from))) return true;
    const previous = all[place - 1];
    return previous !== undefined && leading.test(title.slice(0, previous.from)) && joins(title, previous, one);
  });
  return said.flatMap(({ days }) => days);
}

const joins = (text: string, { at, length }: Written, next: Written) => and.test(text.slice(at + length, next.at));

function daysIn(text: string): IsoDay[] {
  return [...new Set(writtenIn(text).flatMap(({ days }) => days))];
}

/** A day as it is written in a text. `from`: where the span begins that it ends; `days`: it, and one that shares its month. */
type Written = { at: number; length: number; from: number; days: IsoDay[] };

function writtenIn(text: string): Written[] {
  const found: Written[] = [];
  const day = new RegExp(written);
  for (let match = day.exec(text); match; match = day.exec(text)) {
    const { 0: words, index: at } = match;
    const reading = readDay(words.replaceAll(/[_\s]+/g, ' '));
    if (reading.ok && reading.day) {
      const before = found.at(-1);
      // Of days that nothing leads to, a span may be that of the campaign.
      const led = before !== undefined && leading.test(text.slice(0, before.from));
      const ends = led && until.test(text.slice(before.at + before.length, at));
      const sharing = numberBefore.exec(text.slice(0, at));
      const other = sharing ? readDay(words.replace(/^\D*\d{1,2}/, sharing[1] ?? '').replaceAll(/[_\s]+/g, ' ')) : null;
      const days = [...(other?.ok && other.day ? [other.day] : []), reading.day];
      const from = ends ? before.from : sharing && days.length > 1 ? sharing.index : at;
      if (ends) found.pop();
      found.push({ at, length: words.length, from, days });
    }
    // "15-karawang-2021" of 32.15-karawang-2021-04-12 is no day, and the one behind it begins inside it.
    else if (/\p{L}/u.test(words)) day.lastIndex = at + 1;
  }
  return found;
}

function dayOfSpan(name: string): IsoDay | null {
  const [, from = '', to = '', month = '', year = ''] = span.exec(name) ?? [];
  if (from === '' || Number(from) > Number(to)) return null;
  const reading = readDay(`${Number(to)} ${month} ${year}`);
  return reading.ok && reading.day ? parseDay(reading.day) : null;
}
