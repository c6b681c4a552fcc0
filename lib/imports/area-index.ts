import { type AreaKind, type AreaLevel, type AreaRange, foldAreaName, foldedNameOf, isInside } from '../domain/areas';

/** An area of the campaign's edition, as far as a row needs it. */
export type KnownArea = { code: string; name: string; kind: AreaKind; level: AreaLevel; lo: number; hi: number };

/** What somebody decided once: inside `parent`, this text means that area. Both by their `lo`. */
export type AreaAlias = { text: string; parent: AreaRange; area: number };

/**
 * The areas that an upload may speak of, by code and by name inside a parent. Names are folded when they are first asked
 * for: a file of codes never needs them.
 */
export class AreaIndex {
  private readonly byCode: Map<string, KnownArea>;
  private readonly ordered: readonly KnownArea[];
  private readonly aliases: ReadonlyMap<string, AreaAlias[]>;
  private names: Map<AreaLevel, Map<string, KnownArea[]>> | null = null;

  /** @param areas in the order of their `lo`, an area before those inside it */
  constructor(areas: readonly KnownArea[], aliases: readonly AreaAlias[] = []) {
    this.ordered = areas;
    this.byCode = new Map(areas.map((area) => [area.code, area]));
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

  /** The areas of a level inside another, by code. */
  inside(parent: AreaRange, level: AreaLevel): KnownArea[] {
    return this.ordered.filter((area) => area.level === level && isInside(area, parent));
  }

  /** The areas of a level inside `parent` whose folded name is this one; two may be called alike. */
  named(folded: string, parent: AreaRange, level: AreaLevel): KnownArea[] {
    this.names ??= this.foldAll();
    const found = this.names.get(level)?.get(folded) ?? [];
    return found.filter((area) => isInside(area, parent));
  }

  /** What somebody decided for this text; null: nobody did, or it lies outside `parent`. */
  aliasOf(text: string, parent: AreaRange): KnownArea | null {
    for (const alias of this.aliases.get(foldName(text)) ?? []) {
      const area = this.ordered.find((one) => one.lo === alias.area && isInside(one, parent));
      if (area && (isInside(parent, alias.parent) || isInside(alias.parent, parent))) return area;
    }
    return null;
  }

  private foldAll(): Map<AreaLevel, Map<string, KnownArea[]>> {
    const levels = new Map<AreaLevel, Map<string, KnownArea[]>>();
    for (const area of this.ordered) {
      const names = levels.get(area.level) ?? new Map<string, KnownArea[]>();
      levels.set(area.level, names);
      const key = expand(foldedNameOf(area));
      names.set(key, [...(names.get(key) ?? []), area]);
    }
    return levels;
  }
}

/** Shortened words at the head of names, and what official names have: "Kep. Bala Balakang", "Tj. Priok". */
const shortened: readonly [RegExp, string][] = [
  [/^kep\.?\s+/i, 'kepulauan '],
  [/^p\.\s*/i, 'pulau '],
  [/^gn\.?\s+/i, 'gunung '],
  [/^tj\.?\s+/i, 'tanjung '],
  [/^tg\.?\s+/i, 'tanjung '],
  [/^sei\.?\s+/i, 'sungai '],
  [/^s\.\s*/i, 'sungai '],
  [/^kp\.?\s+/i, 'kampung '],
  [/^bt\.?\s+/i, 'batu '],
  [/^lb\.?\s+/i, 'lubuk '],
];

/** A name as a file writes it, folded as the index folds: case, spaces, marks, words for the kind, shortened heads. */
export function foldName(text: string): string {
  const bare = text
    .replace(/^\s*(?:kecamatan|kec|kelurahan|kel|desa|ds|kabupaten|kab)\b[.\s]*/i, '')
    .replace(/^(?:administrasi|adm)\b[.\s]*/i, '')
    .trim();
  const [pattern, whole] = shortened.find(([one]) => one.test(bare)) ?? [];
  return expand(foldAreaName(pattern ? bare.replace(pattern, whole ?? '') : text));
}

/** "Adm." stands inside names of the islands and cities of Jakarta, or it does not. */
function expand(folded: string): string {
  return folded.replace(/^(kota|kepulauan)?(?:administrasi|adm)(?=\p{L})/u, '$1');
}
