import type { AreaLevel, AreaRange } from '../../domain/areas';
import { levelOfHead } from '../table/place-words';
import type { AreaIndex } from './area-index';
import { foldName } from './fold-name';
import { namesBegun } from './heading-areas';
import type { KnownArea } from './known-area';

const namedInTitle =
  /\b(kabupaten|kab|kota|kotamadya|kecamatan|kec|distrik|kapanewon|kemantren|provinsi|prov)\b\.?\s+([\p{L}\s'’-]+)/giu;

/** The smallest area inside `within` that titles name with its word in front: "KABUPATEN KARAWANG". */
export function areaOfTitles(titles: readonly string[], within: AreaRange, index: AreaIndex): KnownArea | null {
  let found: KnownArea | null = null;
  for (const title of titles) {
    for (const [, word = '', name = ''] of title.matchAll(namedInTitle)) {
      const level = levelOfHead(word) ?? 2;
      const area = longestNamed(namesBegun(word, name), level, { within, index });
      if (area && (found === null || area.level > found.level)) found = area;
    }
  }
  return found;
}

/** Titles go on behind the name ("KABUPATEN KARAWANG TAHUN 2021"): fewer and fewer words of it are tried. */
function longestNamed(
  begun: readonly string[],
  level: AreaLevel,
  { within, index }: { within: AreaRange; index: AreaIndex },
): KnownArea | null {
  for (const folded of begun) {
    const hits = index.named(folded, within, level);
    const [only] = hits;
    if (hits.length === 1 && only) return only;
    // "KABUPATEN BANDUNG BARAT" is not Bandung.
    if (hits.length === 0 && index.isElsewhere(folded, level)) return null;
  }
  return null;
}

/**
 * The area above its rows that a sheet of several is called after: "Klari", "KEC. KLARI".
 * @param level that of the rows; null: not known
 */
export function areaOfSheetName(
  name: string,
  of: { within: AreaRange; level: AreaLevel | null; index: AreaIndex },
): KnownArea | null {
  for (const level of [3, 2] as const) {
    if (of.level !== null && level >= of.level) continue;
    const hits = of.index.named(foldName(name), of.within, level);
    const [only] = hits;
    if (hits.length === 1 && only) return only;
  }
  return null;
}
