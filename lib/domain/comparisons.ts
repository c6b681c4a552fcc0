import type { IsoDay } from './days';

/*
 * What another source shows of an area, beside what the office counts (rule 17): never added to ours, never in its place. It is
 * of what is recorded, for that is what a central portal shows.
 */

export const comparisonLimits = {
  source: { least: 2, most: 40 },
  /** Figures of one set: all desa of the largest province, with room. */
  figures: 20_000,
  /** Sets that a page lists. */
  listed: 100,
} as const;

/** A source beside an area's own figure. `day`, `total` and `difference` null: the source has no figure of the area. */
export type Comparison = {
  source: string;
  day: IsoDay | null;
  /** The hour of WIB at which the source showed it, as "16.00"; null: not said. */
  hour: string | null;
  total: number | null;
  /** Ours of that same day minus theirs; null: one of the two is not known. */
  difference: number | null;
};

/** The newest figure of a source for an area, as it is read. */
export type FoundComparison = {
  /** Its `lo`. */
  area: number;
  source: string;
  day: IsoDay;
  hour: string | null;
  total: number;
  /** What is recorded of the area as of that day, and of the area that the page is about; null: not reported. */
  ours: number | null;
  wholeOurs: number | null;
};

/** Ours minus theirs; null where one is not known. 28.800 of ours beside 28.650 of the portal: 150. */
export function computeDifference(ours: number | null, theirs: number | null): number | null {
  return ours === null || theirs === null ? null : ours - theirs;
}

/** Sources of one name, however it is written. */
function foldSource(source: string): string {
  return source.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}

/**
 * What stands beside each area: the same sources in the same order, the one with the newest figure first, so that a column is
 * of one source; where a source has nothing of an area, that is said by nulls.
 * @param input.area the area that the page is about. A source that does not state it and has all of `parts`, of one day, is
 *   shown with their sum
 * @param input.parts its children that take part
 */
export function arrangeComparisons(input: {
  found: readonly FoundComparison[];
  area: number;
  parts: readonly number[];
}): (area: number) => Comparison[] {
  const bySource = new Map<string, Map<number, FoundComparison>>();
  for (const one of input.found) {
    const key = foldSource(one.source);
    bySource.set(key, (bySource.get(key) ?? new Map()).set(one.area, one));
  }
  const sources = [...bySource.values()].map((figures) => {
    const newest = [...figures.values()].reduce((late, one) => (isLater(one, late) ? one : late));
    const whole = figures.get(input.area) ?? sumOfParts(input.parts, figures);
    return { newest, figures: whole ? new Map(figures).set(input.area, whole) : figures };
  });
  sources.sort((one, other) => {
    if (isLater(one.newest, other.newest)) return -1;
    return isLater(other.newest, one.newest) || one.newest.source > other.newest.source ? 1 : -1;
  });
  return (area) =>
    sources.map(({ newest: { source }, figures }) => {
      const found = figures.get(area);
      if (!found) return { source, day: null, hour: null, total: null, difference: null };
      const { day, hour, total, ours } = found;
      return { source, day, hour, total, difference: computeDifference(ours, total) };
    });
}

function isLater(one: FoundComparison, other: FoundComparison): boolean {
  return one.day === other.day ? (one.hour ?? '') > (other.hour ?? '') : one.day > other.day;
}

/** What a source shows of all parts, as that of the whole; null: of one it shows nothing, or they are of several days. */
function sumOfParts(parts: readonly number[], figures: ReadonlyMap<number, FoundComparison>): FoundComparison | null {
  const known = parts.flatMap((part) => figures.get(part) ?? []);
  const [first] = known;
  if (!first || known.length < parts.length || known.some(({ day }) => day !== first.day)) return null;
  const total = known.reduce((sum, one) => sum + one.total, 0);
  const hour = known.every((one) => one.hour === first.hour) ? first.hour : null;
  return { ...first, hour, total, ours: first.wholeOurs };
}

/** Whose figures a column of a table shows: of the sources of an area, the first. Null: there is none. */
export function shownComparison(comparison: readonly Comparison[]): Comparison | null {
  return comparison[0] ?? null;
}
