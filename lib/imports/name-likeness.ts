import { foldedNameOf } from '../domain/areas';
import type { KnownArea } from './area-index';
import { foldName } from './fold-name';

/** So many are offered, the likeliest first. */
const offered = 3;
/** Below this likeness a name is no suggestion but noise. */
const leastLikeness = 0.25;
/** Up to so many areas are compared one by one. */
const comparedAll = 300;
/** So many places of rare runs of letters are looked at among more of them. */
const looked = 4_000;

/** Runs of three letters, with the ends marked, so that a name that begins alike counts more. */
function trigramsOf(folded: string): Set<string> {
  const padded = `  ${folded} `;
  const trigrams = new Set<string>();
  for (let at = 0; at < padded.length - 2; at++) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}

/** Shared trigrams of all trigrams, 0..1: pg_trgm's similarity. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of one) if (other.has(trigram)) shared++;
  return shared / (one.size + other.size - shared);
}

/**
 * Finds the areas of one level whose names are most like a text. Among many areas only those that share the rarest runs
 * of letters are compared, so that a question costs the same in a province and in the nation. For a person to choose
 * from: none is ever taken by itself.
 */
export class NameLikeness {
  private readonly areas: readonly KnownArea[];
  private readonly trigrams: (Set<string> | undefined)[] = [];
  private readonly found = new Map<string, KnownArea[]>();
  /** By trigram, the places of the areas that have it, in order. */
  private places: Map<string, number[]> | null = null;

  /** @param areas in the order of their `lo` */
  constructor(areas: readonly KnownArea[]) {
    this.areas = areas;
  }

  /** @param within the first place and the one behind the last */
  find(text: string, [from, to]: [number, number]): KnownArea[] {
    const folded = foldName(text);
    const key = `${from} ${to} ${folded}`;
    const known = this.found.get(key);
    if (known) return known;
    const wanted = trigramsOf(folded);
    const places = to - from <= comparedAll ? range(from, to) : this.sharing(wanted, from, to);
    const likest = places
      .map((place) => ({ area: this.areas[place], score: likenessOf(wanted, this.trigramsAt(place)) }))
      .filter(({ score }) => score >= leastLikeness)
      .sort((one, other) => other.score - one.score || ((one.area?.code ?? '') < (other.area?.code ?? '') ? -1 : 1))
      .slice(0, offered)
      .flatMap(({ area }) => (area ? [area] : []));
    this.found.set(key, likest);
    return likest;
  }

  /** The places that share most of the rarest trigrams. */
  private sharing(wanted: ReadonlySet<string>, from: number, to: number): number[] {
    this.places ??= this.placeAll();
    const lists = [...wanted].flatMap((trigram) => {
      const all = this.places?.get(trigram) ?? [];
      const [first, end] = [firstAtLeast(all, from), firstAtLeast(all, to)];
      return end > first ? [{ all, first, end }] : [];
    });
    lists.sort((one, other) => one.end - one.first - (other.end - other.first));
    const shared = new Map<number, number>();
    let seen = 0;
    for (const { all, first, end } of lists) {
      if (seen > 0 && seen + end - first > looked) break;
      for (let at = first; at < Math.min(end, first + looked); at++) {
        const place = all[at] ?? 0;
        shared.set(place, (shared.get(place) ?? 0) + 1);
      }
      seen += end - first;
    }
    const byShared = [...shared].sort(([, one], [, other]) => other - one);
    return byShared.slice(0, comparedAll).map(([place]) => place);
  }

  private placeAll(): Map<string, number[]> {
    const places = new Map<string, number[]>();
    for (let place = 0; place < this.areas.length; place++) {
      for (const trigram of this.trigramsAt(place)) {
        const all = places.get(trigram);
        if (all) all.push(place);
        else places.set(trigram, [place]);
      }
    }
    return places;
  }

  private trigramsAt(place: number): Set<string> {
    const area = this.areas[place];
    const known = this.trigrams[place] ?? trigramsOf(area ? foldedNameOf(area) : '');
    this.trigrams[place] = known;
    return known;
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
