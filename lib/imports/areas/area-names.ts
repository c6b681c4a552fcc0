import type { AreaLevel, AreaRange } from '../../domain/areas';
import { levelOfHead, withoutOwnHead } from '../table/place-words';
import type { AreaContext } from './area-clues';
import type { AreaIndex } from './area-index';
import { foldName } from './fold-name';
import type { KnownArea } from './known-area';

/** "BUNIAYU, Kec. SUKAMULYA" and "Buniayu (Kec. Sukamulya)": a name and the area above it. */
export function splitName(text: string): { name: string; above: string | null; level: AreaLevel | null } {
  const [, name, above] = behindName.exec(text) ?? [];
  if (!name || !above) return { name: text, above: null, level: null };
  return { name: name.trim(), above: above.trim(), level: levelOfHead(above) };
}

/** "Sepaku (Penajam Paser Utara)": a name and, without a word for its kind, what stands in brackets behind it; null: none. */
export function splitBrackets(text: string): { name: string; above: string } | null {
  // Most names have no brackets: the pattern below would try each of their letters as an end.
  if (!/[([]/.test(text)) return null;
  const [, name = '', above = ''] =
    /^\s*([^()[\]]*\p{L}[^()[\]]*?)\s*[([]([^()[\]]*\p{L}[^()[\]]*)[)\]]\s*$/u.exec(text) ?? [];
  return name === '' ? null : { name, above: above.trim() };
}

const behindName =
  /^(.+?)\s*(?:,|\(|\/| - )\s*((?:kec|kecamatan|distrik|kapanewon|kemantren|kab|kabupaten|kota)\b\.?[^()]*)\)?$/i;

/** The areas of a level inside `parent` that a text names; twins of a kabupaten and its kota both. */
export function areasNamed(
  text: string,
  parent: AreaRange,
  level: AreaLevel,
  of: { index: AreaIndex; written: () => ReadonlySet<string> },
): KnownArea[] {
  const found = foundByName(text, parent, level, of);
  const bare = found.length === 0 ? withoutOwnHead(text) : null;
  // "Kampung Yobeh" is Yobeh where no area is called Kampung Yobeh.
  return bare === null ? found : foundByName(bare, parent, level, of);
}

function foundByName(
  text: string,
  parent: AreaRange,
  level: AreaLevel,
  of: { index: AreaIndex; written: () => ReadonlySet<string> },
): KnownArea[] {
  const { index } = of;
  const folded = foldName(text);
  const hits = index.named(folded, parent, level);
  if (level === 2 && !folded.startsWith('kota')) {
    const twins = index.named(`kota${folded}`, parent, 2);
    // A kota is often written without its word where no kabupaten shares its name: BANJAR in Jawa Barat.
    if (hits.length === 0) return twins;
    const settled = twins.length === 0 || /^\s*kab/i.test(text) || of.written().has(`kota${folded}`);
    return settled ? hits : [...hits, ...twins];
  }
  if (hits.length < 2) return hits;
  const exact = hits.filter((area) => area.name.toLowerCase() === text.trim().toLowerCase());
  const siblings = hits.every((area) => area.code.slice(0, -5) === hits[0]?.code.slice(0, -5));
  if (level === 4) {
    // Of a desa and a kelurahan of one name the word in front chooses.
    const kind = /^(?:kelurahan|kel)\b/i.test(text) ? 'kelurahan' : /^(?:desa|ds)\b/i.test(text) ? 'desa' : null;
    const ofKind = kind === null ? [] : hits.filter((area) => area.kind === kind);
    if (ofKind.length === 1) return ofKind;
  }
  // "Lubuk Pakam I,II" and "Lubuk Pakam III" fold alike: letter for letter one of them is meant.
  return siblings && exact.length === 1 ? exact : hits;
}

/** The level of a range, by its width. */
export function levelOfRange({ lo, hi }: AreaRange): AreaLevel {
  const span = hi - lo;
  if (span >= 9_999_999_999) return 0;
  if (span >= 99_999_999) return 1;
  if (span >= 999_999) return 2;
  return span >= 9_999 ? 3 : 4;
}

/** The levels below an area, the next one first. */
function levelsBelow(parent: AreaRange): AreaLevel[] {
  const own = levelOfRange(parent);
  return ([1, 2, 3, 4] as const).filter((level) => level > own);
}

/** The levels at which a name of the table is looked up. */
export function levelsOf(context: AreaContext, parent: AreaRange): readonly AreaLevel[] {
  return context.level === null ? levelsBelow(parent) : [context.level];
}
