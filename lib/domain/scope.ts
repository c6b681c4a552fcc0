import { type AreaLevel, type AreaRange, areaLevels, codeOfArea, levelOfCode, rangeOfCode } from './areas';
import type { Channel } from './counts';
import type { IsoDay } from './days';

/** How an area works: by smartphone, on paper (formulir), or both. */
export const workModes = ['smartphone', 'formulir', 'both'] as const;
export type WorkMode = (typeof workModes)[number];

/** An area that is listed as taking part. */
export type ScopeArea = AreaRange & { mode: WorkMode };

/** A version of who takes part; it stands from `fromDay` on, until a later one does. */
export type ScopeVersion = {
  id: number;
  fromDay: IsoDay;
  /** A census: nobody is listed, and all areas take part. */
  everybody: boolean;
  /** The smallest level at which areas are listed: those are counted as lokus. Null: none is listed. */
  lokusLevel: AreaLevel | null;
  letter: string | null;
  note: string | null;
};

/**
 * The version that stands on a day: the one with the newest `fromDay` up to it, of several the one made last. Null: none
 * does, and all areas take part (rule 9).
 */
export function versionOn<Version extends ScopeVersion>(versions: readonly Version[], day: IsoDay): Version | null {
  const known = versions.filter((one) => one.fromDay <= day);
  known.sort((one, other) => one.fromDay.localeCompare(other.fromDay) || one.id - other.id);
  return known.at(-1) ?? null;
}

/** A list of areas that take part, prepared for questions. */
export type ScopeList = {
  /** By `lo`. */
  areas: readonly ScopeArea[];
  byLo: ReadonlyMap<number, ScopeArea>;
};

export function buildScopeList(areas: readonly ScopeArea[]): ScopeList {
  const sorted = [...areas].sort((one, other) => one.lo - other.lo);
  return { areas: sorted, byLo: new Map(sorted.map((one) => [one.lo, one])) };
}

/** How much of a number the levels leave open, desa first: what leads from an area to those above it. */
const openDigits = [1, 10_000, 1_000_000, 100_000_000, 10_000_000_000];

/** The listing that an area stands under: its own, else that of the nearest area above it; null: none. */
function listingOf(list: ScopeList, area: AreaRange): ScopeArea | null {
  for (const digits of openDigits) {
    const listed = list.byLo.get(area.lo - (area.lo % digits));
    if (listed && listed.hi >= area.hi) return listed;
  }
  return null;
}

/** Where numbers from here on begin, among so many in order. */
function firstFrom(count: number, loAt: (place: number) => number, lo: number): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (loAt(middle) < lo) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The listed areas inside an area, itself included, in the order of their codes. */
export function listListedInside(list: ScopeList, area: AreaRange): readonly ScopeArea[] {
  const { areas } = list;
  const loAt = (place: number) => areas[place]?.lo ?? 0;
  return areas.slice(firstFrom(areas.length, loAt, area.lo), firstFrom(areas.length, loAt, area.hi + 1));
}

/** The way of working of an area whose list says none: by all channels that the campaign uses. */
export function usualWorkMode(channels: readonly Channel[]): WorkMode {
  if (channels.includes('manual')) return channels.includes('online') ? 'both' : 'formulir';
  return 'smartphone';
}

/**
 * Whether an area takes part: it is listed, lies inside a listed one, or holds one. Null: a census, and everybody does.
 * PK24 in Karawang: 15 of 309 desa are listed, so 5 of its 30 kecamatan take part.
 */
export function takesPart(list: ScopeList | null, area: AreaRange): boolean {
  if (!list) return true;
  const { areas } = list;
  const next = areas[firstFrom(areas.length, (place) => areas[place]?.lo ?? 0, area.lo)];
  return (next !== undefined && next.lo <= area.hi) || listingOf(list, area) !== null;
}

/**
 * The way of working of an area: that of its own listing, else of the listed area above it; an area that holds listed
 * ones works as they do, `both` when they differ. Null: a census, or it does not take part.
 */
export function workModeOf(list: ScopeList | null, area: AreaRange): WorkMode | null {
  if (!list) return null;
  const listed = listingOf(list, area);
  if (listed) return listed.mode;
  const modes = new Set(listListedInside(list, area).map((one) => one.mode));
  const [mode = null] = modes;
  return modes.size > 1 ? 'both' : mode;
}

/** The level of an area by its number. */
function levelOfArea(lo: number): AreaLevel {
  return levelOfCode(codeOfArea(lo)) ?? 0;
}

/**
 * The level of the areas that are counted as lokus: the smallest at which any is listed, desa for PK24. Null: nothing is
 * listed.
 */
export function lokusLevelOf(list: ScopeList): AreaLevel | null {
  const levels = new Set(list.areas.map(({ lo }) => levelOfArea(lo)));
  return areaLevels.findLast((level) => levels.has(level)) ?? null;
}

/** How many lokus lie in an area, of how many areas of their level, and how many of them have a figure of the stage. */
export type LokusCount = { areas: number; of: number; reported: number };

/** The version that a page of an area shows. */
export type ProgressScope = Pick<ScopeVersion, 'fromDay' | 'letter' | 'lokusLevel'> & {
  /** How many areas of the rows' level do not take part and are not listed. */
  hidden: number;
  /** Whether they were asked for. */
  all: boolean;
};

/** What the campaign's scope says of one area on a day. */
export type Participation = {
  takesPart: boolean;
  /** Null: a census, or it does not take part. */
  workMode: WorkMode | null;
  /** Null: a census, or the area lies below the level of lokus. */
  lokus: LokusCount | null;
  /** How many areas below it that do not take part have reported all the same. */
  outsideBelow: number;
};

/** Who takes part on a day, as it is read for the areas of a page. */
export type ScopeOnDay = {
  version: ScopeVersion;
  list: ScopeList;
  /** By the `lo` of the areas of the page. */
  lokus: ReadonlyMap<number, LokusCount>;
  /** The areas that do not take part and have reported all the same, by `lo` and in its order. */
  reportedOutside: readonly number[];
};

/** What the scope says of the area of a code; null: a census. */
export function participationOf(scope: ScopeOnDay | null, code: string): Participation {
  if (!scope) return everybodyTakesPart;
  const area = rangeOfCode(code);
  const { list, lokus, reportedOutside } = scope;
  const firstAmong = (lo: number) => firstFrom(reportedOutside.length, (place) => reportedOutside[place] ?? 0, lo);
  return {
    takesPart: takesPart(list, area),
    workMode: workModeOf(list, area),
    lokus: lokus.get(area.lo) ?? null,
    outsideBelow: firstAmong(area.hi + 1) - firstAmong(area.lo + 1),
  };
}

/** Of all areas of a census. */
export const everybodyTakesPart: Participation = { takesPart: true, workMode: null, lokus: null, outsideBelow: 0 };
