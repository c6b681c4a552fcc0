import { type IsoDay, toDay } from './days';

/** The zones of Indonesia. An office prints its hours, and has its recap prepared, in its own. */
export const timeZones = ['WIB', 'WITA', 'WIT'] as const;
export type TimeZone = (typeof timeZones)[number];

/** Provinces that keep Central and Eastern time (Keppres 41/1987 and the provinces made since); all others keep WIB. */
const zoneOfProvince: Record<string, TimeZone> = Object.fromEntries([
  ...['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'].map((code) => [code, 'WITA']),
  ...['81', '82', '91', '92', '93', '94', '95', '96'].map((code) => [code, 'WIT']),
]);

/** The time zone of an area by its province; the nation keeps WIB. */
export function timeZoneOf(areaCode: string): TimeZone {
  return zoneOfProvince[areaCode.slice(0, 2)] ?? 'WIB';
}

const hoursAheadOfUtc: Record<TimeZone, number> = { WIB: 7, WITA: 8, WIT: 9 };

/** The instant as day and minute after midnight in a zone; Indonesia knows no summer time. */
export function localTime(instant: Date, zone: TimeZone): { day: IsoDay; minute: number } {
  const local = new Date(instant.getTime() + hoursAheadOfUtc[zone] * 3_600_000);
  return { day: toDay(local.toISOString().slice(0, 10)), minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** The instant of a minute after midnight of a day in a zone; 1440 is the first instant of the day after. */
export function instantOf(day: IsoDay, minute: number, zone: TimeZone): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000 - hoursAheadOfUtc[zone] * 3_600_000);
}
