import { foldName } from './fold-name';
import type { KnownArea } from './known-area';
import { likenessOf, Trigrams } from './trigrams';

/** So many are offered, the likeliest first. */
const offered = 3;
/** Below this likeness two names have nothing to do with each other. */
export const leastLikeness = 0.25;
/** Up to so many areas are compared one by one. */
const comparedAll = 300;
/** So many places of rare runs of letters are looked at among more of them. */
const looked = 4_000;

/** The places of all areas by trigram: those of trigram `id` are `places[starts[id]]` up to `places[starts[id + 1]]`, in order. */
type Postings = { starts: Uint32Array; places: Uint32Array };

/**
 * Finds the areas of one level whose names are most like a text. Among many areas only those that share the rarest runs
 * of letters are compared, so that a question costs the same in a province and in the nation. For a person to choose
 * from: none is ever taken by itself.
 */
export class NameLikeness {
  private readonly areas: readonly KnownArea[];
  private readonly foldedAt: (place: number) => string;
  private readonly trigrams = new Trigrams();
  /** The trigrams of the areas that were compared so far, by place. */
  private readonly own: (readonly number[] | undefined)[] = [];
  private readonly found = new Map<string, KnownArea[]>();
  private postings: Postings | null = null;
  /** By place, how many of the trigrams looked for it shares; 0 between two questions. */
  private shared = new Uint8Array(0);
  /** By trigram, the question that asked for it last. */
  private wanted = new Uint32Array(0);
  private question = 0;

  /**
   * @param areas in the order of their `lo`
   * @param foldedAt the folded name of the area in a place
   */
  constructor(areas: readonly KnownArea[], foldedAt: (place: number) => string) {
    this.areas = areas;
    this.foldedAt = foldedAt;
  }

  /** @param within the first place and the one behind the last */
  find(text: string, [from, to]: [number, number]): KnownArea[] {
    const folded = foldName(text);
    const key = `${from} ${to} ${folded}`;
    const known = this.found.get(key);
    if (known) return known;
    const few = to - from <= comparedAll;
    if (!few) this.postings ??= this.placeAll();
    const places = few ? range(from, to) : this.sharing(this.trigrams.known(folded).ids, from, to);
    const likest = this.score(places, folded)
      .sort((one, other) => other.score - one.score || (one.area.code < other.area.code ? -1 : 1))
      .slice(0, offered)
      .map(({ area }) => area);
    this.found.set(key, likest);
    return likest;
  }

  /** The areas that are like enough. */
  private score(places: readonly number[], folded: string): { area: KnownArea; score: number }[] {
    // Before the text's own: what no area was met with yet has no number.
    const own = places.map((place) => this.trigramsAt(place));
    const { ids, size } = this.trigrams.known(folded);
    if (this.wanted.length < this.trigrams.count) this.wanted = new Uint32Array(2 * this.trigrams.count);
    const { wanted } = this;
    this.question += 1;
    for (const id of ids) wanted[id] = this.question;
    const likely: { area: KnownArea; score: number }[] = [];
    for (const [at, trigrams] of own.entries()) {
      let shared = 0;
      for (const id of trigrams) if (wanted[id] === this.question) shared += 1;
      const score = likenessOf({ shared, ofOne: size, ofOther: trigrams.length });
      const area = this.areas[places[at] ?? 0];
      if (area && score >= leastLikeness) likely.push({ area, score });
    }
    return likely;
  }

  /** The places that share most of the rarest trigrams. */
  private sharing(ids: readonly number[], from: number, to: number): number[] {
    const { starts, places } = this.postings ?? { starts: new Uint32Array(1), places: new Uint32Array(0) };
    const lists = ids.flatMap((id) => {
      const [start, end] = [starts[id] ?? 0, starts[id + 1] ?? 0];
      const first = firstAtLeast(places, from, [start, end]);
      const last = firstAtLeast(places, to, [first, end]);
      return last > first ? [{ first, last }] : [];
    });
    lists.sort((one, other) => one.last - one.first - (other.last - other.first));
    const touched: number[] = [];
    let seen = 0;
    for (const { first, last } of lists) {
      if (seen > 0 && seen + last - first > looked) break;
      for (let at = first; at < Math.min(last, first + looked); at++) {
        const place = places[at] ?? 0;
        const before = this.shared[place] ?? 0;
        if (before === 0) touched.push(place);
        this.shared[place] = Math.min(before + 1, 255);
      }
      seen += last - first;
    }
    return this.mostShared(touched);
  }

  /** Those that share most, in the order in which they were met. What was counted is forgotten. */
  private mostShared(touched: readonly number[]): number[] {
    const byCount: number[][] = [];
    for (const place of touched) {
      const count = this.shared[place] ?? 0;
      const same = byCount[count];
      if (same) same.push(place);
      else byCount[count] = [place];
      this.shared[place] = 0;
    }
    const most: number[] = [];
    for (let count = byCount.length - 1; count > 0 && most.length < comparedAll; count--) {
      const same = byCount[count] ?? [];
      most.push(...same.slice(0, comparedAll - most.length));
    }
    return most;
  }

  private placeAll(): Postings {
    const all = this.areas.map((_area, place) => this.trigramsAt(place));
    const starts = new Uint32Array(this.trigrams.count + 1);
    for (const ids of all) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
    for (let id = 0; id < this.trigrams.count; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
    const places = new Uint32Array(starts.at(-1) ?? 0);
    const next = starts.slice();
    for (const [place, ids] of all.entries()) {
      for (const id of ids) {
        const at = next[id] ?? 0;
        places[at] = place;
        next[id] = at + 1;
      }
    }
    this.shared = new Uint8Array(this.areas.length);
    return { starts, places };
  }

  private trigramsAt(place: number): readonly number[] {
    const known = this.own[place];
    if (known) return known;
    const own = this.trigrams.of(this.foldedAt(place));
    this.own[place] = own;
    return own;
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

/** The first place of a stretch of a sorted list whose value is at least so much. */
function firstAtLeast(sorted: Uint32Array, value: number, [start, end]: [number, number]): number {
  let [from, to] = [start, end];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
