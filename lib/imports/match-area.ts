import {
  type AreaLevel,
  type AreaRange,
  codePath,
  isInside,
  kindOfCode,
  levelNames,
  rangeOfCode,
} from '../domain/areas';
import { capitalise } from '../format/numbers';
import { levelWords } from '../format/words';
import { type AreaIndex, foldName, type KnownArea } from './area-index';
import { looksLikeBps, readCode } from './read-code';
import { type CellValue, cellText } from './sheet-rows';
import { suggestAreas } from './suggest-areas';

/** What a row says of its area. */
export type AreaClues = {
  code: CellValue | undefined;
  name: CellValue | undefined;
  /** What columns for the areas above say, the highest first: kabupaten, kecamatan. */
  above: { code: CellValue | undefined; name: CellValue | undefined; level: AreaLevel | null }[];
};

/** What the whole table says: where its rows lie, and of which level they are. */
export type AreaContext = {
  index: AreaIndex;
  /** The uploader's own area: nothing outside it exists. */
  scope: AreaRange;
  /** The heading that a row stands under, where it was an area; otherwise the scope. */
  parent: AreaRange;
  /** The level of the rows; null: not known, so that names are looked up level by level. */
  level: AreaLevel | null;
  /** Folded names of the table's level 2 rows: where "Kota Bogor" has a row of its own, "Bogor" is the kabupaten. */
  written: () => ReadonlySet<string>;
};

export type AreaMatch =
  | { ok: true; area: KnownArea; by: 'code' | 'name' | 'alias' }
  | { ok: false; reason: string; suggestion: string; candidates: KnownArea[] };

/**
 * The area of a row: by its code, in any of the forms that offices write; else by its name inside the areas above it;
 * else by what somebody decided before. A code beside the name of its neighbour is asked about. What is left is refused with suggestions, and never taken by itself. An area
 * outside the scope is refused in the words of one that does not exist.
 */
export function matchArea(clues: AreaClues, context: AreaContext): AreaMatch {
  const above = parentOf(clues, context);
  if (!above.ok) return above;
  const parent = above.area;
  const { code, rest } = splitCode(clues.code);
  const name = nameText(clues.name) || rest;
  const byCode = code === null ? null : findByCode(code, parent, context);
  const other = byCode && otherNamed(byCode, name, context);
  if (byCode && other) return contradicted(byCode, name, other);
  if (byCode) return { ok: true, area: byCode, by: 'code' };
  if (name === '') return refuseCode(clues.code, context);
  const byName = matchNumbered(name, parent, context);
  // A code that leads nowhere beside a name that does: BPS codes stand in many files.
  if (byName.ok || code === null) return byName;
  return {
    ...byName,
    reason: `${quoted(cellText(clues.code))} bukan kode di wilayah kerja Anda, dan ${byName.reason}`,
  };
}

type Parent = { ok: true; area: AreaRange } | (AreaMatch & { ok: false });

/** The smallest area above the row that its columns or its heading name. */
export function parentOf(clues: AreaClues, context: AreaContext): Parent {
  let parent = context.parent;
  for (const { code, name, level } of clues.above) {
    const split = splitCode(code);
    const byCode = split.code === null ? null : findByCode(split.code, parent, context);
    const text = nameText(name) || split.rest;
    if (byCode) parent = byCode;
    else if (text !== '') {
      const match = matchName(text, context.parent, { ...context, level });
      if (!match.ok) return match;
      parent = match.area;
    }
  }
  return { ok: true, area: parent };
}

/** "06 - ACEH BESAR" is a code and a name, "3215012001" a code, "Karawang" a name. */
function splitCode(cell: CellValue | undefined): { code: string | null; rest: string } {
  const text = nameText(cell);
  if (text === '') return { code: null, rest: '' };
  const whole = readCode(cell);
  if (whole !== null) return { code: whole, rest: '' };
  const [, digits, rest] = /^['"]?([\d.\s]*\d)\s*[-–—:.)]?\s*(.*)$/s.exec(text) ?? [];
  if (digits === undefined) return { code: null, rest: text };
  return { code: digits.replaceAll(/\s/g, ''), rest: (rest ?? '').trim() };
}

function nameText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return '';
  return String(cell)
    .replaceAll(/[\u00a0\u200b\u200e\u200f\s]+/g, ' ')
    .trim();
}

/** A whole code, or the end of one that only its parent makes whole: 2001 inside 32.15.01, 06 inside 11. */
function findByCode(code: string, parent: AreaRange, context: AreaContext): KnownArea | null {
  const whole = context.index.find(code) ?? context.index.find(readCode(code) ?? '');
  if (whole && isInside(whole, context.scope)) return whole;
  const digits = code.replaceAll('.', '');
  if (!/^\d{1,4}$/.test(digits)) return null;
  const level = context.level ?? (digits.length === 4 ? 4 : null);
  if (level === null) return null;
  const block = digits.padStart(level === 4 ? 4 : 2, '0');
  const found = context.index.inside(parent, level).filter((area) => area.code.endsWith(`.${block}`));
  const [only] = found;
  return found.length === 1 && only ? only : null;
}

/**
 * The area beside that of the code whose very name stands in the row; null: none, or the name may be that of the code
 * as well. BPS counts otherwise than Kemendagri: its 1108 is Aceh Besar, and Kemendagri's is Aceh Utara.
 */
function otherNamed(area: KnownArea, written: string, { index, scope }: AreaContext): KnownArea | null {
  if (written === '' || written.toLowerCase() === area.name.toLowerCase()) return null;
  const folded = foldName(written);
  const kindFits = area.kind !== 'kota' || !/^\s*kab/i.test(written);
  if (folded === '' || (folded === foldName(area.name) && kindFits)) return null;
  const parent = rangeOfCode(codePath(area.code).at(-2) ?? area.code);
  const named = index.named(folded, parent, area.level);
  const hits = named.length === 0 && area.level === 2 ? index.named(`kota${folded}`, parent, 2) : named;
  const [only] = hits;
  return hits.length === 1 && only && only.code !== area.code && isInside(only, scope) ? only : null;
}

function contradicted(area: KnownArea, written: string, other: KnownArea): AreaMatch {
  return {
    ok: false,
    reason: `kode ${area.code} adalah ${area.name}, tetapi di file tertulis ${quoted(written)}`,
    suggestion: `Pilih salah satu: ${nameOf(other)}; ${nameOf(area)}. Kode BPS berbeda dari kode Kemendagri.`,
    candidates: [other, area],
  };
}

/** "06 - ACEH BESAR" in a column of names: the name as it stands, else without the number before it. */
function matchNumbered(text: string, parent: AreaRange, context: AreaContext): AreaMatch {
  const match = matchName(text, parent, context);
  const [, bare] = /^\d[\d.]*\s*[-–—.:)]\s*(\D.*)$/.exec(text) ?? [];
  if (match.ok || bare === undefined) return match;
  return matchName(bare, parent, context);
}

/** "BUNIAYU, Kec. SUKAMULYA" and "Buniayu (Kec. Sukamulya)": a name and the area above it. */
function splitName(text: string): { name: string; above: string | null } {
  const [, name, above] =
    /^(.+?)\s*(?:,|\(|\/| - )\s*((?:kec|kecamatan|kab|kabupaten|kota)\b\.?[^()]*)\)?$/i.exec(text) ?? [];
  return name && above ? { name: name.trim(), above: above.trim() } : { name: text, above: null };
}

function matchName(text: string, within: AreaRange, context: AreaContext): AreaMatch {
  const split = splitName(text);
  let parent = within;
  if (split.above !== null) {
    const level = /^kec/i.test(split.above) ? 3 : 2;
    const above = matchName(split.above, within, { ...context, level });
    if (!above.ok) return above;
    parent = above.area;
  }
  const levels = context.level === null ? levelsBelow(parent) : [context.level];
  for (const level of levels) {
    const hits = hitsOf(split.name, parent, level, context);
    const [only] = hits;
    if (hits.length === 1 && only) {
      const twin = twinOf(split.name, only, parent, context);
      return twin ? ambiguous(split.name, [only, twin]) : { ok: true, area: only, by: 'name' };
    }
    if (hits.length > 1) return ambiguous(split.name, hits);
  }
  const alias = context.index.aliasOf(split.name, parent);
  if (alias) return { ok: true, area: alias, by: 'alias' };
  return unknownName(split.name, parent, levels, context);
}

function hitsOf(text: string, parent: AreaRange, level: AreaLevel, { index }: AreaContext): KnownArea[] {
  const folded = foldName(text);
  const hits = index.named(folded, parent, level);
  // A kota is often written without its word where no kabupaten shares its name: BANJAR in Jawa Barat.
  if (hits.length === 0 && level === 2 && !folded.startsWith('kota')) return index.named(`kota${folded}`, parent, 2);
  if (hits.length < 2 || level !== 4) return hits;
  // Of a desa and a kelurahan of one name the word in front chooses.
  const kind = /^(?:kelurahan|kel)\b/i.test(text) ? 'kelurahan' : /^(?:desa|ds)\b/i.test(text) ? 'desa' : null;
  const ofKind = kind === null ? [] : hits.filter((area) => area.kind === kind);
  return ofKind.length === 1 ? ofKind : hits;
}

/** The kota that shares the name of a kabupaten, as long as neither the text nor the table says which is meant. */
function twinOf(text: string, area: KnownArea, parent: AreaRange, context: AreaContext): KnownArea | null {
  if (area.level !== 2 || area.kind !== 'kabupaten' || /^\s*kab/i.test(text)) return null;
  const twin = `kota${foldName(text)}`;
  if (context.written().has(twin)) return null;
  return context.index.named(twin, parent, 2)[0] ?? null;
}

/** The levels below an area, the next one first. */
function levelsBelow(parent: AreaRange): AreaLevel[] {
  const span = parent.hi - parent.lo;
  const own = span >= 9_999_999_999 ? 0 : span >= 99_999_999 ? 1 : span >= 999_999 ? 2 : span >= 9_999 ? 3 : 4;
  return ([1, 2, 3, 4] as const).filter((level) => level > own);
}

const quoted = (text: string) => `'${text.length > 60 ? `${text.slice(0, 57)}…` : text}'`;
const nameOf = (area: KnownArea) => `${capitalise(kindOfCode(area.code))} ${area.name} (${area.code})`;

function ambiguous(text: string, hits: readonly KnownArea[]): AreaMatch {
  const shown = hits.slice(0, 5);
  return {
    ok: false,
    reason: `${quoted(text)} dapat berarti ${hits.length} wilayah`,
    suggestion: `Pilih salah satu: ${shown.map(nameOf).join('; ')}.`,
    candidates: [...shown],
  };
}

function unknownName(text: string, parent: AreaRange, levels: readonly AreaLevel[], { index }: AreaContext): AreaMatch {
  const among = levels.slice(0, 1).flatMap((level) => index.inside(parent, level));
  const candidates = suggestAreas(text, among);
  const [level] = levels;
  const what = level === undefined ? 'wilayah' : levelWords[levelNames[level]];
  return {
    ok: false,
    reason: `${quoted(text)} tidak ditemukan di antara ${what} di sini`,
    suggestion:
      candidates.length > 0
        ? `Mungkin maksudnya ${candidates.map(nameOf).join(', atau ')}?`
        : 'Tulis kode Kemendagri wilayahnya, misalnya 32.15.03.2001.',
    candidates,
  };
}

function refuseCode(cell: CellValue | undefined, { index, scope }: AreaContext): AreaMatch {
  const text = cellText(cell);
  const refusal = (reason: string, suggestion: string): AreaMatch => ({
    ok: false,
    reason,
    suggestion,
    candidates: [],
  });
  if (text === '') return refusal('kode wilayah kosong', 'Isi kode Kemendagri, misalnya 32.15.03.2001.');
  const code = readCode(cell);
  if (!code) {
    return refusal(
      `${quoted(text)} bukan kode wilayah`,
      looksLikeBps(cell)
        ? 'Kode ini tampak seperti kode BPS. Pakai kode Kemendagri, misalnya 32.15.03.2001.'
        : 'Tulis kode Kemendagri, misalnya 32.15.03.2001.',
    );
  }
  return refusal(`Wilayah ${code} tidak ditemukan di wilayah kerja Anda`, suggestForCode(code, index, scope));
}

/** The nearest area above a code that does not exist, as far as it lies in the reader's own. */
function suggestForCode(code: string, index: AreaIndex, scope: AreaRange): string {
  const path = codePath(code);
  for (let at = path.length - 2; at > 0; at--) {
    const above = index.find(path[at] ?? '');
    const missing = path[at + 1];
    if (!above || !missing || !isInside(above, scope)) continue;
    const known = `${capitalise(kindOfCode(above.code))} ${above.code} (${above.name}) ada, ${kindOfCode(missing)} ${missing} tidak ada.`;
    return looksLikeBps(code) ? `${known} Kode ini tampak seperti kode BPS; pakai kode Kemendagri.` : known;
  }
  return 'Periksa kodenya.';
}
