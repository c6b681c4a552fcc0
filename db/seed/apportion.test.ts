import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from './apportion';

describe('apportion', () => {
  test('adds up exactly, stays within one of the quota and gives nothing to a weight of 0', () => {
    const weights = fc
      .array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1_000, noNaN: true })), { minLength: 1 })
      .filter((all) => all.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.nat(5_000_000), weights, (total, all) => {
        const sum = all.reduce((one, other) => one + other, 0);
        const parts = apportion(total, all);
        expect(parts.reduce((one, other) => one + other, 0)).toBe(total);
        parts.forEach((part, at) => {
          const weight = all[at] ?? 0;
          if (weight === 0) expect(part).toBe(0);
          expect(Math.abs(part - (weight / sum) * total)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });

  test('gives the rest to the largest remainders, the first of equals first', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(7, [0.1, 5.9, 1])).toEqual([0, 6, 1]);
  });

  test('refuses to split something over nothing', () => {
    expect(() => apportion(1, [0, 0])).toThrow(RangeError);
    expect(apportion(0, [0, 0])).toEqual([0, 0]);
  });
});
