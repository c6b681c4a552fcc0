import { type AreaLevel, type AreaRange, isInside } from '../../domain/areas';
import { formatAreaTitle } from '../../format/areas';
import type { AreaIndex } from './area-index';
import { levelOfRange } from './area-names';
import { findPlace, holds, isElsewhere, type NamedPlace, placesNamed } from './heading-areas';
import type { KnownArea } from './known-area';

/** `row`: null for the title. `within`: where the area was looked up; null: in all that is the uploader's. */
export type LostHeading = { level: AreaLevel; label: string; row: number | null; within: KnownArea | null };

function and(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} dan ${words.at(-1)}`;
}

/** Where the rows of a table lie, as its title and the headings between them say one after the other. */
export class TableHeadings {
  /** What the last title so far says that the table is about; null: the uploader's own area. */
  about: KnownArea | null;
  /** The heading inside it that the rows stand under. */
  heading: KnownArea | null = null;
  /** The heading whose area is not known: its rows lie elsewhere, or it is not known where. */
  lost: LostHeading | null = null;
  private readonly index: AreaIndex;
  private readonly scope: AreaRange;
  private readonly level: AreaLevel | null;
  private readonly titled: KnownArea | null;
  private readonly titles: ReadonlySet<string>;
  /** The areas that the title and titles further down say, in their order. */
  private readonly abouts: Set<KnownArea>;

  constructor(of: {
    index: AreaIndex;
    scope: AreaRange;
    level: AreaLevel | null;
    about: KnownArea | null;
    titles: readonly string[];
  }) {
    this.index = of.index;
    this.scope = of.scope;
    this.level = of.level;
    this.titled = of.about;
    this.about = of.about;
    this.abouts = new Set(of.about ? [of.about] : []);
    this.titles = new Set(of.titles.map((title) => title.toLowerCase()));
    if (of.about === null) this.loseByTitle(of.titles);
  }

  /** A title that names an area of another office, and none here, says that the rows below it are not here either. */
  private loseByTitle(titles: readonly string[]): void {
    for (const label of titles) {
      const { missing } = this.find(label);
      if (missing && isElsewhere(missing, this.index)) {
        this.lost = { level: missing.level, label, row: null, within: null };
        return;
      }
    }
  }

  /** Whether a text names an area as high as that of the title: below it the table speaks of another one. */
  restatesTitle(label: string): boolean {
    const of = this.about?.level ?? levelOfRange(this.scope);
    return placesNamed(label).some(({ level }) => level <= of && (this.level === null || level < this.level));
  }

  explain(): string | null {
    if (this.abouts.size === 0) return null;
    const named = [...this.abouts].map(formatAreaTitle);
    const listed = named.length > 5 ? `${named.slice(0, 5).join(', ')}, dan ${named.length - 5} lainnya` : and(named);
    return `Nama dicari di dalam ${listed}, sesuai judul tabel.`;
  }

  /** The area that a line names with the words for its kind: the last, each inside the one before it; the first that is not known; or all hold what is here. */
  find(label: string): { found?: KnownArea; missing?: NamedPlace; held?: boolean } {
    const places = placesNamed(label).filter(({ level }) => this.level === null || level < this.level);
    let found: KnownArea | null = null;
    for (const place of places) {
      if (found === null && holds(place, this.scope, this.index) && place.level < levelOfRange(this.scope)) continue;
      const parents: AreaRange[] = found ? [found] : this.parentsFor(place.level);
      const hit = parents.map((parent) => findPlace(place, parent, this.index)).find((one) => one !== null);
      if (!hit || hit === 'several') return { missing: place };
      found = hit;
    }
    return found ? { found } : { held: places.length > 0 };
  }

  /** Where an area of a heading is looked up: inside the heading or title above it, else, as high as the title, beside it. */
  private parentsFor(level: AreaLevel): AreaRange[] {
    const { about, heading, index, scope } = this;
    const inHeading = heading && heading.level < level ? [heading] : [];
    if (about && about.level < level) return [...inHeading, about];
    const beside = ([2, 1] as const).flatMap((above) => {
      const holder = about && above < level ? index.above(about, above) : null;
      return holder && isInside(holder, scope) ? [holder] : [];
    });
    return [...inHeading, ...beside, scope];
  }

  /** The next rows lie in this area. */
  enter(area: KnownArea): { kind: 'parent' } {
    const here = this.heading ?? this.about ?? this.scope;
    const goesOn = isInside(here, area);
    if (this.lost) {
      // What lies inside an area that is not known, or holds it, is not known either.
      if (area.level > this.lost.level || (goesOn && area.level < this.lost.level)) return { kind: 'parent' };
      this.lost = null;
      if (goesOn) this.heading = null;
    }
    // A page that repeats the title goes on where the last one ended.
    if (goesOn) return { kind: 'parent' };
    if (this.about && !isInside(area, this.about)) {
      this.about = area;
      this.abouts.add(area);
      this.heading = null;
    } else this.heading = area;
    return { kind: 'parent' };
  }

  /** The next rows lie in an area that is not known. */
  lose({ level }: NamedPlace, label: string, row: number): { kind: 'parent' } {
    // A title that said nothing above the table says nothing below it.
    if (this.titles.has(label.toLowerCase())) {
      this.about = this.titled;
      this.lost = null;
    } else if (this.lost === null || level <= this.lost.level) {
      const within = this.about && this.about.level < level ? this.about : null;
      this.lost = { level, label, row, within };
    }
    return { kind: 'parent' };
  }
}
