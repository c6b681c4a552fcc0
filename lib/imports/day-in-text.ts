import { addDays, type IsoDay, parseDay } from '../domain/days';
import { readDay } from './read-day';

/** The days that a campaign may have figures of: they say which year "12 April" means. */
export type DaySpan = { startDay: IsoDay; lastReportableDay: IsoDay };

const whole = /\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}[\s_-]+[a-z]{3,9}[\s_,-]+\d{4}/i;
const yearless = /(?<![\d.,/-])(\d{1,2})[\s_-]+([a-z]{3,9})(?![\p{L}\d])/iu;
const short = /^(\d{1,2})[/-](\d{1,2})$/;
/** Words that lead to a day: "Capaian s.d. 12 April". */
const leading =
  /(?:\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b|\bs\s*[./]\s*d\.?|\bsd\b\.?|\bsampai(?:\s+dengan)?|\bper|\bpada|\bhari|\btgl\.?|\btanggal|[,:(-])\s*$/i;

/**
 * The day inside the label of a column or the name of a sheet, and the label without it. A day without a year is the one
 * of the campaign, if it has exactly one such. Null: no day.
 */
export function dayInText(text: string, campaign: DaySpan): { day: IsoDay; rest: string } | null {
  const found = findWhole(text) ?? findYearless(text, campaign);
  if (!found) return null;
  let before = text.slice(0, found.at).trim();
  while (leading.test(before)) before = before.replace(leading, '').trim();
  const rest = `${before} ${text.slice(found.at + found.length).replace(/^[\s):,-]+/, '')}`;
  return { day: found.day, rest: rest.trim() };
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
