import type { ReportDays } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import { earlierDay, parseDay } from '../../domain/days';
import type { DayOrder } from '../../domain/imports';
import type { CellValue } from '../read/sheet-rows';
import { readNumericCell } from './read-day';

/**
 * How the days of a column are written, decided once from all its cells. `choices`: the ways that a person may choose
 * from, none where there is one only. `open`: it fits several, and no user has said which.
 */
export type ColumnDayOrder = { order: DayOrder; choices: DayOrder[]; open: boolean };

const iso = /^(\d{4})-(\d{2})-(\d{2})/;

/** A day as Excel keeps it, with month and day of the month in each other's place; null where that is no day. */
export function swapDay(text: string): IsoDay | null {
  const [, year, month, date] = iso.exec(text) ?? [];
  return parseDay(`${year}-${date}-${month}`);
}

/**
 * The order of day and month in a column. A cell that is a day in one order only (4/13/2021) decides it for all others;
 * else the campaign does, where the days lie in it in one order only. A column that fits both ways (4/5/2021 in a
 * campaign of April and May), or whose cells contradict each other, is asked about. So is one in which Excel seems to have
 * swapped days: with its American setting it takes 12/04/2021 for 4 December and leaves 13/04/2021 as a text.
 * @param said what a person decided where it is asked
 */
export function decideDayOrder(
  cells: Iterable<CellValue | undefined>,
  campaign: ReportDays,
  said?: DayOrder,
): ColumnDayOrder {
  const texts = new Set<string>();
  for (const cell of cells) if (typeof cell === 'string') texts.add(cell.trim());
  const found = findOrder([...texts], campaign);
  if (said === undefined) return found;
  return found.choices.includes(said) ? { ...found, order: said, open: false } : found;
}

function findOrder(texts: readonly string[], campaign: ReportDays): ColumnDayOrder {
  const last = earlierDay(campaign.latestEnd ?? campaign.lastReportableDay, campaign.today);
  const fits = (day: IsoDay | null) => day !== null && campaign.startDay <= day && day <= last;
  const numeric = texts.flatMap((text) => readNumericCell(text) ?? []);
  const count = (is: (one: (typeof numeric)[number]) => boolean) => numeric.filter(is).length;
  const onlyDay = count(({ dayFirst, monthFirst }) => dayFirst !== null && monthFirst === null);
  const onlyMonth = count(({ dayFirst, monthFirst }) => dayFirst === null && monthFirst !== null);
  const fitsDay = count(({ dayFirst, monthFirst }) => fits(dayFirst) && monthFirst !== null && !fits(monthFirst));
  const fitsMonth = count(({ dayFirst, monthFirst }) => fits(monthFirst) && dayFirst !== null && !fits(dayFirst));
  const either = count((one) => one.dayFirst !== one.monthFirst && fits(one.dayFirst) && fits(one.monthFirst));
  if (onlyDay > 0 && onlyMonth === 0) {
    const swapped = onlyDay === numeric.length && seemSwapped(texts, fits);
    return swapped ? ask('dayFirst', 'swapped') : dayFirst;
  }
  if (onlyMonth > 0 && onlyDay === 0)
    return fitsDay === 0
      ? { order: 'monthFirst', choices: ['dayFirst', 'monthFirst'], open: false }
      : ask('dayFirst', 'monthFirst');
  if (onlyMonth > 0) return either + fitsMonth > 0 ? ask('dayFirst', 'monthFirst') : dayFirst;
  if (fitsDay > 0) return fitsMonth > 0 && either > 0 ? ask('dayFirst', 'monthFirst') : dayFirst;
  return fitsMonth + either > 0 ? ask('dayFirst', 'monthFirst') : dayFirst;
}

const dayFirst: ColumnDayOrder = { order: 'dayFirst', choices: [], open: false };

function ask(...choices: DayOrder[]): ColumnDayOrder {
  return { order: 'dayFirst', choices, open: true };
}

/** Whether all days that Excel knows as such may be turned round and lie in the campaign then. */
function seemSwapped(texts: readonly string[], fits: (day: IsoDay | null) => boolean): boolean {
  const days = texts.filter((text) => iso.test(text) && swapDay(text) !== parseDay(text.slice(0, 10)));
  return days.length > 0 && days.every((text) => fits(swapDay(text)));
}

/** The two days that a cell may be, by the ways in which its column may be read; null where it is one day in both. */
export function daysMeant(text: string, { choices }: ColumnDayOrder): [IsoDay, IsoDay] | null {
  if (choices.includes('swapped')) {
    const [own, other] = [iso.test(text) ? parseDay(text.slice(0, 10)) : null, swapDay(text)];
    return own && other && own !== other ? [own, other] : null;
  }
  const numeric = readNumericCell(text);
  if (!numeric?.dayFirst || !numeric.monthFirst || numeric.dayFirst === numeric.monthFirst) return null;
  return [numeric.dayFirst, numeric.monthFirst];
}

const orderWords: Record<DayOrder, string> = {
  dayFirst: 'hari dulu, lalu bulan',
  monthFirst: 'bulan dulu, lalu hari',
  swapped: 'hari dan bulan yang ditukar Excel dikembalikan',
};

/** How the days of a column are read, for the preview; null where there was only one way. */
export function describeDayOrder({ order, choices, open }: ColumnDayOrder): string | null {
  return open || choices.length === 0 ? null : orderWords[order];
}
