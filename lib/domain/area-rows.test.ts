import { expect, test } from 'vitest';
import { buildHeldArea, buildPath } from './area-rows';
import { rangeOfCode } from './areas';

const none = { online: null, manual: null, unsplit: null };
const above = [
  { code: '32', name: 'Jawa Barat', level: 1, kind: 'provinsi', ...rangeOfCode('32') },
  { code: 'id', name: 'Indonesia', level: 0, kind: 'negara', ...rangeOfCode('id') },
] as const;

test("the path of Karawang on 12 April 2021: highest first, percents where they may be compared, open where it is the reader's", () => {
  // Published (docs/formulas.md, 3); the nation is not for this reader.
  const figures = { collected: none, recorded: { ...none, unsplit: 1_100_000 }, validated: none };
  const headlines = new Map([[rangeOfCode('32').lo, { figures, target: 14_000_000 }]]);
  const path = buildPath({ ancestors: above, headlines, stage: 'recorded', own: rangeOfCode('32') });
  expect(path.map(({ area, percent, open }) => [area.code, percent, open])).toEqual([
    ['id', null, false],
    ['32', 7.86, true],
  ]);
});

test('an area above that reported nothing of the stage has no percent, and not 0 %', () => {
  const figures = { collected: none, recorded: none, validated: none };
  const headlines = new Map([[rangeOfCode('32').lo, { figures, target: 14_000_000 }]]);
  const path = buildPath({ ancestors: above, headlines, stage: 'validated', own: rangeOfCode('id') });
  expect(path.at(-1)?.percent).toBeNull();
});

test('a held area says what it states, with its percent', () => {
  const tirtamulya = { code: '32.15.19', name: 'Tirtamulya', level: 3, kind: 'kecamatan' } as const;
  const held = buildHeldArea({ ...tirtamulya, figures: { ...none, online: 15_400_000 }, target: 15_340 });
  expect(held).toEqual({ area: tirtamulya, total: 15_400_000, target: 15_340, percent: 100_391.13 });
});
