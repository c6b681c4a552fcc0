import { expect, test } from 'vitest';
import { areAlike, compareTargets, sumTargets } from './target-comparison';
import { noTarget } from './targets';

const [portal, dipa] = [1, 2];
const row = (name: string, before: number | null, after: number | null) => ({
  name,
  targets: new Map(
    [
      [portal, before],
      [dipa, after],
    ].flatMap(([version, total]) =>
      total === null ? [] : [[version, { ...noTarget, total }] as [number, typeof noTarget]],
    ),
  ),
});

test('two versions of Jawa Tengah: Purworejo falls from 248.059 to 236.589, what did not move is counted', () => {
  const rows = [
    row('Purworejo', 248_059, 236_589),
    row('Kebumen', 350_000, 350_000),
    row('Magelang', 300_000, 302_000),
    row('Kota Magelang', null, 30_000),
    row('Wonosobo', null, null),
    row('Cilacap', 0, 0),
  ];
  const { moved, ...sums } = compareTargets(rows, { from: portal, to: dipa });
  expect(moved.map(({ row: { name }, change }) => [name, change])).toEqual([
    ['Purworejo', -11_470],
    ['Magelang', 2_000],
    ['Kota Magelang', null],
  ]);
  expect(sums).toEqual({
    unchanged: 2,
    unchangedTotal: 350_000,
    rises: 2_000,
    falls: -11_470,
    sums: { from: 898_059, to: 918_589 },
  });
  expect([sumTargets(rows, portal), sumTargets(rows, dipa), sumTargets([], dipa)]).toEqual([898_059, 918_589, null]);
});

test('totals are alike where both are whole, or sums of the same parts', () => {
  const portal = { known: 3, of: 35, digest: 'a' };
  expect(areAlike(null, null)).toBe(true);
  expect(areAlike(portal, { known: 1, of: 35, digest: 'b' })).toBe(false);
  expect(areAlike(portal, { known: 3, of: 35, digest: 'c' })).toBe(false);
  expect(areAlike(portal, { ...portal })).toBe(true);
  expect(areAlike(null, portal)).toBe(false);
  expect(areAlike(portal, null)).toBe(false);
  expect(areAlike(null, { known: 35, of: 35, digest: 'd' })).toBe(true);
});
