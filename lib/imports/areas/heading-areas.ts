import type { AreaLevel, AreaRange } from '../../domain/areas';
import { levelOfHead } from '../table/place-words';
import { isRemark } from '../table/remarks';
import type { AreaIndex } from './area-index';
import { isNamed } from './areas-above';
import { foldName } from './fold-name';
import type { KnownArea } from './known-area';

/** An area that a line names with the word for its kind in front: "KABUPATEN PURWAKARTA" inside a longer title. */
export type NamedPlace = { level: AreaLevel; word: string; name: string };

const heads =
  /^(?:kabupaten|kab|kota|kotamadya|kodya|kecamatan|kec|distrik|kapanewon|kemantren|provinsi|propinsi|prov)$/i;
/** What goes on behind a name in a title and is no part of it. */
const tails =
  /^(?:tahun|thn|th|bulan|bln|per|tanggal|tgl|keadaan|kondisi|posisi|sampai|hari|dan|lanjutan|online|manual|daring|capi|papi|tahap|periode|pendataan|[-–—|]|.*\d.*)$/i;
/** The areas that a line names, the highest first. None where the line is a remark. */
export function placesNamed(line: string): NamedPlace[] {
  if (isRemark(line)) return [];
  const words = line
    .replace(/\bkab(?:upaten|\.)?\s*\/\s*kota\b/gi, 'kabupaten')
    .split(/(?<=[.,;:()/])|[\s.:]+/)
    .map((word) => word.replaceAll(/^[.:(]+|[.:]+$/g, ''))
    .filter((word) => word !== '');
  const isWord = (at: number) => heads.test(words[at] ?? '');
  // "Kec. Kota Baru", "Kec. Medan Kota Kota Medan": Kota may be a part of the name.
  const isHead = (at: number): boolean =>
    isWord(at) &&
    at + 1 < words.length &&
    !(isWord(at - 1) && isHead(at - 1)) &&
    !(/^kota$/i.test(words[at] ?? '') && isWord(at + 1));
  const places: NamedPlace[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!isHead(at)) continue;
    const word = words[at] ?? '';
    const name: string[] = [];
    for (let next = at + 1; next < words.length && !isHead(next) && !tails.test(words[next] ?? ''); next++) {
      const part = words[next] ?? '';
      name.push(part.replace(/[,;)/]+$/, ''));
      if (/[,;)/]$/.test(part)) break;
    }
    const level = levelOfHead(word);
    if (level !== null && name.length > 0) places.push({ level, word, name: name.join(' ') });
  }
  return places.sort((one, other) => one.level - other.level);
}

/** The folded names that a text may begin with, the longest first: "KARAWANG TAHUN 2021" names Karawang. */
export function namesBegun(word: string, text: string): string[] {
  const words = text.trim().split(/\s+/).slice(0, 5);
  return words.map((_word, at) => foldedPlace(word, words.slice(0, words.length - at).join(' ')));
}

function foldedPlace(word: string, name: string): string {
  return /^(?:kota|kodya)/i.test(word) ? `kota${foldName(name)}` : foldName(name);
}

/** Whether a place is an area outside the uploader's own. */
export function isElsewhere({ level, word, name }: NamedPlace, index: AreaIndex): boolean {
  return namesBegun(word, name).some((folded) => index.isElsewhere(folded, level));
}

/** The one area of a place's level and name inside `parent`. `several`: two or more are called so. */
export function findPlace(
  { level, word, name }: NamedPlace,
  parent: AreaRange,
  index: AreaIndex,
): KnownArea | 'several' | null {
  const hits = index.named(foldedPlace(word, name), parent, level);
  const [only = null] = hits;
  if (hits.length > 1) return 'several';
  if (only) return only;
  const alias = index.aliasOf(name, parent);
  return alias?.level === level ? alias : null;
}

/** Whether a place is the area of its level that holds `area`: the province or kabupaten of the uploader. */
export function holds({ level, word, name }: NamedPlace, area: AreaRange, index: AreaIndex): boolean {
  const holder = index.above(area, level);
  return holder !== null && (isNamed(holder, name) || isNamed(holder, `${word} ${name}`));
}

/**
 * A heading that is spread over two or three cells: "KABUPATEN | PURWAKARTA" is of an area, "Keadaan | 12 April 2021" of
 * the rows below it; null: these cells are none.
 */
export function headingOfCells(cells: readonly string[]): { of: 'area' | 'rows'; label: string } | null {
  const texts = cells.filter((text) => text !== '');
  const [first = '', ...rest] = texts;
  if (texts.length < 2 || texts.length > 3) return null;
  const word = first.replace(/\s*:$/, '');
  const label = texts.join(' ');
  if (/^(?:kab(?:upaten)?\.?(?:\s*\/\s*kota)?|kota|prov(?:insi)?\.?|kec(?:amatan)?\.?)$/i.test(word))
    return { of: 'area', label };
  if (!/^(?:keadaan|kondisi|posisi|(?:per\s+)?tanggal|tgl\.?|kanal|moda|mode|cara|metode|tahap)$/i.test(word))
    return null;
  return { of: 'rows', label: word.toLowerCase() === 'tahap' ? `Tahap: ${rest.join(' ')}` : label };
}
