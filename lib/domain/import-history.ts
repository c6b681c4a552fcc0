import type { AreaRef } from './area-progress';
import { type AreaRange, codePath, isInside } from './areas';
import type { IsoDay } from './days';
import type { ImportKind, ImportStatus } from './imports';

/** Whose uploads: those of an area and all below it, or of its own office alone. */
export type OfficeChoice = { code: string; alone: boolean };

/** What the reader of the history wants to see; null: all. `from` and `to`: days of sending in WIB, both included. */
export type HistoryFilter = {
  office: OfficeChoice | null;
  status: ImportStatus | null;
  kind: ImportKind | null;
  from: IsoDay | null;
  to: IsoDay | null;
};

export type FilterPart = 'office' | 'status' | 'kind' | 'days';
const filterParts = ['office', 'status', 'kind', 'days'] as const satisfies readonly FilterPart[];

export const everyUpload: HistoryFilter = { office: null, status: null, kind: null, from: null, to: null };

/** The parts of a filter that leave something out. */
export function activeParts(filter: HistoryFilter): FilterPart[] {
  return filterParts.filter((part) =>
    part === 'days' ? filter.from !== null || filter.to !== null : filter[part] !== null,
  );
}

export function withoutPart(filter: HistoryFilter, part: FilterPart): HistoryFilter {
  return part === 'days' ? { ...filter, from: null, to: null } : { ...filter, [part]: null };
}

export type PlacedArea = AreaRef & AreaRange;

/** A choice of the list of offices, with the uploads that it would show. */
export type OfficeOption = { area: AreaRef; alone: boolean; uploads: number };

/**
 * The offices that sent something, by code: the reader's own alone, then each one below with what lies below it. The
 * area right below the reader's own stands above them even where its own office sent nothing.
 * @param sent uploads by the area of the user who sent them
 * @param areas at least those of `sent` and of the codes above them
 */
export function buildOfficeOptions(
  own: PlacedArea,
  sent: readonly (AreaRange & { uploads: number })[],
  areas: readonly PlacedArea[],
): OfficeOption[] {
  const below = areas.filter((area) => area.lo !== own.lo && isInside(area, own) && area.level > own.level);
  const shown = below.filter(
    (area) =>
      sent.some(({ lo, hi }) => lo === area.lo && hi === area.hi) ||
      (area.level === own.level + 1 && sent.some((range) => isInside(range, area))),
  );
  const options = shown
    .sort((one, other) => one.lo - other.lo || one.level - other.level)
    .map((area) => ({ area, alone: false, uploads: sumOf(sent.filter((range) => isInside(range, area))) }));
  const alone = sumOf(sent.filter(({ lo, hi }) => lo === own.lo && hi === own.hi));
  return alone > 0 ? [{ area: own, alone: true, uploads: alone }, ...options] : options;
}

function sumOf(sent: readonly { uploads: number }[]): number {
  return sent.reduce((sum, { uploads }) => sum + uploads, 0);
}

/** The code of an area and of the one right below the reader's own that it lies in. */
export function codesToName(code: string, own: { level: number }): string[] {
  const right = codePath(code)[own.level + 1];
  return right === undefined || right === code ? [code] : [right, code];
}

/** What an office, or all in an area, did on a day: uploads that are saved, and such as wait to be. */
export type DayTally = { saved: number; waiting: number };

/** A line of the overview: a day's tally at the position of the day; null: nothing was sent, or it was taken back. */
export type OfficeLine = { area: AreaRef; alone: boolean; days: (DayTally | null)[] };

export type OfficeOverview = {
  /** Days on which anybody sent something, the oldest first. */
  days: IsoDay[];
  lines: OfficeLine[];
  /** Areas right below the reader's own from which nothing can come: nobody there has an account, and nothing came. */
  without: number;
};

/**
 * Who sent what on the last days: a line for the reader's own office and for each area right below it, with all that lies
 * in that. An area is there when a user in it could send, so that one that is silent shows.
 * @returns null where there is but one office: its history says the same
 */
export function buildOverview(input: {
  own: PlacedArea;
  /** Right below `own`, by code. */
  children: readonly PlacedArea[];
  /** Areas of the accounts that may send. */
  offices: readonly AreaRange[];
  days: readonly IsoDay[];
  sent: readonly (AreaRange & DayTally & { day: IsoDay })[];
}): OfficeOverview | null {
  const { own, children, offices, sent } = input;
  const days = [...input.days].sort();
  const places = new Set([...offices, ...sent].map(({ lo, hi }) => `${lo}-${hi}`));
  if (days.length === 0 || places.size < 2) return null;
  const lineOf = (area: PlacedArea, alone: boolean): OfficeLine | null => {
    const holds = (range: AreaRange) => (alone ? range.lo === area.lo && range.hi === area.hi : isInside(range, area));
    const ofArea = sent.filter(holds);
    if (ofArea.length === 0 && !offices.some(holds)) return null;
    const { code, name, level, kind } = area;
    return { area: { code, name, level, kind }, alone, days: days.map((day) => tallyOf(ofArea, day)) };
  };
  const below = children.map((child) => lineOf(child, false));
  const lines = [lineOf(own, true), ...below].filter((line) => line !== null);
  return { days, lines, without: below.filter((line) => line === null).length };
}

function tallyOf(sent: readonly (DayTally & { day: IsoDay })[], day: IsoDay): DayTally | null {
  const tally = { saved: 0, waiting: 0 };
  for (const one of sent) {
    if (one.day !== day) continue;
    tally.saved += one.saved;
    tally.waiting += one.waiting;
  }
  return tally.saved + tally.waiting === 0 ? null : tally;
}

/** Lists in the order of `items`, one for each day. */
export function groupByDay<Item>(
  items: readonly Item[],
  dayOf: (item: Item) => IsoDay,
): { day: IsoDay; items: Item[] }[] {
  const groups: { day: IsoDay; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayOf(item);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}
