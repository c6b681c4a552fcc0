import { expect, test } from 'vitest';
import type { AreaRow } from './area-progress';
import { toDay } from './days';
import { noFigures } from './fixtures/figures';
import type { Flag } from './flags';
import { computeMove, listRecentOutages, pickExtremes } from './recap-figures';

function rowOf(name: string, percent: number | null, at: number, flags: Flag[] = []): AreaRow {
  const area = { code: `32.15.${String(at + 1).padStart(2, '0')}`, name, level: 3, kind: 'kecamatan' } as const;
  return { area, figures: { ...noFigures, percent, flags }, spark: null };
}
const rows = (...percents: (number | null)[]) => percents.map((percent, at) => rowOf(`K${at}`, percent, at));
const names = (list: AreaRow[]) => list.map((row) => row.area.name).join(' ');
const pick = (list: AreaRow[], most?: number) => {
  const { best, weakest } = pickExtremes(list, most);
  return [names(best), names(weakest)];
};

test('of eleven areas five are best, five weakest, and who has no percent is in neither list', () => {
  expect(pick(rows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, null))).toEqual(['K10 K9 K8 K7 K6', 'K0 K1 K2 K3 K4']);
});

test('a held figure is neither best nor weakest', () => {
  expect(pick([rowOf('Tirtamulya', 100_391.13, 11, ['held']), ...rows(1, 2, 3, 4, 5, 6)])).toEqual([
    'K5 K4 K3',
    'K0 K1 K2',
  ]);
  expect(pick([rowOf('Tirtamulya', 100_391.13, 11, ['held'])])).toEqual(['', '']);
});

test('an area that does not take part is neither best nor weakest', () => {
  const outside = rowOf('Pangkalan', 99, 11);
  outside.figures = { ...outside.figures, takesPart: false, flags: ['outsideScope'] };
  expect(pick([outside, ...rows(1, 2, 3, 4, 5, 6)])).toEqual(['K5 K4 K3', 'K0 K1 K2']);
});

test.each([
  [6, 'K5 K4 K3', 'K0 K1 K2'],
  [7, 'K6 K5 K4 K3', 'K0 K1 K2'],
  [9, 'K8 K7 K6 K5 K4', 'K0 K1 K2 K3'],
  [10, 'K9 K8 K7 K6 K5', 'K0 K1 K2 K3 K4'],
])('of %i areas none is in both lists, and none is left out', (count, best, weakest) => {
  expect(pick(rows(...Array.from({ length: count }, (_, at) => at)))).toEqual([best, weakest]);
});

test('up to five areas stand in one list', () => {
  expect(pick(rows(3, 1, null, 2))).toEqual(['K0 K3 K1', '']);
  expect(pick(rows(null, null))).toEqual(['', '']);
});

test('ties stand by name in both lists', () => {
  const tied = ['Tirta', 'Klari', 'Cilebar', 'Rengas', 'Batu', 'Jatisari'].map((name, at) => rowOf(name, 5, at));
  expect(pick(tied)).toEqual(['Batu Cilebar Jatisari', 'Klari Rengas Tirta']);
});

test('a shorter list takes the outermost', () => {
  expect(pick(rows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 3)).toEqual(['K9 K8 K7', 'K0 K1 K2']);
});

const day = toDay('2021-04-12');
const at = (total: number | null, lastReportDay: string | null) => ({
  total,
  lastReportDay: lastReportDay === null ? null : toDay(lastReportDay),
});

test.each([
  ['a gain', at(28_800, '2021-04-12'), at(26_400, '2021-04-11'), { kind: 'moved', gained: 2_400, since: '2021-04-11' }],
  ['a fall', at(10, '2021-04-12'), at(12, '2021-04-11'), { kind: 'moved', gained: -2, since: '2021-04-11' }],
  [
    'a gain of more than a day',
    at(50, '2021-04-12'),
    at(20, '2021-04-09'),
    { kind: 'moved', gained: 30, since: '2021-04-09' },
  ],
  ['a first report, which is no gain', at(28_800, '2021-04-12'), at(null, null), { kind: 'first', total: 28_800 }],
  [
    'a report of 0 before is one',
    at(5, '2021-04-12'),
    at(0, '2021-04-11'),
    { kind: 'moved', gained: 5, since: '2021-04-11' },
  ],
  ['nothing for the day', at(20, '2021-04-11'), at(20, '2021-04-11'), { kind: 'silent', lastReportDay: '2021-04-11' }],
  ['never a report', at(null, null), at(null, null), { kind: 'silent', lastReportDay: null }],
])('%s', (_, now, before, move) => {
  expect(computeMove({ asOf: day, now, before })).toEqual(move);
});

const outage = (id: number, areaLo: number, areaHi: number, fromDay: string, toDayText: string) => ({
  id,
  areaLo,
  areaHi,
  channel: null,
  fromDay: toDay(fromDay),
  toDay: toDay(toDayText),
  reason: 'mati',
});

test('outages are told for seven days, by whose they are', () => {
  const karawang = [3_215_000_000, 3_215_999_999] as const;
  const found = listRecentOutages({
    asOf: day,
    area: { code: '32.15', name: 'Karawang', level: 2, kind: 'kabupaten' },
    outages: [
      outage(1, ...karawang, '2021-04-01', '2021-04-05'),
      outage(2, ...karawang, '2021-04-01', '2021-04-06'),
      outage(3, 0, 9_999_999_999, '2021-04-12', '2021-04-20'),
      outage(4, ...karawang, '2021-04-13', '2021-04-14'),
      outage(5, 3_215_010_000, 3_215_019_999, '2021-04-10', '2021-04-10'),
      outage(6, 3_216_000_000, 3_216_999_999, '2021-04-10', '2021-04-10'),
    ],
  });
  expect(found.own.map((one) => one.id)).toEqual([2, 3]);
  expect(found.below.map((one) => one.id)).toEqual([5]);
});
