import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planSweep } from './final-sweep';
import { by, figuresOf } from './fixtures/lagging';

const kecamatan = (code: string) => ({ code, name: code, level: 3 as const, kind: 'kecamatan' as const });
const row = (code: string, given: { recorded: number | null; kader?: number; supervisor?: number; target?: null }) => {
  const { recorded, target = 1_000, ...people } = given;
  return {
    area: { code, name: code, level: 4 as const, kind: 'desa' as const },
    figures: figuresOf({ code, target, recorded: by(recorded), ...people }),
  };
};

test('a kecamatan is one sheet: desa left, what each kader needs a day, kader of desa that are done', () => {
  const rows = [
    row('32.15.01.2001', { recorded: 940, kader: 4 }),
    row('32.15.01.2002', { recorded: 1_000, kader: 9 }),
    row('32.15.01.2003', { recorded: 400 }),
    row('32.15.01.2004', { recorded: 40, target: null, kader: 3 }),
    row('32.15.02.2001', { recorded: 1_020, kader: 3 }),
  ];
  const parents = [kecamatan('32.15.01'), kecamatan('32.15.02')];
  const [only, ...others] = planSweep({ rows, parents, daysLeft: 3 });
  expect(others).toEqual([]);
  expect(only).toMatchObject({ area: { code: '32.15.01' }, number: 1, of: 1 });
  expect(only?.places.map(({ area, ...left }) => [area.code, left])).toEqual([
    ['32.15.01.2003', { remaining: 600, kader: null, requiredPacePerKader: null }],
    // 60 in 3 days by 4 kader.
    ['32.15.01.2001', { remaining: 60, kader: 4, requiredPacePerKader: 5 }],
  ]);
  expect(only?.near.map(({ area, kader }) => [area.code, kader])).toEqual([['32.15.01.2002', 9]]);
  // Without a target nobody knows what is left: that is no 0.
  expect(only?.unknown.map(({ code }) => code)).toEqual(['32.15.01.2004']);
});

test('after the end nothing is needed a day, and a month before it only the last three days count', () => {
  const rows = [row('32.15.01.2001', { recorded: 940, kader: 4 })];
  const needed = (daysLeft: number) =>
    planSweep({ rows, parents: [kecamatan('32.15.01')], daysLeft })[0]?.places[0]?.requiredPacePerKader;
  expect([needed(30), needed(3), needed(1), needed(0)]).toEqual([5, 5, 15, null]);
});

test('each desa with families left is on one sheet, and there are no more sheets than supervisors', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 }),
      fc.nat(5),
      (all, more) => {
        const rows = all.map((recorded, at) =>
          row(`32.15.01.${2001 + at}`, { recorded, supervisor: at === 0 ? more : 0 }),
        );
        const sheets = planSweep({ rows, parents: [kecamatan('32.15.01')], daysLeft: 3 });
        const left = rows.filter((_, at) => all[at] !== 1_000).map(({ area }) => area.code);
        expect(sheets.flatMap(({ places }) => places.map(({ area }) => area.code)).sort()).toEqual(left);
        expect(sheets.length).toBeLessThanOrEqual(Math.max(1, more));
        // Two sheets lie no further apart than the largest desa.
        const sums = sheets.map(({ places }) => places.reduce((sum, place) => sum + place.remaining, 0));
        const largest = Math.max(0, ...all.map((recorded) => 1_000 - recorded));
        expect(Math.max(0, ...sums) - Math.min(...sums, Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(largest);
      },
    ),
    { numRuns: 40 },
  );
});
