import type { IsoDay } from '../domain/days';

const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

function partsOf(day: IsoDay): { date: number; month: string; year: string; weekday: string } {
  const instant = new Date(`${day}T00:00:00Z`);
  return {
    date: instant.getUTCDate(),
    month: months[instant.getUTCMonth()] ?? '',
    year: day.slice(0, 4),
    weekday: weekdays[instant.getUTCDay()] ?? '',
  };
}

/** "12 April 2021". */
export function formatDay(day: IsoDay): string {
  const { date, month, year } = partsOf(day);
  return `${date} ${month} ${year}`;
}

/** "Senin, 12 April 2021". */
export function formatWeekday(day: IsoDay): string {
  return `${partsOf(day).weekday}, ${formatDay(day)}`;
}

/** "12 April", "31 Mei": where the year is clear from what stands beside it. */
export function formatDayOfMonth(day: IsoDay): string {
  const { date, month } = partsOf(day);
  return `${date} ${month}`;
}

/** "12 Apr": for columns and axes. */
export function formatDayShort(day: IsoDay): string {
  const { date, month } = partsOf(day);
  return `${date} ${month.slice(0, 3)}`;
}

/** "31 Jan 2022": a short day that may lie in another year. */
export function formatDayShortYear(day: IsoDay): string {
  return `${formatDayShort(day)} ${day.slice(0, 4)}`;
}

/** "31 Mei", or "31 Jan 2022" where the year is not that of `beside`. */
export function formatDayBeside(day: IsoDay, beside: IsoDay): string {
  return day.slice(0, 4) === beside.slice(0, 4) ? formatDayOfMonth(day) : formatDay(day);
}

/** "12 Apr 2021", "1–12 Apr 2021", "28 Mar – 2 Apr 2021", "31 Des 2021 – 2 Jan 2022": both ends included. */
export function formatDaySpanShort(first: IsoDay, last: IsoDay): string {
  if (first === last) return formatDayShortYear(first);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${partsOf(first).date}–${formatDayShortYear(last)}`;
  const begin = first.slice(0, 4) === last.slice(0, 4) ? formatDayShort(first) : formatDayShortYear(first);
  return `${begin} – ${formatDayShortYear(last)}`;
}

/** "November 2019", of a month as YYYY-MM. */
export function formatMonth(month: string): string {
  return `${months[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}
