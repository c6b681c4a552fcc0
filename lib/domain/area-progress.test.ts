import { describe, expect, test } from 'vitest';
import {
  type AreaRow,
  buildSpark,
  computePlaces,
  lacksReport,
  type RowFilter,
  type RowOrder,
  rankRows,
} from './area-progress';
import { type AreaKind, type AreaLevel, kindOfCode, levelOfCode } from './areas';
import { sortKeys } from './columns';
import { toDay } from './days';
import { noFigures } from './fixtures/figures';
import type { Figures } from './progress';

function row(code: string, name: string, figures: Partial<Figures> = {}): AreaRow {
  const kind: AreaKind = kindOfCode(code);
  const level: AreaLevel = levelOfCode(code) ?? 4;
  return { area: { code, name, level, kind }, figures: { ...noFigures, ...figures }, spark: null };
}

const all: RowFilter = { status: null, search: '' };
const ranked = (rows: AreaRow[], order: RowOrder, filter = all) =>
  rankRows({ rows, order, filter }).map((one) => [one.rank, one.area.name]);

describe('ranking', () => {
  const rows = [
    row('32.01', 'Bogor', { percent: 4, status: 'behind', lastReportDay: toDay('2021-04-12') }),
    row('32.02', 'Sukabumi', { status: 'notReported' }),
    row('32.03', 'Cianjur', { percent: 104.44, status: 'done', lastReportDay: toDay('2021-04-10') }),
    row('32.04', 'Bandung', { percent: 0, status: 'behind', lastReportDay: toDay('2021-04-12') }),
    row('32.05', 'Garut', {}),
  ];

  test('numbers rows from 1 in the order shown; what is not known stands last in either direction, 0 does not', () => {
    expect(ranked(rows, { key: 'persen', descending: true })).toEqual([
      [1, 'Cianjur'],
      [2, 'Bogor'],
      [3, 'Bandung'],
      [4, 'Garut'],
      [5, 'Sukabumi'],
    ]);
    expect(ranked(rows, { key: 'persen', descending: false }).map(([, name]) => name)).toEqual([
      'Bandung',
      'Bogor',
      'Cianjur',
      'Garut',
      'Sukabumi',
    ]);
  });

  test('by status: from done to not reported or back; without a status last in either direction', () => {
    const names = (descending: boolean) => ranked(rows, { key: 'status', descending }).map(([, name]) => name);
    expect(names(false)).toEqual(['Cianjur', 'Bandung', 'Bogor', 'Sukabumi', 'Garut']);
    expect(names(true)).toEqual(['Sukabumi', 'Bandung', 'Bogor', 'Cianjur', 'Garut']);
  });

  test('by the last report, those who never reported last', () => {
    const names = (descending: boolean) => ranked(rows, { key: 'lapor', descending }).map(([, name]) => name);
    expect(names(false)).toEqual(['Cianjur', 'Bandung', 'Bogor', 'Garut', 'Sukabumi']);
    expect(names(true)).toEqual(['Bandung', 'Bogor', 'Cianjur', 'Garut', 'Sukabumi']);
  });

  test('by name as people count: Cempaka 2 before Cempaka 10; the same name by code', () => {
    const villages = [
      row('32.15.01.2010', 'Cempaka 10'),
      row('32.15.01.2009', 'Cempaka 2'),
      row('32.15.02.2001', 'Cempaka 2'),
    ];
    const codes = (descending: boolean) =>
      rankRows({ rows: villages, order: { key: 'wilayah', descending }, filter: all }).map((one) => one.area.code);
    expect(codes(false)).toEqual(['32.15.01.2009', '32.15.02.2001', '32.15.01.2010']);
    expect(codes(true)).toEqual(['32.15.01.2010', '32.15.01.2009', '32.15.02.2001']);
  });

  test('reads each column from its own figure', () => {
    const columns: Record<string, keyof Figures> = {
      target: 'target',
      online: 'online',
      manual: 'manual',
      total: 'total',
      persen: 'percent',
      sisa: 'remaining',
      perlu: 'requiredPace',
      laju: 'pace',
    };
    expect(sortKeys).toEqual(expect.arrayContaining(Object.keys(columns)));
    for (const key of sortKeys) {
      const figure = columns[key];
      if (!figure) continue;
      const two = [row('32.01', 'Bogor', { [figure]: 1 }), row('32.02', 'Sukabumi', { [figure]: 2 })];
      expect(ranked(two, { key, descending: true }), key).toEqual([
        [1, 'Sukabumi'],
        [2, 'Bogor'],
      ]);
    }
  });

  test('reads what was collected from the field, by all channels; an area that has not reported it stands last', () => {
    const stages = (collected: number | null) => ({ stages: { collected, recorded: 5, validated: null } });
    const three = [
      row('32.01', 'Bogor', stages(0)),
      row('32.02', 'Cianjur', stages(null)),
      row('32.03', 'Garut', stages(7)),
    ];
    const names = (descending: boolean) => ranked(three, { key: 'terdata', descending }).map(([, name]) => name);
    expect(names(true)).toEqual(['Garut', 'Bogor', 'Cianjur']);
    expect(names(false)).toEqual(['Bogor', 'Garut', 'Cianjur']);
  });

  test('gives the same order whatever the order it was given, and leaves that alone', () => {
    const turned = [...rows].reverse();
    for (const key of sortKeys) {
      for (const descending of [true, false]) {
        expect(ranked(turned, { key, descending })).toEqual(ranked(rows, { key, descending }));
      }
    }
    expect(turned.map((one) => one.area.name)).toEqual(['Garut', 'Bandung', 'Cianjur', 'Sukabumi', 'Bogor']);
  });
});

describe('filtering', () => {
  const rows = [
    row('32.15.03', 'Telukjambe Timur', { total: 10, status: 'behind', flags: ['stale'] }),
    row('32.15.25', 'Kota Baru', { total: 0, status: 'behind' }),
    row('32.15.01', 'Karawang Barat', { status: 'notReported' }),
    row('32.73', 'Bandung', { total: 5, status: 'onTrack' }),
  ];
  const found = (filter: Partial<RowFilter>) =>
    rankRows({ rows, order: { key: 'wilayah', descending: false }, filter: { ...all, ...filter } }).map(
      (one) => one.area.name,
    );

  test('numbers what is left from 1', () => {
    expect(ranked(rows, { key: 'total', descending: true }, { ...all, status: 'behind' })).toEqual([
      [1, 'Telukjambe Timur'],
      [2, 'Kota Baru'],
    ]);
  });

  test.each([
    ['teluk', ['Telukjambe Timur']],
    ['TELUK JAMBE', ['Telukjambe Timur']],
    ['Kec. Telukjambe', ['Telukjambe Timur']],
    ['kotabaru', ['Kota Baru']],
    ['Kota Bandung', ['Bandung']],
    ['32.15.', ['Karawang Barat', 'Kota Baru', 'Telukjambe Timur']],
    [' 32.15.25 ', ['Kota Baru']],
    ['tidak ada', []],
    ['-', []],
    ['  ', ['Bandung', 'Karawang Barat', 'Kota Baru', 'Telukjambe Timur']],
  ])('%j finds %j', (search, names) => {
    expect(found({ search })).toEqual(names);
  });

  test('counts who has never reported among those without a report for the day', () => {
    expect(found({ status: 'notReported' })).toEqual(['Karawang Barat']);
    expect(found({ status: 'belumLaporHariIni' })).toEqual(['Karawang Barat', 'Telukjambe Timur']);
    expect(rows.filter(lacksReport).length).toBe(found({ status: 'belumLaporHariIni' }).length);
  });
});

describe('the last fourteen days of a row', () => {
  const spark = (before: number | null, ...reports: [string, number | null][]) =>
    buildSpark({
      asOf: toDay('2021-04-20'),
      before,
      reports: reports.map(([day, total]) => ({ day: toDay(day), total })),
    });
  const silent = (count: number) => Array<null>(count).fill(null);

  test('says what each report added to the one before, oldest first, null for a day without one', () => {
    expect(spark(1_000, ['2021-04-07', 1_100], ['2021-04-18', 1_090], ['2021-04-20', 1_090])).toEqual([
      100,
      ...silent(10),
      -10,
      null,
      0,
    ]);
  });

  test('counts the first report from nothing', () => {
    expect(spark(null, ['2021-04-20', 40])).toEqual([...silent(13), 40]);
  });

  test('passes over a day whose report says nothing of the stage shown', () => {
    expect(spark(10, ['2021-04-19', null], ['2021-04-20', 15])).toEqual([...silent(13), 5]);
  });

  test('is silent where nobody reported', () => {
    expect(spark(10)).toEqual(silent(14));
  });
});

describe('places', () => {
  test('follow the percent, shared by rows of one percent, and none without a percent', () => {
    const rows = [
      row('32.15.01', 'A', { percent: 4.11 }),
      row('32.15.02', 'B', { percent: 23.75 }),
      row('32.15.03', 'C', { percent: 4.11 }),
      row('32.15.04', 'D', { percent: null }),
      row('32.15.05', 'E', { percent: 0 }),
      row('32.15.06', 'F', { percent: 104.44 }),
    ];
    expect([...computePlaces(rows)]).toEqual([
      ['32.15.01', 3],
      ['32.15.02', 2],
      ['32.15.03', 3],
      ['32.15.04', null],
      ['32.15.05', 5],
      ['32.15.06', 1],
    ]);
  });

  test("are by the percent without held figures: 100.391 % is nobody's first place", () => {
    const rows = [
      row('32.15.16', 'Tirtamulya', {
        ...{ total: 15_400_000, percent: 100_391.13, flags: ['held'], withoutHeld: { total: 1_540, percent: 10.04 } },
      }),
      row('32.15.01', 'A', { total: 20, percent: 12 }),
      row('32.15.02', 'B', { total: 5, percent: 9.81 }),
      row('32.15.04', 'Klari', { total: 90_000, percent: 400, flags: ['held'], withoutHeld: null }),
    ];
    expect([...computePlaces(rows).values()]).toEqual([2, 1, 3, null]);
  });
});
