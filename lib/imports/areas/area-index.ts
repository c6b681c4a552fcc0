import { type AreaLevel, type AreaRange, codePath, foldedNameOf, isInside } from '../../domain/areas';
import { expandedName, foldName } from './fold-name';
import type { KnownArea } from './known-area';
import { NameLikeness } from './name-likeness';

/** What a user decided once: inside `parent`, this text means that area. Both by their `lo`. */
export type AreaAlias = { text: string; parent: AreaRange; area: number };

/**
 * The areas that an upload may speak of, by code and by name inside a parent, and those above the uploader's own, which
 * only say where it lies. Whatever it is asked costs about the same in a kabupaten and in the nation. Names are folded
 * when they are first asked for, level by level: a file of codes never needs them.
 */
export class AreaIndex {
  private readonly byCode: Map<string, KnownArea>;
  /** In the order of `lo`. */
  private readonly byLevel: readonly KnownArea[][] = [[], [], [], [], []];
  /** Folded names in the order of `byLevel`, as far as they were asked for. */
  private readonly folded: readonly string[][] = [[], [], [], [], []];
  private readonly aliases: ReadonlyMap<string, AreaAlias[]>;
  private readonly elsewhere: readonly KnownArea[];
  private namesElsewhere: ReadonlySet<string> | null = null;
  private readonly names = new Map<AreaLevel, Map<string, KnownArea[]>>();
  private readonly likeness = new Map<AreaLevel, NameLikeness>();

  /**
   * @param areas in the order of their `lo`, an area before those inside it
   * @param elsewhere areas outside the uploader's own, of which only the names are known
   */
  constructor(areas: readonly KnownArea[], aliases: readonly AreaAlias[] = [], elsewhere: readonly KnownArea[] = []) {
    this.elsewhere = elsewhere;
    this.byCode = new Map(areas.map((area) => [area.code, area]));
    for (const area of areas) this.byLevel[area.level]?.push(area);
    const byText = new Map<string, AreaAlias[]>();
    for (const alias of aliases) {
      const key = foldName(alias.text);
      byText.set(key, [...(byText.get(key) ?? []), alias]);
    }
    this.aliases = byText;
  }

  find(code: string): KnownArea | null {
    return this.byCode.get(code) ?? null;
  }

  /** The area of a level that holds another one, or is it; null: none is known. */
  above(area: AreaRange, level: AreaLevel): KnownArea | null {
    const all = this.byLevel[level] ?? [];
    const found = all[firstFrom(all, area.lo + 1) - 1];
    return found && isInside(area, found) ? found : null;
  }

  /** The areas of a level inside another, by code. */
  inside(parent: AreaRange, level: AreaLevel): KnownArea[] {
    const all = this.byLevel[level] ?? [];
    return all.slice(...this.placesInside(parent, level));
  }

  /** The areas of a level inside `parent` whose code ends so. */
  endingWith(block: string, parent: AreaRange, level: AreaLevel): KnownArea[] {
    const [from, to] = this.placesInside(parent, level);
    // Only inside the area right above is the end of a code whole; more than those would be looked through for nothing.
    if (to - from > mostSiblings) return [];
    return this.inside(parent, level).filter((area) => area.code.endsWith(`.${block}`));
  }

  /** The areas of a level inside `parent` whose folded name is this one; two may be called alike. */
  named(folded: string, parent: AreaRange, level: AreaLevel): KnownArea[] {
    const found = this.namesOf(level).get(folded) ?? [];
    return found.filter((area) => isInside(area, parent));
  }

  /** Whether an area of a level outside the uploader's own is called so. */
  isElsewhere(folded: string, level: AreaLevel): boolean {
    this.namesElsewhere ??= new Set(this.elsewhere.map((area) => `${area.level} ${foldedNameOf(area)}`));
    return this.namesElsewhere.has(`${level} ${folded}`);
  }

  /** The areas of a level inside `parent` with the likest names, the likest first. */
  alike(text: string, parent: AreaRange, level: AreaLevel): KnownArea[] {
    let likeness = this.likeness.get(level);
    if (!likeness) {
      likeness = new NameLikeness(this.byLevel[level] ?? [], (place) => this.foldedAt(level, place));
      this.likeness.set(level, likeness);
    }
    return likeness.find(text, this.placesInside(parent, level));
  }

  /** What a user decided for this text; null: nothing, or it lies outside `parent`. */
  aliasOf(text: string, parent: AreaRange): KnownArea | null {
    if (this.aliases.size === 0) return null;
    for (const alias of this.aliases.get(foldName(text)) ?? []) {
      const area = this.byLo(alias.area);
      if (!area || !isInside(area, parent)) continue;
      if (isInside(parent, alias.parent) || isInside(alias.parent, parent)) return area;
    }
    return null;
  }

  /** The areas above one, the highest first, as far as they lie inside `scope` and are not it. */
  pathWithin(area: KnownArea, scope: AreaRange): KnownArea[] {
    const path = codePath(area.code).slice(0, -1);
    return path.flatMap((code) => {
      const above = this.find(code);
      const own = above && above.lo === scope.lo && above.hi === scope.hi;
      return above && !own && isInside(above, scope) ? [above] : [];
    });
  }

  private byLo(lo: number): KnownArea | null {
    for (const all of this.byLevel) {
      const area = all[firstFrom(all, lo)];
      if (area?.lo === lo) return area;
    }
    return null;
  }

  private placesInside(parent: AreaRange, level: AreaLevel): [number, number] {
    const all = this.byLevel[level] ?? [];
    return [firstFrom(all, parent.lo), firstFrom(all, parent.hi + 1)];
  }

  /** The folded name of an area by its place in its level. Looking names up and comparing them fold each once. */
  private foldedAt(level: AreaLevel, place: number): string {
    const names = this.folded[level] ?? [];
    const area = this.byLevel[level]?.[place];
    const known = names[place] ?? (area ? foldedNameOf(area) : '');
    names[place] = known;
    return known;
  }

  private namesOf(level: AreaLevel): Map<string, KnownArea[]> {
    const known = this.names.get(level);
    if (known) return known;
    const names = new Map<string, KnownArea[]>();
    this.names.set(level, names);
    const put = (key: string, area: KnownArea) => {
      const same = names.get(key);
      if (same) same.push(area);
      else names.set(key, [area]);
    };
    for (const [place, area] of (this.byLevel[level] ?? []).entries()) {
      const key = expandedName(this.foldedAt(level, place));
      put(key, area);
      // "Sei Mencirim" and "P. Mandangin" are official: a file may write the word out.
      if (!shortHead.test(area.name)) continue;
      const whole = foldName(area.name);
      if (whole !== key) put(whole, area);
    }
    return names;
  }
}

const shortHead = /^\p{L}{1,3}[.\s]/u;

/** No area of any level has so many right below it. */
const mostSiblings = 1_000;

/** The place of the first area whose `lo` is at least so much. */
function firstFrom(areas: readonly KnownArea[], lo: number): number {
  let [from, to] = [0, areas.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((areas[middle]?.lo ?? 0) < lo) from = middle + 1;
    else to = middle;
  }
  return from;
}
