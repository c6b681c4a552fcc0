import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AreaRef } from './area-progress';
import { toDay } from './days';
import { computeMovement, findMovers, type MovementSide, orderMovement, type SideRow } from './movement';
import { computePercent } from './progress';

const jabar: AreaRef = { code: '32', name: 'Jawa Barat', level: 1, kind: 'provinsi' };

function rowOf(
  code: string,
  total: number | null,
  target: number | null = 1_000,
  place: number | null = null,
): SideRow {
  const area: AreaRef = { code, name: `Kabupaten ${code}`, level: 2, kind: 'kabupaten' };
  return { area, target, total, percent: computePercent(total, target), place };
}

function sideOf(total: number | null, rows: SideRow[], said: Partial<MovementSide> = {}): MovementSide {
  return {
    day: toDay('2023-07-03'),
    stage: 'recorded',
    detail: 'kabupaten',
    targetSet: { id: 1, name: 'Portal' },
    area: jabar,
    headline: { target: 1_000_000, total, percent: computePercent(total, 1_000_000) },
    rows,
    ...said,
  };
}

const only = (before: SideRow | null, after: SideRow | null) => {
  const table = computeMovement(
    sideOf(before?.total ?? null, before ? [before] : []),
    sideOf(after?.total ?? null, after ? [after] : []),
  );
  return table.rows[0];
};

describe('a row', () => {
  test('gains, in counts, percentage points and places', () => {
    expect(only(rowOf('32.15', 392, 10_000, 5), rowOf('32.15', 410, 10_000, 3))).toMatchObject({
      change: 18,
      // 4,1 - 3,92 is 0.17999999999999972 in doubles.
      pointsChange: 0.18,
      placeChange: 2,
      state: 'moved',
      missing: null,
    });
  });
  test('that had not reported moves all it has now from nothing, and had no percent to move from', () => {
    expect(only(rowOf('32.15', null), rowOf('32.15', 40))).toMatchObject({
      before: { total: null },
      change: 40,
      pointsChange: null,
      state: 'newlyReported',
    });
  });
  test('that reports 0 for the first time has reported', () => {
    expect(only(rowOf('32.15', null), rowOf('32.15', 0))).toMatchObject({ change: 0, state: 'newlyReported' });
  });
  test('whose report was taken back loses all it had', () => {
    expect(only(rowOf('32.15', 40), rowOf('32.15', null))).toMatchObject({ change: -40, state: 'vanished' });
  });
  test('that never reported has not moved by 0', () => {
    expect(only(rowOf('32.15', null), rowOf('32.15', null))).toMatchObject({ change: null, state: 'silent' });
  });
  test('falls', () => {
    expect(only(rowOf('32.15', 40), rowOf('32.15', 12))).toMatchObject({ change: -28, state: 'fell' });
  });
  test('of an area that one side does not have says which', () => {
    expect(only(null, rowOf('32.15', 12))).toMatchObject({ change: 12, missing: 'before' });
    expect(only(rowOf('32.15', 12), null)).toMatchObject({ change: -12, missing: 'after' });
  });
});

describe('two sides that differ', () => {
  const rows = [rowOf('32.15', 100, 1_000, 1)];
  const later = [rowOf('32.15', 150, 1_000, 1)];
  test('in their stage are not subtracted', () => {
    const table = computeMovement(sideOf(100, rows), sideOf(150, later, { stage: 'collected' }));
    expect(table.differences).toEqual(['stage']);
    expect(table.sum).toMatchObject({ change: null, pointsChange: null, state: null });
    expect(table.rows[0]).toMatchObject({ before: { total: 100 }, after: { total: 150 }, change: null, state: null });
    expect(findMovers(table.rows).rose).toEqual([]);
  });
  test('in their level have only the headline in common', () => {
    const table = computeMovement(sideOf(100, rows), sideOf(150, later, { detail: 'kecamatan' }));
    expect(table).toMatchObject({ differences: ['detail'], rows: [], rest: null, sum: { change: 50 } });
  });
  test('in their version of the targets have counts in common, not percents', () => {
    const table = computeMovement(sideOf(100, rows), sideOf(150, later, { targetSet: { id: 2, name: 'DIPA' } }));
    expect(table.differences).toEqual(['targetSet']);
    expect(table.rows[0]).toMatchObject({ change: 50, pointsChange: null, placeChange: null });
  });
  test('in the target of one version say so', () => {
    const moved = sideOf(150, later, { headline: { target: 900_000, total: 150, percent: 0.02 } });
    expect(computeMovement(sideOf(100, rows), moved).differences).toEqual(['target']);
  });
});

test('Jawa Barat from 3 to 12 July 2023: 842.260, of which the rows do not explain all', () => {
  const table = computeMovement(
    sideOf(119_008, [rowOf('32.01', 100_000), rowOf('32.15', null)]),
    sideOf(961_268, [rowOf('32.01', 900_000), rowOf('32.15', 60_000)]),
  );
  expect(table.sum.change).toBe(842_260);
  expect(table.rest).toEqual({ before: 19_008, after: 1_268, change: -17_740 });
});

const total = fc.option(fc.nat(1_000_000), { nil: null });
const rows = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 99 }), total), { selector: ([code]) => code, maxLength: 30 })
  .map((list) => list.map(([code, value]) => rowOf(`32.${String(code).padStart(2, '0')}`, value)));

test('the table adds up to the movement of its headline, on both sides and in between', () => {
  const sum = (values: (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
  fc.assert(
    fc.property(rows, rows, total, total, (one, other, from, to) => {
      const table = computeMovement(sideOf(from, one), sideOf(to, other));
      if (table.rows.length === 0) return;
      expect(sum([...table.rows.map((row) => row.change), table.rest?.change ?? 0])).toBe((to ?? 0) - (from ?? 0));
      expect(sum([...table.rows.map((row) => row.before.total), table.rest?.before ?? 0])).toBe(from ?? 0);
      expect(sum([...table.rows.map((row) => row.after.total), table.rest?.after ?? 0])).toBe(to ?? 0);
    }),
  );
});

test('rows order by what moved, what is not known last in either direction', () => {
  const table = computeMovement(
    sideOf(0, [rowOf('32.01', 5), rowOf('32.02', null), rowOf('32.03', 9)]),
    sideOf(0, [rowOf('32.01', 6), rowOf('32.02', null), rowOf('32.03', 2)]),
  );
  const codes = (descending: boolean) =>
    orderMovement(table.rows, { key: 'perubahan', descending }).map((row) => row.area.code);
  expect(codes(true)).toEqual(['32.01', '32.03', '32.02']);
  expect(codes(false)).toEqual(['32.03', '32.01', '32.02']);
});

test('movers are told apart: a first report is no rise', () => {
  const { rows: moved } = computeMovement(
    sideOf(0, [rowOf('32.01', 5), rowOf('32.02', null), rowOf('32.03', 9), rowOf('32.04', 7), rowOf('32.05', 1)]),
    sideOf(0, [rowOf('32.01', 6), rowOf('32.02', 90), rowOf('32.03', 2), rowOf('32.04', null), rowOf('32.05', 8)]),
  );
  const movers = findMovers(moved);
  const codes = (list: typeof moved) => list.map((row) => row.area.code);
  expect(codes(movers.rose)).toEqual(['32.05', '32.01']);
  expect(codes(movers.fell)).toEqual(['32.03']);
  expect(codes(movers.newlyReported)).toEqual(['32.02']);
  expect(codes(movers.vanished)).toEqual(['32.04']);
});
