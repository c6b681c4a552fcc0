import { describe, expect, test } from 'vitest';
import { describeParts, isCollectedWhole, type Part } from './parts';

const part = (collected: number | null, recorded: number | null, more: Partial<Part> = {}): Part => ({
  ...{ takesPart: true, target: 100, collected, recorded, total: recorded },
  ...more,
});
const told = (parts: readonly Part[], of: { stated?: number; target?: number; whole?: boolean } = {}) =>
  describeParts({
    ...{ stated: of.stated ?? null, target: of.target ?? 100 * parts.length, parts },
    collectedWhole: of.whole ?? false,
  });

describe('whether what is collected is of the whole', () => {
  test('1 of 3 has said it', () => {
    const parts = [part(60_000, 28_800), part(null, 5), part(null, 9)];
    expect(isCollectedWhole({ stated: null, recorded: 28_814, parts })).toBe(false);
    expect(told(parts)).toMatchObject({ of: 3, collected: 1 });
  });

  test('Jawa Barat: 60.000 of Karawang, and 1.100.000 recorded of which no part has said anything', () => {
    const parts = [part(60_000, 28_800), part(null, null)];
    expect(isCollectedWhole({ stated: null, recorded: 1_100_000, parts })).toBe(false);
    expect(told(parts).collected).toBe(1);
    // As a part of Indonesia it has recorded more than it has collected: that is not what it collected.
    const indonesia = [part(60_000, 1_100_000), part(null, null)];
    expect(isCollectedWhole({ stated: null, recorded: 1_100_000, parts: indonesia })).toBe(false);
    expect(told(indonesia).collected).toBe(1);
  });

  test('all of them, or the area itself', () => {
    const parts = [part(60_000, 28_800), part(null, null)];
    expect(isCollectedWhole({ stated: null, recorded: 28_800, parts })).toBe(true);
    expect(isCollectedWhole({ stated: 60_000, recorded: 5, parts: [part(null, 5)] })).toBe(true);
    expect(isCollectedWhole({ stated: null, recorded: 5, parts: [] })).toBe(true);
    expect(told([part(1, 1)], { whole: true }).collected).toBeNull();
    expect(told([part(null, 1)]).collected).toBeNull();
  });
});

describe('a sum of so few that it says nothing of the whole', () => {
  const silent = part(null, null);

  test.each([
    ['1 of 3 reports', told([part(null, 5), silent, silent]), true],
    ['2 of 3 report', told([part(null, 5), part(null, 5), silent]), false],
    ['half of them report', told([part(null, 5), silent]), false],
    ['most report, with little of the target', told([part(null, 5), part(null, 5), silent], { target: 1_000 }), true],
    ['few report, and the area states its own', told([part(null, 5), silent, silent], { stated: 9 }), false],
    ['all report', told([part(null, 5), part(null, 5)], { target: 1_000 }), false],
    ['nobody does', told([silent, silent]), false],
    ['nothing lies below', told([]), false],
    ['no part is taken', told([part(null, 5), { ...silent, takesPart: false }], { target: 100 }), false],
  ])('%s', (_what, { few }, expected) => {
    expect(few).toBe(expected);
  });
});
