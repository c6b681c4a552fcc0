import { expect, test } from 'vitest';
import { buildHeldArea, buildPath } from './area-rows';
import { rangeOfCode } from './areas';
import type { HeadlineAbove } from './parts';

const none = { online: null, manual: null, unsplit: null };
const above = [
  { code: '32', name: 'Jawa Barat', level: 1, kind: 'provinsi', ...rangeOfCode('32') },
  { code: 'id', name: 'Indonesia', level: 0, kind: 'negara', ...rangeOfCode('id') },
] as const;

const jawaBarat: HeadlineAbove = {
  ...{ total: 1_100_000, target: 14_000_000, stated: true, parts: 27, reporting: 3, covered: 1_100_000 },
};
const indonesia: HeadlineAbove = {
  ...{ total: 5_000_000, target: 68_000_000, stated: false, parts: 34, reporting: 1, covered: 14_000_000 },
};
const nation = rangeOfCode('id');

test("the path of Karawang on 12 April 2021: highest first, percents where they may be compared, open where it is the reader's", () => {
  // Published (docs/formulas.md, 3); the nation is not for this reader.
  const headlines = new Map([[rangeOfCode('32').lo, jawaBarat]]);
  const path = buildPath({ ancestors: above, headlines, own: rangeOfCode('32') });
  expect(path.map(({ area, percent, open }) => [area.code, percent, open])).toEqual([
    ['id', null, false],
    ['32', 7.86, true],
  ]);
});

test('a sum of one province of 34 is no percent of Indonesia, and what an area states itself is one', () => {
  const headlines = new Map([
    [rangeOfCode('32').lo, jawaBarat],
    [nation.lo, indonesia],
  ]);
  const percentsOf = (of: typeof headlines) =>
    buildPath({ ancestors: above, headlines: of, own: nation }).map(({ percent }) => percent);
  expect(percentsOf(headlines)).toEqual([null, 7.86]);
  expect(percentsOf(new Map([...headlines, [nation.lo, { ...indonesia, stated: true }]]))).toEqual([7.35, 7.86]);
});

test('an area above that reported nothing of the stage has no percent, and not 0 %', () => {
  const headlines = new Map([[rangeOfCode('32').lo, { ...jawaBarat, total: null, stated: false }]]);
  const path = buildPath({ ancestors: above, headlines, own: nation });
  expect(path.at(-1)?.percent).toBeNull();
});

test('a held area says what it states, with its percent', () => {
  const tirtamulya = { code: '32.15.19', name: 'Tirtamulya', level: 3, kind: 'kecamatan' } as const;
  const held = buildHeldArea({ ...tirtamulya, figures: { ...none, online: 15_400_000 }, target: 15_340 });
  expect(held).toEqual({ area: tirtamulya, total: 15_400_000, target: 15_340, percent: 100_391.13 });
});
