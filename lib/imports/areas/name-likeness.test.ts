import { expect, test } from 'vitest';
import { foldedNameOf, kindOfCode, levelOfCode, rangeOfCode } from '../../domain/areas';
import { foldName } from './fold-name';
import type { KnownArea } from './known-area';
import { NameLikeness } from './name-likeness';
import { compareNames } from './trigrams';

const syllables = [
  'ka',
  'ra',
  'wang',
  'su',
  'ka',
  'ma',
  'ju',
  'ci',
  'bo',
  'gor',
  'ta',
  'lang',
  'me',
  'kar',
  'sa',
  'ri',
];

/** Made-up desa, more of them than are compared one by one. */
const desa = Array.from({ length: 2_000 }, (_, at): KnownArea => {
  const code = `32.15.${String(1 + Math.floor(at / 100)).padStart(2, '0')}.${2_001 + (at % 100)}`;
  const name = [at, at * 7 + 3, Math.floor(at / 16)].map((one) => syllables[one % syllables.length]).join('');
  return { code, name: `${name} ${at}`, kind: kindOfCode(code), level: levelOfCode(code) ?? 4, ...rangeOfCode(code) };
});
const likeness = new NameLikeness(desa, (place) => foldedNameOf(desa[place] ?? { kind: 'desa', name: '' }));

function trigramsOf(folded: string): Set<string> {
  const padded = `  ${folded} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** pg_trgm's similarity, word for word. */
function similarity(folded: string, other: string): number {
  const [wanted, own] = [trigramsOf(folded), trigramsOf(other)];
  const shared = [...wanted].filter((one) => own.has(one)).length;
  return shared / (wanted.size + own.size - shared);
}

/** Each area is compared. */
function likestOf(text: string, [from, to]: [number, number]): string[] {
  return desa
    .slice(from, to)
    .map((area) => ({ code: area.code, score: similarity(foldName(text), foldedNameOf(area)) }))
    .filter(({ score }) => score >= 0.25)
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1))
    .slice(0, 3)
    .map(({ code }) => code);
}

const misspelt = (at: number) => {
  const { name } = desa[at] ?? { name: '' };
  return `${name.slice(0, 2)}x${name.slice(3)}`;
};

test.each<[string, [number, number]]>([
  ['some hundred', [400, 650]],
  ['none', [0, 0]],
])('among %s areas the likest are found as if each was compared', (_what, within) => {
  for (const text of [misspelt(420), misspelt(601), 'Pos jaga nomor 9 timur', 'tidak dikenal', '漢字', ''])
    expect(likeness.find(text, within).map(({ code }) => code)).toEqual(likestOf(text, within));
});

test('among thousands a name with a wrong letter leads to its area first', () => {
  for (let at = 0; at < desa.length; at += 97) {
    expect(likeness.find(misspelt(at), [0, desa.length])[0]?.code).toBe(likestOf(misspelt(at), [0, desa.length])[0]);
  }
});

test('nothing is offered that is like nothing, and nothing outside the places that were asked for', () => {
  expect(likeness.find('zzzzzz', [0, desa.length])).toEqual([]);
  const [first, last] = [500, 1_700];
  for (const area of likeness.find(misspelt(3), [first, last])) {
    expect(desa.indexOf(area)).toBeGreaterThanOrEqual(first);
    expect(desa.indexOf(area)).toBeLessThan(last);
  }
});

test('the answer to one question leaves nothing behind for the next', () => {
  const fresh = new NameLikeness(desa, (place) => foldedNameOf(desa[place] ?? { kind: 'desa', name: '' }));
  const texts = Array.from({ length: 50 }, (_, at) => misspelt(at * 37));
  const all: [number, number] = [0, desa.length];
  for (const text of texts) likeness.find(text, all);
  expect(texts.toReversed().map((text) => likeness.find(text, all))).toEqual(
    texts.toReversed().map((text) => fresh.find(text, all)),
  );
});

test('two names are compared by the same measure', () => {
  const names = ['karawang', 'krawang', 'karangwang', 'bogor', 'a', 'sukasuka', '漢字'];
  for (const one of names) {
    for (const other of names) expect(compareNames(one, other)).toBe(similarity(one, other));
  }
  expect(compareNames('karawang', 'krawang')).toBeCloseTo(6 / 11);
});
