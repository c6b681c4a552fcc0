import type { ReportDays } from '../../domain/campaigns';
import { addDays, type IsoDay, parseDay, weekdayOf } from '../../domain/days';
import { dayPattern, readDay } from './read-day';

/** The days that a campaign may have figures of: they say which year "12 April" means. */
export type DaySpan = Pick<ReportDays, 'startDay' | 'lastReportableDay' | 'latestEnd'>;

const whole = new RegExp(String.raw`(?<![\p{L}\d])(?:${dayPattern})`, 'iu');
const yearless = /(?<![\p{L}\d.,/-])(\d{1,2})[\s_-]+([a-z]{3,9})(?![\p{L}\d])/iu;
const short = /^(\d{1,2})[/-](\d{1,2})$/;
const weekdays = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'];
/** Words that lead to a day and say nothing else: "Capaian s.d. Senin, 12 April". */
const leading =
  /(?:\bs\s*[./]\s*d\.?|\bsd\b\.?|\bsampai(?:\s+dengan)?|\bper|\bpada|\bhari|\btgl\.?|\btanggal|[,:(-])\s*$/i;
/** What else may stand right before a day. Any other word counts something: "Tahap 2 Mei", "RT 05 Mei", "Pekan 3 Mei". */
const before = new Set(
  [
    'rekap rekapitulasi data laporan keadaan posisi capaian realisasi progres progress update upload harian lembar',
    'pagi siang sore malam online daring smartphone capi manual formulir form kertas kuesioner papi paper paperbased',
    'terdata terkumpul ditemui masuk tersimpan terkirim terinput valid tervalidasi terverifikasi server kk keluarga',
    'jumlah jml total target sasaran kader supervisor spv',
  ].flatMap((words) => words.split(' ')),
);

/**
 * The day inside the label of a column or the name of a sheet, and the label without it. A day without a year is the one
 * of the campaign, if it has exactly one such. Null: no day, or a number that belongs to the word before it; a weekday
 * that is not that of the day ("Minggu 2 April" is the second week) makes it none.
 */
export function dayInText(text: string, campaign: DaySpan): { day: IsoDay; rest: string } | null {
  const found = findWhole(text) ?? findYearless(text, campaign);
  if (!found) return null;
  const head = bareHead(text.slice(0, found.at).trim(), found.day);
  if (head === null) return null;
  const rest = `${head} ${text.slice(found.at + found.length).replace(/^[\s):,-]+/, '')}`;
  return { day: found.day, rest: rest.trim() };
}

/** What stands before a day without the words that lead to it; null where those say that it is no day. */
function bareHead(text: string, day: IsoDay): string | null {
  let head = text;
  while (leading.test(head)) head = head.replace(leading, '').trim();
  const [written, named = ''] = /(?:^|\s)([a-z']+)$/i.exec(head) ?? [];
  if (written === undefined) return head;
  const word = named.replaceAll("'", '').toLowerCase();
  const weekday = weekdays.indexOf(word);
  if (weekday < 0) return before.has(word) ? head : null;
  // "Minggu" is the week too: only a comma tells the Sunday.
  const isWeek = weekday === 0 && !/minggu\s*,/i.test(text);
  return isWeek || weekdayOf(day) !== weekday ? null : head.slice(0, head.length - named.length).trim();
}

type Found = { day: IsoDay; at: number; length: number };

function findWhole(text: string): Found | null {
  const match = whole.exec(text);
  const reading = match && readDay(match[0].replaceAll(/[_\s]+/g, ' '));
  return match && reading?.ok && reading.day ? { day: reading.day, at: match.index, length: match[0].length } : null;
}

function findYearless(text: string, campaign: DaySpan): Found | null {
  const words = yearless.exec(text);
  if (words) {
    const day = onlyDay((year) => `${words[1]} ${words[2]} ${year}`, campaign);
    return day && { day, at: words.index, length: words[0].length };
  }
  const numbers = short.exec(text.trim());
  if (!numbers) return null;
  const day = onlyDay((year) => `${numbers[1]}/${numbers[2]}/${year}`, campaign);
  return day && { day, at: 0, length: text.length };
}

function onlyDay(written: (year: number) => string, campaign: DaySpan): IsoDay | null {
  const [first, last] = [campaign.startDay, campaign.lastReportableDay].map((day) => Number(day.slice(0, 4)));
  const days: IsoDay[] = [];
  for (let year = first ?? 0; year <= (last ?? 0); year++) {
    const reading = readDay(written(year));
    const day = reading.ok && reading.day ? parseDay(reading.day) : null;
    // A day beside the campaign is named all the same, so that its rows are refused for it and not read for another day.
    if (day && day >= addDays(campaign.startDay, -31) && day <= addDays(campaign.lastReportableDay, 31)) days.push(day);
  }
  return days.length === 1 ? (days[0] ?? null) : null;
}
