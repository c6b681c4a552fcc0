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

/** A word that counts, so that the number behind it is no day: "Minggu ke-2 April 2021", "Tahap 2 Mei 2021". */
const counting =
  /(?:^|[^\p{L}])(?:(?:minggu|pekan|tahap|gelombang|putaran|siklus|termin|rt|rw)(?:\s+ke)?|\p{L}+\s+ke)[\s-]*$/iu;
/** What leads to a span whose last day is that of the figures; "per" alone leads to one day. */
const leadingSpan = /(?:^|[\s(,])(?:keadaan|kondisi|posisi)\s[^\d]*$/i;
/** The first day of a span, whose year the last one says: "1 April s.d. 31 Mei 2021". */
const yearlessBefore =
  /(?<![\d/.])(\d{1,2})\s+([a-z]{3,9})(\s*(?:s\s*[./]\s*d\.?|sd\.?|sampai(?:\s+dengan)?|hingga|[-–—])\s*)$/i;

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

/** Whether two days stand beside each other as equals, or as a span of which neither end is known to be meant. */
function joins(text: string, { at, length }: Written, next: Written): boolean {
  const between = text.slice(at + length, next.at);
  return and.test(between) || until.test(between);
}

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
    const reading = dayOf(words);
    const isDay = reading !== null && !(/^\d{1,2}\D/.test(words) && counting.test(text.slice(0, at)));
    if (isDay) found.push({ at, length: words.length, ...withDaysBefore({ text, at, words, day: reading }, found) });
    // "15-karawang-2021" of 32.15-karawang-2021-04-12 is no day, and the one behind it begins inside it.
    else if (reading === null && /\p{L}/u.test(words)) day.lastIndex = at + 1;
  }
  return found;
}

/** A day with those that its words speak of too: the first one of a span, or another one of its month. */
function withDaysBefore(
  { text, at, words, day }: { text: string; at: number; words: string; day: IsoDay },
  found: Written[],
): Pick<Written, 'from' | 'days'> {
  const head = text.slice(0, at);
  const previous = found.at(-1);
  if (previous && until.test(text.slice(previous.at + previous.length, at))) {
    const led = leadingSpan.test(text.slice(0, previous.from)) && (previous.days.at(-1) ?? day) <= day;
    if (led) found.pop();
    // Of days that nothing leads to, a span may be that of the campaign.
    return { from: led ? previous.from : at, days: [day] };
  }
  const [whole = '', number = '', month = ''] = yearlessBefore.exec(head) ?? [];
  const first = whole === '' ? null : dayOf(`${number} ${month} ${day.slice(0, 4)}`);
  if (first !== null) {
    const from = at - whole.length;
    const ends = first <= day && (leadingSpan.test(text.slice(0, from)) || first.slice(0, 7) === day.slice(0, 7));
    return { from, days: ends ? [day] : [first, day] };
  }
  const sharing = numberBefore.exec(head);
  const other = sharing && dayOf(words.replace(/^\D*\d{1,2}/, sharing[1] ?? ''));
  return other ? { from: sharing.index, days: [other, day] } : { from: at, days: [day] };
}

function dayOf(words: string): IsoDay | null {
  const reading = readDay(words.replaceAll(/[_\s]+/g, ' '));
  return reading.ok ? reading.day : null;
}

function dayOfSpan(name: string): IsoDay | null {
  const [, from = '', to = '', month = '', year = ''] = span.exec(name) ?? [];
  if (from === '' || Number(from) > Number(to)) return null;
  const reading = readDay(`${Number(to)} ${month} ${year}`);
  return reading.ok && reading.day ? parseDay(reading.day) : null;
}
