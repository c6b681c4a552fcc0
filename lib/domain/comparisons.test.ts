import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankRows } from './area-progress';
import { isOurOwn } from './comparison-sources';
import { arrangeComparisons, computeDifference, type FoundComparison } from './comparisons';
import { toDay } from './days';
import { noFigures } from './fixtures/figures';

const [karawang, klari, barat, timur] = [1, 2, 3, 4];
const day = toDay('2021-04-12');
const found = (area: number, total: number, more: Partial<FoundComparison> = {}): FoundComparison => ({
  ...{ area, source: 'Portal pusat', day, hour: '16.00', total, ours: total + 5, wholeOurs: 28_800 },
  ...more,
});

test('ours minus theirs, and null where one is not known', () => {
  expect(computeDifference(28_800, 28_650)).toBe(150);
  expect(computeDifference(0, 3)).toBe(-3);
  expect(computeDifference(null, 3)).toBeNull();
  expect(computeDifference(3, null)).toBeNull();
});

describe('what stands beside each area', () => {
  test('is nothing where no source says anything', () => {
    expect(arrangeComparisons({ found: [], area: karawang, parts: [klari] })(klari)).toEqual([]);
  });

  test('is the same sources everywhere, the newest first, and null where one says nothing', () => {
    const of = arrangeComparisons({
      found: [
        found(klari, 9, { source: 'SIGA', day: toDay('2021-04-11'), hour: null }),
        found(karawang, 28_650),
        found(barat, 40, { source: 'portal PUSAT' }),
      ],
      area: karawang,
      parts: [klari, barat],
    });
    expect(of(karawang)).toEqual([
      { source: 'Portal pusat', day, hour: '16.00', total: 28_650, difference: 5 },
      { source: 'SIGA', day: null, hour: null, total: null, difference: null },
    ]);
    expect(of(klari).map(({ source, total }) => [source, total])).toEqual([
      ['Portal pusat', null],
      ['SIGA', 9],
    ]);
    expect(of(barat)[0]).toMatchObject({ source: 'Portal pusat', total: 40 });
    expect(of(timur).map(({ total }) => total)).toEqual([null, null]);
  });

  test('of an area that is not stated: the sum of all its parts, of one day, beside ours of that day', () => {
    const parts = [klari, barat];
    const both = [found(klari, 10), found(barat, 20)];
    const wholeOf = (list: FoundComparison[]) =>
      arrangeComparisons({ found: list, area: karawang, parts })(karawang)[0];
    expect(wholeOf(both)).toEqual({ source: 'Portal pusat', day, hour: '16.00', total: 30, difference: 28_770 });
    expect(wholeOf([found(klari, 10), found(barat, 20, { hour: null })])).toMatchObject({ total: 30, hour: null });
    expect(wholeOf(both.slice(1))).toMatchObject({ total: null, difference: null });
    expect(wholeOf([found(klari, 10), found(barat, 20, { day: toDay('2021-04-11') })])).toMatchObject({ total: null });
    // What it states counts, whatever its parts come to.
    expect(wholeOf([...both, found(karawang, 7)])).toMatchObject({ total: 7 });
  });

  test('never is a 0 that nobody reported', () => {
    const areas = fc.array(fc.record({ area: fc.integer({ min: 1, max: 5 }), ours: fc.option(fc.nat()) }));
    fc.assert(
      fc.property(areas, (list) => {
        const all = list.map(({ area, ours }) => found(area, 1, { ours, wholeOurs: null }));
        const of = arrangeComparisons({ found: all, area: 1, parts: [2, 3] });
        for (const area of [2, 3, 4, 5]) {
          const [one] = of(area);
          const last = all.findLast((each) => each.area === area);
          expect(one?.total ?? null).toBe(last ? 1 : null);
          expect(one?.difference ?? null).toBe(last?.ours == null ? null : last.ours - 1);
        }
      }),
    );
  });
});

test('rows by their difference stand by its size, and those without one last', () => {
  const row = (name: string, difference: number | null) => ({
    area: { code: `32.15.0${name.length}`, name, level: 3 as const, kind: 'kecamatan' as const },
    figures: { ...noFigures, comparison: [{ source: 'Portal', day, hour: null, total: 1, difference }] },
  });
  const rows = [row('a', 3), row('bb', -90), row('ccc', null), row('dddd', 40)];
  const order = { key: 'selisihsumber', descending: true } as const;
  const ranked = rankRows({ rows, order, filter: { status: null, search: '' } });
  expect(ranked.map(({ figures }) => figures.comparison[0]?.difference)).toEqual([-90, 40, 3, null]);
});

test.each([
  ...[
    'Kejar Target',
    'kejar-target',
    'KAMI',
    'Kita',
    'data kami',
    'PK21',
    'Pendataan Keluarga 2021',
    'Total',
    'online',
  ],
  ...['  ', '.'],
])("'%s' is a name of our own", (source) => {
  expect(isOurOwn(source, { name: 'Pendataan Keluarga 2021', slug: 'pk21' })).toBe(true);
});

test.each(['Portal pusat', 'SIGA', 'Dukcapil', 'Portal PK21', 'BPS'])("'%s' is another source", (source) => {
  expect(isOurOwn(source, { name: 'Pendataan Keluarga 2021', slug: 'pk21' })).toBe(false);
});
