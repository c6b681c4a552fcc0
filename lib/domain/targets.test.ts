import { describe, expect, test } from 'vitest';
import { noTarget, targetNotAllocated } from './targets';

describe('what an area’s target holds beyond those of its parts', () => {
  test.each([
    ['Kota Pekalongan, 2021: 81.280 stated, its four kecamatan 81.021', 81_280, 81_021, 259],
    ['parts larger than the whole', 100, 130, -30],
    ['nothing stated', null, 81_021, null],
    ['no part has one', 81_280, null, null],
    ['both agree', 100, 100, 0],
  ])('%s', (_what, stated, parts, expected) => {
    expect(targetNotAllocated({ ...noTarget, stated, parts })).toBe(expected);
  });
});
