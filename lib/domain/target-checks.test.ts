import { describe, expect, test } from 'vitest';
import { checkTarget, isImplausibleTarget, type TargetToCheck } from './target-checks';
import { noTarget } from './targets';

const by = (known: Partial<TargetToCheck>): TargetToCheck => ({
  ...{ before: null, after: 100_000, achieved: null, kader: null, asWhole: null, asPart: null },
  ...known,
});
const odd = (known: Partial<TargetToCheck>) => checkTarget(by(known)).map(({ oddity }) => oddity);

describe('checkTarget', () => {
  test('Karawang, 12 April 2021: 30.000 over 734.768', () => {
    const kecamatan = { stated: 30_000, parts: 734_768, complete: true };
    expect(
      checkTarget(by({ before: 734_768, after: 30_000, achieved: 28_800, kader: 4_561, asWhole: kecamatan })),
    ).toEqual([
      { oddity: 'targetFarFromBefore', against: 734_768 },
      { oddity: 'targetPartsAgainstWhole', against: 734_768 },
    ]);
  });

  test('what was published passes: PK23 moved its target from 15.703.133 to 15.701.871', () => {
    expect(odd({ before: 15_703_133, after: 15_701_871, achieved: 5_968_674 })).toEqual([]);
    // Purworejo, portal and DIPA: 4,6 % apart.
    expect(odd({ before: 248_059, after: 236_589, achieved: 235_884 })).toEqual([]);
  });

  test.each([
    [100_000, 105_000, []],
    [100_000, 105_001, ['targetFarFromBefore']],
    [100_000, 95_000, []],
    [100_000, 94_999, ['targetFarFromBefore']],
    [0, 1, ['targetFarFromBefore']],
    [0, 0, []],
    [null, 900_000, []],
  ])('%s becomes %s: %j', (before, after, expected) => {
    expect(odd({ before, after })).toEqual(expected);
  });

  test('below what is achieved: Karawang at 28.800', () => {
    expect(odd({ after: 28_800, achieved: 28_800 })).toEqual([]);
    expect(checkTarget(by({ after: 28_799, achieved: 28_800 }))).toEqual([
      { oddity: 'targetBelowAchieved', against: 28_800 },
    ]);
  });

  test('Kota Semarang: 465 KK and 2.487 kader', () => {
    expect(checkTarget(by({ after: 465, kader: 2_487 }))).toEqual([{ oddity: 'targetBelowKader', against: 2_487 }]);
    expect(odd({ after: 2_487, kader: 2_487 })).toEqual([]);
    expect(odd({ after: 465, kader: null })).toEqual([]);
  });

  test('Kota Pekalongan: 81.280, its four kecamatan 81.021', () => {
    const stated = { stated: 81_280, parts: 81_021, complete: true };
    expect(checkTarget(by({ after: 81_280, asWhole: stated }))).toEqual([
      { oddity: 'targetPartsAgainstWhole', against: 81_021 },
    ]);
    // One kecamatan, seen from below: it is measured by the whole.
    expect(checkTarget(by({ after: 16_959, asPart: stated }))).toEqual([
      { oddity: 'targetPartOfAnotherWhole', against: 81_280 },
    ]);
  });

  test('parts that are not all known may stay below the whole, and never above it', () => {
    const some = (parts: number | null) => ({ stated: 14_000_000, parts, complete: false });
    expect(odd({ asWhole: some(734_768) })).toEqual([]);
    expect(odd({ asWhole: some(null) })).toEqual([]);
    expect(odd({ asPart: some(14_000_001) })).toEqual(['targetPartOfAnotherWhole']);
    expect(odd({ asPart: { stated: null, parts: 5, complete: true } })).toEqual([]);
  });
});

describe('isImplausibleTarget', () => {
  const target = (total: number, stated: number | null = total, parts: number | null = null) => ({
    ...noTarget,
    ...{ total, stated, parts },
  });
  test.each([
    ['Karawang as it is', target(734_768, 734_768, 734_768), 4_561, false],
    ['Karawang at 30.000', target(30_000, 30_000, 734_768), 4_561, true],
    ['Kota Semarang', target(465), 2_487, true],
    ['Kota Pekalongan', target(81_280, 81_280, 81_021), null, false],
    ['parts 5 % above', target(100, 100, 105), null, false],
    ['parts a little more above', target(1_000, 1_000, 1_051), null, true],
    ['no target', noTarget, 4_561, false],
    ['kader not known', target(465), null, false],
  ])('%s', (_, known, kader, expected) => {
    expect(isImplausibleTarget({ target: known, kader })).toBe(expected);
  });
});
