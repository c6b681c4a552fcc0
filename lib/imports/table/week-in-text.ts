import { monthInText } from './periods';

/** Which one of its kind a period is: "ke-2", "II", "kedua", "ini". */
const which = String.raw`(?:ke[\s-]*)?(?:\d{1,2}(?!\d)|[ivx]{1,5}(?![\p{L}\p{N}])|(?:pertama|satu|dua|tiga|empat|lima|ini|lalu)(?!\p{L}))`;
const years = String.raw`tahun\s+20\d{2}(?!\d)`;
const week = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:minggu|pekan|mg|triwulan|tw|semester|periode)\b\.?[\s-]*${which}|${years})`,
  'iu',
);
/** "(1-7 April)", "(8 s.d. 14/4)", "1 - 7 April 2021" right behind it. */
const days =
  /^\s*(?:\([^()]*\d[^()]*\)|\d{1,2}\s*(?:-|–|s\s*[./]\s*d\.?|sampai)\s*\d{1,2}\s+\p{L}{3,9}(?:\s+20\d{2})?)/iu;
const leading = /(?:\bs\s*[./]\s*d\.?|\bsd\b\.?|\bsampai(?:\s+dengan)?|\bper|\bpada)\s*$/i;

/**
 * The week (quarter, half, year) that the label of a column names, with the month or the days beside it and as the label
 * writes them, and the label without it. Null: none, or a weekday: "Minggu, 18 April" is a Sunday.
 */
export function weekInText(text: string): { period: string; rest: string } | null {
  const found = week.exec(text);
  if (!found) return null;
  const end = found.index + found[0].length;
  const behind = days.exec(text.slice(end))?.[0] ?? '';
  const head = text.slice(0, found.index).replace(leading, '');
  const tail = text.slice(end + behind.length);
  const month = behind === '' ? monthInText(`${head}|${tail}`) : null;
  const rest = month ? month.rest : `${head} ${tail}`;
  const inFront = month !== null && head.includes(month.month);
  const named = `${found[0]}${behind}`;
  const period = month === null ? named : inFront ? `${month.month} ${named}` : `${named} ${month.month}`;
  return {
    period: period.replaceAll(/\s+/g, ' ').trim(),
    rest: rest.replaceAll(/[()|]/g, ' ').replaceAll(/\s+/g, ' ').trim(),
  };
}
