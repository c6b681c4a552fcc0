import { rangeBeforeSplit } from './papua-split';

/** 0 Indonesia, 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan. */
export const areaLevels = [0, 1, 2, 3, 4] as const;
export type AreaLevel = (typeof areaLevels)[number];

export const areaKinds = [
  'negara',
  'provinsi',
  'kabupaten',
  'kota',
  'kecamatan',
  'desa',
  'kelurahan',
  'desa adat',
] as const;
export type AreaKind = (typeof areaKinds)[number];

/** The names that URLs and the API use for a level of rows. */
export const levelNames = ['indonesia', 'provinsi', 'kabupaten', 'kecamatan', 'desa'] as const;
export type LevelName = (typeof levelNames)[number];

/** The code of the whole country in URLs and in the API. */
export const nationCode = 'id';

/**
 * The numeric span of an area: ten digits (provinsi 2, kabupaten 2, kecamatan 2, desa 4), open digits
 * running from 0 to 9. 32.15 is 3215000000..3215999999; Indonesia is 0..9999999999. `lo` identifies the area within
 * an edition (no block is ever 00), and "inside" is one comparison: lo <= other.lo <= hi.
 */
export type AreaRange = { lo: number; hi: number };

const codePattern = /^(\d{2})(?:\.(\d{2})(?:\.(\d{2})(?:\.(\d{4}))?)?)?$/;

/** The level a Kemendagri code speaks of, or null when it is not one. `id` is 0. */
export function levelOfCode(code: string): AreaLevel | null {
  if (code === nationCode) return 0;
  if (!codePattern.test(code)) return null;
  return code.split('.').length as AreaLevel;
}

/** The numeric span of a code; throws RangeError when it is not a code. */
export function rangeOfCode(code: string): AreaRange {
  if (code === nationCode) return { lo: 0, hi: 9_999_999_999 };
  if (!codePattern.test(code)) throw new RangeError(`not an area code: ${code}`);
  const digits = code.replaceAll('.', '');
  return { lo: Number(digits.padEnd(10, '0')), hi: Number(digits.padEnd(10, '9')) };
}

/** The code of the area one level up, null for Indonesia. */
export function parentCode(code: string): string | null {
  if (code === nationCode) return null;
  const cut = code.lastIndexOf('.');
  return cut < 0 ? nationCode : code.slice(0, cut);
}

/** The `lo` of the area one level up, null for Indonesia: that of Telukjambe Timur, 3215250000, is 3215000000. */
export function parentLo(lo: number): number | null {
  if (lo === 0) return null;
  const step = [10_000, 1_000_000, 100_000_000].find((one) => lo % one !== 0);
  return step === undefined ? 0 : lo - (lo % step);
}

/** The codes from Indonesia down to the area itself. */
export function codePath(code: string): string[] {
  const path: string[] = [];
  for (let at: string | null = code; at; at = parentCode(at)) path.unshift(at);
  return path;
}

/** The code of the smallest area that holds two areas, each by its `lo`; the area itself when they are one. */
export function commonCode(one: number, other: number): string {
  const [a, b] = [blocksOf(one), blocksOf(other)];
  const apart = a.findIndex((block, at) => block !== b[at]);
  const shared = apart < 0 ? a : a.slice(0, apart);
  return shared.length === 0 ? nationCode : shared.join('.');
}

/** The code of the area that a number (`lo`) stands for. */
export function codeOfArea(lo: number): string {
  const blocks = blocksOf(lo);
  return blocks.length === 0 ? nationCode : blocks.join('.');
}

/** The blocks of the code that an area's `lo` stands for: none for Indonesia. No block of a code is ever zero. */
function blocksOf(lo: number): string[] {
  const digits = String(lo).padStart(10, '0');
  const blocks = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)];
  const end = blocks.findIndex((block) => Number(block) === 0);
  return end < 0 ? blocks : blocks.slice(0, end);
}

/**
 * What an area is, by its code: kabupaten 01-69, kota 71-99; the fourth block 1xxx kelurahan, 2xxx desa, 3xxx desa adat
 * (Permendagri 58/2021, annex).
 */
export function kindOfCode(code: string): AreaKind {
  const level = levelOfCode(code);
  if (level === null) throw new RangeError(`not an area code: ${code}`);
  if (level === 0) return 'negara';
  if (level === 1) return 'provinsi';
  if (level === 2) return Number(code.slice(3, 5)) >= 71 ? 'kota' : 'kabupaten';
  if (level === 3) return 'kecamatan';
  const block = code.at(-4);
  return block === '1' ? 'kelurahan' : block === '3' ? 'desa adat' : 'desa';
}

export function isInside(inner: AreaRange, outer: AreaRange): boolean {
  return outer.lo <= inner.lo && inner.hi <= outer.hi;
}

export type AreaRelation = 'own' | 'ancestor' | 'descendant' | 'elsewhere';

/**
 * How `other` stands to `own`: the one rule behind every refusal. Of the kabupaten that Papua gave to new provinces the
 * numbers of before are own too: no edition has both.
 */
export function relationOf(own: AreaRange, other: AreaRange): AreaRelation {
  const relation = relationByRange(own, other);
  const before = relation === 'elsewhere' ? rangeBeforeSplit(own) : null;
  return before === null ? relation : relationByRange(before, other);
}

/** Whether an area is one's own or lies inside it. */
export function isOwnOrInside(own: AreaRange, other: AreaRange): boolean {
  const relation = relationOf(own, other);
  return relation === 'own' || relation === 'descendant';
}

function relationByRange(own: AreaRange, other: AreaRange): AreaRelation {
  if (own.lo === other.lo && own.hi === other.hi) return 'own';
  if (isInside(other, own)) return 'descendant';
  if (isInside(own, other)) return 'ancestor';
  return 'elsewhere';
}

const kindWords =
  /^(?:(?:provinsi|prov|kecamatan|kec|kelurahan|kel|desa adat|desa|ds)(?:\.|\b)|(?:kabupaten|kab)(?:\.|\b)(?:\s*(?:administrasi|adm)(?:\.|\b))?)\s*/u;

const plainName = /^[ -~]*$/;

/** "Kota" in front stays: Bandung is not Kota Bandung, and Kota Baru is a kecamatan that many write as one word. */
const cityWords = /^(?:kota\s*(?:administrasi|adm)|kotamadya|kodya)(?:\.|\b)/u;

/**
 * A name as people type it, folded so that "Kec. TELUK JAMBE Timur" and "Telukjambe Timur" meet: lower case, no marks,
 * no spaces, no leading word for the kind except kota. So "Bandung" and "Kab. Bandung" are one, "Kota Bandung" is
 * another, as in every table of an office. Two areas may still fold alike; code that matches by name must count the hits.
 */
export function foldAreaName(name: string): string {
  // Nearly all names are plain, and a check of a file folds tens of thousands: they need no look at marks.
  const isPlain = plainName.test(name);
  // ʼ and ʻ are letters by Unicode, and apostrophes in names.
  const unmarked = isPlain ? name : name.normalize('NFKD').replaceAll(/[\p{M}\p{Lm}]/gu, '');
  const plain = unmarked.toLowerCase().trim();
  const bare = plain.replace(kindWords, '').replace(cityWords, 'kota');
  return (bare || plain).replaceAll(isPlain ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]/gu, '');
}

/** The folded name that is stored with an area, whose own name does not hold the word for its kind. */
export function foldedNameOf(area: { kind: AreaKind; name: string }): string {
  return foldAreaName(area.kind === 'kota' ? `Kota ${area.name}` : area.name);
}

declare const authorized: unique symbol;
/**
 * An area that the person at the other end may see or change: the scope that every query about figures takes. Only
 * lib/server/auth mints it, after the session was read from the database; there is no scope of "everything".
 */
export type AuthorizedArea = {
  editionId: number;
  code: string;
  name: string;
  level: AreaLevel;
  kind: AreaKind;
  lo: number;
  hi: number;
  readonly [authorized]: true;
};
