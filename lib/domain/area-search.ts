import { type AreaLevel, foldAreaName, levelOfCode } from './areas';

/** What was typed to find an area, read. */
export type AreaSearch = {
  /** The beginning of a code as it is written, with dots: 3215 is "32.15"; null: no code. */
  code: string | null;
  /** All of it folded as names are (`foldAreaName`): "kec. teluk jambe" is "telukjambe". '': nothing of it is a letter or digit. */
  whole: string;
  /** Its words without those for a kind, folded; in any order they may name the area and those it lies in. */
  words: SearchWord[];
  /** The level that a word for a kind speaks of: "kec. klari" is a kecamatan. Null: none does. */
  level: AreaLevel | null;
};

/** A word, and whether it may be short for one: "kr.", "tlk". */
export type SearchWord = { text: string; short: boolean };

/** So many words are looked at: no area needs more of its own and those above. */
const mostWords = 8;

const kindLevels: Record<string, AreaLevel> = {
  ...{ prov: 1, propinsi: 1, provinsi: 1, kab: 2, kabupaten: 2, kotamadya: 2, kodya: 2 },
  ...{ kec: 3, kecamatan: 3, kel: 4, kelurahan: 4, ds: 4, desa: 4 },
};

/** Where the blocks of a code end, in digits: provinsi, kabupaten, kecamatan, desa. */
const blockEnds = [2, 4, 6];

/** The beginning of a code, however it is written: "3215", "32-15", "32 15 01", "32.1". Null: it is none. */
function readCode(typed: string): string | null {
  if (!/^\d[\d\s.\-/]*$/.test(typed)) return null;
  const digits = typed.replaceAll(/\D/g, '');
  if (digits.length > 10) return null;
  return [...digits].map((digit, at) => (blockEnds.includes(at) ? `.${digit}` : digit)).join('');
}

export function readAreaSearch(typed: string): AreaSearch {
  const text = typed.trim();
  const parts = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Lm}'’]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+\.?/gu);
  let level: AreaLevel | null = null;
  const words: SearchWord[] = [];
  for (const part of parts ?? []) {
    const bare = part.replace('.', '');
    const kind = kindLevels[bare];
    // "Desa" alone is the beginning of a name, for a reader who is still typing.
    if (kind !== undefined && (parts?.length ?? 0) > 1) level ??= kind;
    else words.push({ text: bare, short: isShort(bare, part.endsWith('.')) });
  }
  return { code: readCode(text), whole: foldAreaName(text), words: words.slice(0, mostWords), level };
}

/** A longer word is looked for as it is: no name has it, and each letter costs four looks at all names. */
const longestLoose = 24;

/** A point behind it, or no vowel in it: "kr.", "tlk". */
function isShort(word: string, pointed: boolean): boolean {
  return word.length >= 2 && (pointed || !/[aiueo\d]/.test(word));
}

/**
 * What a word may stand for, as patterns of LIKE for a folded name, where `_` is any one letter: the word with one letter
 * missing, too many, another or two in each other's place, from four letters on. Of a short form, its letters in their order. Words
 * hold letters and digits alone, so that none carries a wildcard of its own.
 */
export function listLoosePatterns({ text, short }: SearchWord): string[] {
  if (short) return [`%${[...text].join('%')}%`];
  if (text.length < 4 || text.length > longestLoose) return [`%${text}%`];
  const variants = new Set<string>([text]);
  const letters = [...text];
  const put = (of: readonly string[]) => variants.add(of.join(''));
  letters.forEach((letter, at) => {
    const [before, after] = [letters.slice(0, at), letters.slice(at + 1)];
    put([...before, '_', ...after]);
    put([...before, ...after]);
    // Of the beginning it says nothing: "%_x" is "%x" with a letter before it.
    if (at > 0) put([...before, '_', letter, ...after]);
    const [next, ...rest] = after;
    if (next !== undefined && next !== letter) put([...before, next, letter, ...rest]);
  });
  return [...variants].map((variant) => `%${variant}%`);
}

/**
 * The one area that was meant, which opens at once; null: several may be. One alone is; so is the best one, where its name or code
 * is just what was typed and no other of its level has the same. "telukjambe" is none: a desa is called so, and two kecamatan begin
 * with it.
 * @param hits the best first
 */
export function pickClearHit<Hit extends { code: string; level: AreaLevel; folded: string }>(
  { code, whole }: Pick<AreaSearch, 'code' | 'whole'>,
  hits: readonly Hit[],
): Hit | null {
  const [best, second] = hits;
  if (!best || !second) return best ?? null;
  const isSame = (hit: Hit) => (code !== null && levelOfCode(code) !== null ? hit.code === code : hit.folded === whole);
  const twins = hits.filter((hit) => hit.level === best.level && isSame(hit));
  return isSame(best) && twins.length === 1 ? best : null;
}
