/** A calendar day as `YYYY-MM-DD`. A day is what a report says, never the server's clock; `Date` is for instants only. */
export type IsoDay = string & { readonly __isoDay: unique symbol };

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;

/** The day a text names, or null when it is not a real calendar day (`2021-02-30` is none). */
export function parseDay(text: string): IsoDay | null {
  const parts = dayPattern.exec(text);
  if (!parts) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const instant = new Date(Date.UTC(year, month - 1, date));
  const real =
    instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date;
  return real && year >= 1900 ? (text as IsoDay) : null;
}

/** As `parseDay`, for constants and values a database has already checked. Throws RangeError otherwise. */
export function toDay(text: string): IsoDay {
  const day = parseDay(text);
  if (!day) throw new RangeError(`not a day: ${text}`);
  return day;
}

/** Days and their numbers as they were met: a table of areas asks for the same few some hundred thousand times. */
const ordinals = new Map<IsoDay, number>();
const daysByOrdinal = new Map<number, IsoDay>();

/** Days since 1970-01-01. */
function ordinal(day: IsoDay): number {
  let number = ordinals.get(day);
  if (number === undefined) {
    number = Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;
    ordinals.set(day, number);
  }
  return number;
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: IsoDay, count: number): IsoDay {
  const number = ordinal(day) + count;
  let found = daysByOrdinal.get(number);
  if (found === undefined) {
    found = new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as IsoDay;
    daysByOrdinal.set(number, found);
  }
  return found;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return ordinal(to) - ordinal(from);
}

/** 0 is Sunday, as `Date` counts. */
export function weekdayOf(day: IsoDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export function earlierDay(one: IsoDay, other: IsoDay): IsoDay {
  return one < other ? one : other;
}

export function laterDay(one: IsoDay, other: IsoDay): IsoDay {
  return one > other ? one : other;
}

const dayOfJakarta = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' });

/** The calendar day in western Indonesia (WIB) at an instant: the latest day that a report may speak of. */
export function dayInJakarta(instant: Date): IsoDay {
  return dayOfJakarta.format(instant) as IsoDay;
}
